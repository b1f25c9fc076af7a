"""救助待遇 — what an approved application grants: an amount each month, until it ends.

An application is not what it grants: the case is decided once, the benefit runs for years and
is adjusted, suspended, resumed and ended on grounds of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.award import Turns
from domain.benefit_events import NOTHING, Entitlement
from domain.benefit_rules import GROUNDS, PROCEDURE, Standing
from domain.calendar import first_of_next_month
from domain.derived import derived_id
from domain.divisions import Division
from domain.errors import Malformed, NoLawfulGround
from domain.stage import during

MONTHS_AHEAD = 12
"""How far ahead a change may begin, and amounts are told (configurable default)."""


class Benefit(Entitlement, code="benefit"):
    """Opened by an approval; changed by the organ that granted it."""

    procedures = (PROCEDURE,)

    @staticmethod
    def id_of(case: UUID, version: int, entitlement: str) -> UUID:
        """The benefit that this approval opens: the way from the case to what it granted."""
        return derived_id("benefit", entitlement, str(case), str(version))

    @classmethod
    def grant(
        cls,
        act: Act,
        *,
        entitlement: str,
        case: UUID,
        case_version: int,
        person: str,
        persons: Iterable[str],
        owner: Division,
        organ: Division,
        amount: Decimal,
        from_month: date,
        later: Turns = (),
        next_check: date | None = None,
        rests_on: Iterable[dict[str, Any]] = (),
    ) -> Self:
        """Open what an approval granted.  Amounts are yuan a month; a standing has none.

        Raises Malformed for a negative amount, or a day that is no month's first.
        """
        return cls.begin(
            cls.Granted,
            act.doing("grant"),
            PROCEDURE,
            place=owner,
            about=person,
            id=cls.id_of(case, case_version, entitlement),
            procedure=PROCEDURE.name,
            entitlement=entitlement,
            case=str(case),
            case_version=case_version,
            persons=list(persons),
            owner=str(owner),
            organ=str(organ),
            amount=not_negative(amount),
            from_month=month(from_month),
            later=[
                {"from_month": month(day), "amount": not_negative(yuan)} for day, yuan in later
            ],
            next_check=next_check,
            rests_on=list(rests_on),
        )

    @during(Standing.GRANTED)
    def adjust(self, act: Act, *, amount: Decimal, from_month: date, ground: str) -> None:
        """Another amount from this month on, on a ground of the rules (GROUNDS)."""
        since = self.month_of_mine(act, from_month)
        cited("adjust", ground)
        self.record(
            self.Adjusted, act, amount=positive(amount), from_month=since, ground=ground
        )

    @during(Standing.GRANTED)
    def suspend(self, act: Act, *, from_month: date, ground: str) -> None:
        """Nothing is paid from this month on, until it is resumed or ended."""
        since = self.month_of_mine(act, from_month)
        cited("suspend", ground)
        self.record(self.Suspended, act, from_month=since, ground=ground)

    @during(Standing.SUSPENDED)
    def resume(self, act: Act, *, from_month: date, ground: str) -> None:
        """The amount before the suspension is paid again, from this month on."""
        since = self.month_of_mine(act, from_month)
        cited("resume", ground)
        self.record(self.Resumed, act, from_month=since, ground=ground)

    @during(Standing.GRANTED, Standing.SUSPENDED)
    def end(self, act: Act, *, from_month: date, ground: str) -> None:
        """From this month on there is no benefit; what was overpaid is reclaimed elsewhere."""
        since = self.month_of_mine(act, from_month)
        cited("end", ground)
        self.record_end(self.Ended, act, from_month=since, ground=ground)

    def amount_in(self, day: date) -> Decimal:
        """What is due in the month of this day, in yuan; zero where nothing is."""
        return amount_in(self.turns, day)

    def months_told(self, upto: date, today: date) -> list[tuple[date, Decimal]]:
        """Each month from the first one to the one of ``upto``, and its amount.

        Raises Malformed for a month further ahead than changes may reach.
        """
        if months_between(today, upto) > MONTHS_AHEAD:
            raise Malformed("upto", "too far ahead")
        return list(self.months(self.since, upto))

    def months(self, first: date, last: date) -> Iterator[tuple[date, Decimal]]:
        """Each month from the one of ``first`` to the one of ``last``, and its amount."""
        each = first.replace(day=1)
        while each <= last:
            yield each, self.amount_in(each)
            each = first_of_next_month(each)

    def month_of_mine(self, act: Act, day: date) -> date:
        """The month from which a change holds: none before the first, none too far ahead.

        Raises Malformed.
        """
        if month(day) < self.since:
            raise Malformed("from_month", "before the benefit begins")
        if months_between(act.on, day) > MONTHS_AHEAD:
            raise Malformed("from_month", "too far ahead")
        return day


def amount_in(turns: Iterable[tuple[date, Decimal]], day: date) -> Decimal:
    """The latest decision that reaches this month governs it."""
    reached = [amount for since, amount in turns if since <= day]
    return reached[-1] if reached else NOTHING


def months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def month(day: date) -> date:
    if day.day != 1:
        raise Malformed("from_month", "the first day of a month is needed")
    return day


def not_negative(amount: Decimal) -> Decimal:
    if amount < 0:
        raise Malformed("amount", "less than nothing")
    return amount


def positive(amount: Decimal) -> Decimal:
    if amount <= 0:
        raise Malformed("amount", "a benefit of nothing is ended, not paid")
    return amount


def cited(verb: str, ground: str) -> None:
    if ground not in GROUNDS[verb]:
        raise NoLawfulGround(verb, ground)
