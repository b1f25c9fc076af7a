"""领办、分派 — who in each unit has taken a dossier upon themselves.

A stream of its own beside the dossier's, so that taking a case never makes a page stale.  It
shares out the work; who may take which step is said by the procedure alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.derived import derived_id
from domain.divisions import Division
from domain.errors import AlreadyClaimed, AlreadyDone, Malformed, NotInArea, NotYours
from domain.office import Role
from domain.personal import Code, PersonId
from domain.signed import Signed, signature
from domain.topics import name_topics

LONGEST_REASON = 500


class Assignment(Aggregate):
    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        case: str
        holders: dict[str, str]

    class Event(Signed):
        """``unit`` is the division whose holder changes; ``holders`` are all afterwards."""

        case: Code
        unit: Code
        holders: dict[Code, PersonId]

        def apply(self, assignment: Any) -> None:
            assignment.case = self.case
            assignment.holders = dict(self.holders)

    class Opened(Event, Aggregate.Created):
        """Nobody has the case yet; the first claim follows in the same save."""

    class Claimed(Event):
        holder: PersonId

    class Released(Event):
        holder: PersonId

    class Reassigned(Event):
        personal = {"reason": "by"}
        holder: PersonId
        previous: PersonId
        reason: str

    @staticmethod
    def id_of(case: UUID) -> UUID:
        return derived_id("assignment", str(case))

    @classmethod
    def open(cls, act: Act, case: UUID) -> Self:
        return cls._create(
            cls.Opened,
            id=cls.id_of(case),
            **signature(act),
            case=str(case),
            unit=act.by.division.code,
            holders={},
        )

    def claim(self, act: Act) -> None:
        """领办 — take it for one's own unit."""
        unit, officer = act.by.division.code, act.by.who
        holder = self.holders.get(unit)
        if holder == officer:
            raise AlreadyDone("claim")
        if holder is not None:
            raise AlreadyClaimed("claim")
        self.record(self.Claimed, act, unit, officer, holder=officer)

    def release(self, act: Act) -> None:
        """退回 — give back what one holds."""
        unit, officer = act.by.division.code, act.by.who
        if self.holders.get(unit) != officer:
            raise NotYours("release")
        self.record(self.Released, act, unit, "", holder=officer)

    def reassign(self, act: Act, *, unit: Division, holder: str, reason: str) -> None:
        """改派 — a supervisor gives it to somebody else, and says why."""
        if act.by.role is not Role.SUPERVISOR:
            raise NotYours("supervisor")
        if not unit.within(act.by.division):
            raise NotInArea(unit.code)
        if not 0 < len(reason.strip()) <= LONGEST_REASON:
            raise Malformed("reason", "say why")
        previous = self.holders.get(unit.code, "")
        if previous == holder:
            raise AlreadyDone("reassign")
        self.record(
            self.Reassigned,
            act,
            unit.code,
            holder,
            holder=holder,
            previous=previous,
            reason=reason.strip(),
        )

    def record(
        self, event: type[Event], act: Act, unit: str, now_with: str, **facts: str
    ) -> None:
        others = {u: h for u, h in self.holders.items() if u != unit}
        holders = {**others, unit: now_with} if now_with else others
        self.trigger_event(
            event, **signature(act), case=self.case, unit=unit, holders=holders, **facts
        )


name_topics(Assignment, "assignment")
