"""任命 — a role held at a division for a time, and who may be appointed to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.act import Act
from domain.divisions import DIVISIONS, REGION, Division
from domain.errors import AlreadyDone, Conflicted, Malformed, NotInArea, NotYours
from domain.moment import legal_day
from domain.office import PRIVATE, Role


@dataclass(frozen=True)
class Appointment:
    """A role at a division, from one day until before another, unless ended sooner."""

    id: str
    role: Role
    division: Division
    since: date
    until: date | None = None
    """The first day on which it is no longer held."""
    ended_at: datetime | None = None

    def held_on(self, day: date) -> bool:
        """At any hour of that day, by Beijing's clock."""
        begun = self.since <= day and (self.until is None or day < self.until)
        ended = self.ended_at is not None and legal_day(self.ended_at) < day
        return begun and not ended

    def held_at(self, moment: datetime) -> bool:
        ended = self.ended_at is not None and self.ended_at <= moment
        return self.held_on(legal_day(moment)) and not ended

    @property
    def area(self) -> Division:
        """Whose administrators answer for it: an office outside the region reaches us through
        the national platform's account only, for which the region answers (跨省通办)."""
        away = self.role is Role.MACHINE and not self.division.within(REGION)
        return REGION if away else self.division

    @property
    def over_on(self) -> date:
        """The first day whose evening no longer finds it held."""
        planned = self.until or date.max
        return min(planned, legal_day(self.ended_at)) if self.ended_at else planned

    def overlaps(self, other: Appointment) -> bool:
        """Whether both are held in the evening of some day, a day long past included."""
        return max(self.since, other.since) < min(self.over_on, other.over_on)


def check_administrator(act: Act, officer: str, *divisions: Division) -> None:
    """Only an administrator whose area holds all these divisions, and never of themselves.

    Raises NotYours, Conflicted, NotInArea.
    """
    if act.by.role is not Role.ADMIN:
        raise NotYours("admin")
    if act.by.who == officer:
        raise Conflicted("appoint")
    for division in divisions:
        if not division.within(act.by.division):
            raise NotInArea(division.code)


def check_appointable(new: Appointment, held: Iterable[Appointment]) -> None:
    """Refuse what is no office, what is held already, and two offices that control each other.

    An auditor holds no other office in the same time (GB/T 22239 8.1.4.2).  Raises Malformed,
    UnknownDivision, AlreadyDone, Conflicted.
    """
    if new.area == new.division:
        DIVISIONS.named(new.division.code)
    if new.role in (*PRIVATE, Role.CLOCK):
        raise Malformed("appointment", str(new.role))
    if new.until is not None and new.until <= new.since:
        raise Malformed("appointment", "it ends before it begins")
    for other in held:
        if not other.overlaps(new):
            continue
        if (other.role, other.division) == (new.role, new.division):
            raise AlreadyDone("appoint")
        if other.role is not new.role and Role.AUDITOR in (other.role, new.role):
            raise Conflicted("appoint")
