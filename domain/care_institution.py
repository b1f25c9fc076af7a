"""养老机构名录 — an institution on file: as it filed itself, as it was found, until it ends.

A filing is settled at once; the institution stays for years.  It is entered by the receipt and
filed anew under the same credit code; how it ends its service is planned ahead, for those who
live there have to be placed first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.calendar import Term, Unit
from domain.care_institution_events import Entry
from domain.care_institution_rules import (
    AT_SHORT_NOTICE,
    NEW_HOMES,
    NOTICE_DAYS,
    NOTICE_KEY,
    PROCEDURE,
    REASONS,
    SUSPENSION,
    TERMINATION,
    Standing,
)
from domain.care_institution_subsidies import Subsidised
from domain.clock import Clock
from domain.codes import code_read, codes_read
from domain.derived import derived_id
from domain.divisions import Division
from domain.errors import (
    DomainError,
    Incomplete,
    Malformed,
    NoLawfulGround,
    OutOfOrder,
    TooEarly,
)
from domain.moment import Moment
from domain.office import Actor
from domain.papers import papers_read
from domain.procedure import Step
from domain.stage import during

PLAN = "closing_plan"


class CareInstitution(Subsidised, code="institution"):
    """One for each credit code, however often it files."""

    procedures = (PROCEDURE,)

    @staticmethod
    def id_of(credit_code: str) -> UUID:
        """The institution of this organisation: the way from a filing to its entry."""
        return derived_id("institution", credit_code)

    @classmethod
    def enter(cls, act: Act, filing: Mapping[str, Any]) -> Self:
        """What a filing says (``Entry.Filed``), as a new entry in the register."""
        return cls.begin(
            cls.Entered,
            act.doing("enter"),
            PROCEDURE,
            place=Division(filing["owner"]),
            id=cls.id_of(filing["credit_code"]),
            procedure=PROCEDURE.name,
            **filing,
        )

    @during(*Standing)
    def refile(self, act: Act, *, filing: Mapping[str, Any]) -> None:
        """变更备案; after its end the same organisation may begin again."""
        ended = self.stage == Standing.TERMINATED
        event: type[Entry.Filed] = self.Reestablished if ended else self.Filed
        self.record(event, act, procedure=self.procedure.name, **filing)

    @during(*Standing)
    def note_site(self, act: Act, *, case: UUID, beds: int, failing: Iterable[str]) -> None:
        """What the look at the place after the filing found."""
        found = codes_read("failing", failing)
        self.record(self.SiteNoted, act, case=str(case), beds=beds, failing=found)

    @during(*Standing)
    def note_false_data(self, act: Act, *, what: str, case: str = "") -> None:
        """A promise or data that turned out false; ``case``: where, if in one."""
        self.record(self.FalseDataNoted, act, what=code_read("what", what), case=case)

    @during(*Standing)
    def confirm_fix(self, act: Act) -> None:
        """Put right.  The record stays."""
        self.record(self.FixConfirmed, act)

    @during(Standing.OPEN, Standing.SUSPENDED)
    def announce_closing(
        self,
        act: Act,
        *,
        stopping: str,
        stops_on: date,
        ground: str,
        residents: int,
        papers: Iterable[Mapping[str, str]],
    ) -> None:
        """The plan for a ``suspension`` or ``termination``, with ``closing_plan`` as a paper.

        Raises NoLawfulGround where it comes later than the published notice before the stop,
        but for a reason that nobody chose.  Raises Incomplete, Malformed.
        """
        if stopping not in (SUSPENSION, TERMINATION) or residents < 0:
            raise Malformed("announce_closing", "stopping or residents")
        if ground not in REASONS:
            raise NoLawfulGround("announce_closing", ground)
        handed_in = papers_read(papers)
        if not any(paper["material"] == PLAN for paper in handed_in):
            raise Incomplete(PLAN)
        notice = act.gazette.whole(NOTICE_KEY, self.owner, act.on, NOTICE_DAYS)
        ahead = (stops_on - act.on).days
        if ahead < (0 if ground in AT_SHORT_NOTICE else notice):
            raise NoLawfulGround("announce_closing", ground, stops_on.isoformat())
        self.record(
            self.ClosingAnnounced,
            act,
            clocks=[self.until(stops_on, act)],
            stopping=stopping,
            stops_on=stops_on,
            ground=ground,
            residents=residents,
            papers=handed_in,
        )

    @during(Standing.CLOSING)
    def withdraw_closing(self, act: Act) -> None:
        """It goes on after all, or stays as suspended as it was."""
        self.record(self.ClosingWithdrawn, act)

    @during(Standing.CLOSING, occurs=True)
    def place_residents(self, act: Act, *, number: int, where: str) -> None:
        """Raises Malformed for more people than are left, or another kind of home."""
        if where not in NEW_HOMES or not 0 < number <= self.to_place:
            raise Malformed("place_residents", "number or where")
        self.record(self.ResidentsPlaced, act, number=number, where=where)

    @during(Standing.CLOSING)
    def close_down(self, act: Act) -> None:
        """On the planned day at the earliest, and with nobody left behind."""
        ends = self.stopping == TERMINATION
        self.record(self.ServiceTerminated if ends else self.ServiceSuspended, act)

    @during(Standing.SUSPENDED)
    def reopen(self, act: Act) -> None:
        """It takes in elders again."""
        self.record(self.Reopened, act)

    @during(*Standing)
    def recount(self, act: Act) -> None:
        """A year's holidays were published: count again what was provisional."""
        self.record_recount(self.Recounted, act)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: who lives there is placed before it closes, and not before the planned day."""
        yield from super().objections(name, actor, now)
        if name == "close_down" and self.to_place:
            yield OutOfOrder(name, ["place_residents"])
        if name == "close_down" and self.stops_on and now.day < self.stops_on:
            yield TooEarly(name, self.stops_on.isoformat())

    def stage_after(self, event: type[Any], step: Step) -> str:
        if event is self.ClosingWithdrawn and self.suspended:
            return Standing.SUSPENDED
        return super().stage_after(event, step)

    def until(self, day: date, act: Act) -> Clock:
        """The limit of placing everybody runs to the day of the plan."""
        term = Term((day - act.on).days, Unit.PLAIN)
        return Clock.start("closing", term, term.length, act.now, act.calendar)

    def answer(self) -> dict[str, Any]:
        """What the register says of it to whoever decides on its support."""
        if self.stage == Standing.TERMINATED:
            return {"beds": self.beds}
        built = [held for held in self.subsidies.values() if held.kind == "elder_build"]
        periods = [held.until for held in self.subsidies.values() if held.until]
        return {
            "credit_code": self.credit_code,
            "state_run": self.nature == "state_run",
            "beds": self.beds,
            "subsidised_beds": sum(sum(held.counted.values()) for held in built),
            "opened_on": self.opened_on,
            **({"operated_until": max(periods)} if periods else {}),
            **({"false_data_on": self.false_data_on} if self.false_data_on else {}),
        }
