"""The books of a dossier: what was done, by whom, in which capacity, and the clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.clock import Clock
from domain.divisions import Division
from domain.post import Side
from domain.procedure import Procedure, Step
from domain.signed import Signed, signature
from domain.stage import Verb
from domain.ticking import tick
from domain.waiting import awaited


class Books(Aggregate):
    """Kept by every event alike; what a verb may do is asked before, in ``Dossier``."""

    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        code: str
        verbs: Mapping[str, Verb]
        procedures: tuple[Procedure, ...]
        stage_type: type[StrEnum]
        stage: StrEnum
        procedure: Procedure
        parties: frozenset[str]

    class Event(Signed):
        """Every fact says which clocks it moved and what it read."""

        kind = ""
        """The code of the dossier it belongs to."""
        leads_to = ""
        """The stage it brings about; most leave the stage as it is."""

        _: KW_ONLY
        step: str
        entered_late: bool
        about: str
        stage: str
        waits: list[dict[str, str]]
        clocks: list[dict[str, Any]]
        voids: list[str]
        readings: list[dict[str, Any]]

        def apply(self, dossier: Any) -> None:
            for step in self.voids:
                dossier.done.pop(step, None)
            dossier.done[self.step] = self.on
            dossier.hands[self.step] = dossier.hands.get(self.step, frozenset()) | {self.by}
            for clock in self.clocks:
                dossier.clocks[clock["limit"]] = Clock(**clock)
            dossier.stage = dossier.stage_type(self.stage)
            dossier.last_on = max(self.on, dossier.last_on or self.on)
            self.evolve(dossier)

        def evolve(self, case: Any) -> None:
            """What this event changes beyond that.  No guard, no rule, no clock in here."""

    def __init__(self) -> None:
        self.done: dict[str, date] = {}
        self.hands: dict[str, frozenset[str]] = {}
        self.waived: dict[str, str] = {}
        self.clocks: dict[str, Clock] = {}
        self.recused: frozenset[str] = frozenset()
        self.last_on: date | None = None

    @property
    def about(self) -> str:
        """The id of the person it is about, if it is about one."""
        return ""

    def unit(self, side: Side) -> Division:
        """The division that owns it, or the one that took it in."""
        raise NotImplementedError

    def goals(self) -> Iterable[str]:
        """The steps that have to come next; what comes before them is found in the table."""
        return ()

    @classmethod
    def begin(
        cls,
        event: type[Event],
        act: Act,
        rules: Procedure,
        *,
        place: Division,
        about: str = "",
        id: UUID | None = None,
        **facts: Any,
    ) -> Self:
        """Create a dossier by its opening event, under these rules, owned by this division."""
        step = rules.step(act.step)
        clocks = tick(rules, {}, act, cls.code, place)
        waits: list[dict[str, str]] = []
        signed = cls.envelope(act, step, clocks, about=about, stage=event.leads_to)
        dossier: Self = cls._create(event, id=id, waits=waits, **signed, **facts)  # type: ignore[arg-type]
        waits += awaited(dossier)
        return dossier

    def record(
        self,
        event: type[Event],
        act: Act,
        *,
        under: Procedure | None = None,
        clocks: Iterable[Clock] | None = None,
        **facts: Any,
    ) -> None:
        """Trigger an event, signed; the procedure's clocks tick unless new ones are given."""
        rules = under or self.procedure
        step = rules.step(act.step)
        if clocks is None:
            clocks = tick(rules, self.clocks, act, self.code, self.unit(Side.OWNER))
        stage = self.stage_after(event, step)
        waits: list[dict[str, str]] = []
        signed = self.envelope(act, step, clocks, about=self.about, stage=stage)
        self.trigger_event(event, waits=waits, **signed, **facts)
        # What is waited for is known only now; the event has not left this method yet.
        waits += awaited(self)

    def record_recount(self, event: type[Event], act: Act) -> None:
        """Trigger an event if the published calendar moves an end that was provisional."""
        open_ended = [c for c in self.clocks.values() if c.runs and c.provisional]
        counted = [clock.recounted(act.calendar) for clock in open_ended]
        if counted != open_ended:
            self.record(event, act, clocks=counted)

    def record_end(self, event: type[Event], act: Act, **facts: Any) -> None:
        """Trigger an event after which nothing is waited for any more."""
        running = [clock for clock in self.clocks.values() if clock.runs]
        halted = [clock.stopped(act.now, act.calendar) for clock in running]
        self.record(event, act, clocks=halted, **facts)

    def stage_after(self, event: type[Event], step: Step) -> str:
        return event.leads_to or self.stage

    @staticmethod
    def envelope(
        act: Act, step: Step, clocks: Iterable[Clock], *, about: str, stage: str
    ) -> dict[str, Any]:
        """What every event says beside its own facts and what is waited for after it."""
        moved = [clock.written() for clock in clocks]
        return {
            **signature(act),
            "step": act.step,
            "entered_late": act.entered_late,
            "about": about,
            "stage": str(stage),
            "clocks": moved,
            "voids": list(step.voids),
            "readings": act.gazette.taken(),
        }
