"""待遇金额 — what is due in a month, and what was paid beyond it.  Pure arithmetic of months.

``turns`` are decisions in the order in which they were taken: from this month on, so many yuan.
For any month the latest decision that reaches it governs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from domain.calendar import first_of_next_month
from domain.errors import Malformed

NOTHING = Decimal(0)
Turn = tuple[date, Decimal]
Months = Mapping[date, Decimal]
"""Yuan by the first day of each month."""


def amount_in(turns: Iterable[Turn], day: date) -> Decimal:
    """The latest decision that reaches this month governs it."""
    reached = [amount for since, amount in turns if since <= day]
    return reached[-1] if reached else NOTHING


def most_ever(turns: Sequence[Turn], first: int, month: date) -> Decimal:
    """The most that was ever due in this month, whichever decision stood at the time.

    The first decision took as many turns as ``first`` says; each other one took one.
    """
    stood = range(first, len(turns) + 1)
    return max((amount_in(turns[:n], month) for n in stood), default=NOTHING)


def pays_from(turns: Sequence[Turn], month: date) -> bool:
    """Whether anything is due in this month or a later one."""
    begins = {month, *(since for since, _ in turns if since > month)}
    return any(amount_in(turns, each) > 0 for each in begins)


def lasting(granted: Sequence[Turn]) -> bool:
    """Paid, or an identity, until it is ended; not money due once or in known stages."""
    return granted[-1][1] > 0 or not pays_from(granted, granted[0][0])


def overpaid(paid: Months, turns: Sequence[Turn], claimed: Months | None = None) -> Months:
    """多发: for each month the yuan paid that are neither due nor claimed back already."""
    held = kept(paid, claimed)
    over = {month: yuan - amount_in(turns, month) for month, yuan in held.items()}
    return {month: yuan for month, yuan in sorted(over.items()) if yuan > 0}


def arrears(
    paid: Months, turns: Sequence[Turn], upto: date, claimed: Months | None = None
) -> Months:
    """补发: for each month up to the one of ``upto`` the yuan that are due and were not paid.

    What was claimed back for a month does not count as paid for it.
    """
    held = kept(paid, claimed)
    first = min((since for since, _ in turns), default=upto)
    lacking = {m: amount_in(turns, m) - held.get(m, NOTHING) for m in months(first, upto)}
    return {month: yuan for month, yuan in lacking.items() if yuan > 0}


def kept(paid: Months, claimed: Months | None) -> dict[date, Decimal]:
    """What somebody keeps of what was paid, when what was claimed has been given back."""
    back = claimed or {}
    return {month: yuan - back.get(month, NOTHING) for month, yuan in paid.items()}


def months(first: date, last: date) -> list[date]:
    """The first day of each month from the one of ``first`` to the one of ``last``."""
    told, each = [], first.replace(day=1)
    while each <= last:
        told.append(each)
        each = first_of_next_month(each)
    return told


def months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def months_later(day: date, number: int) -> date:
    """The first of the month that comes so many months after the one of this day."""
    years, month = divmod(day.month - 1 + number, 12)
    return date(day.year + years, month + 1, 1)


def month(day: date) -> date:
    """The day itself, where it is a month's first.  Raises Malformed."""
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
