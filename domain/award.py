"""救助待遇的给予 — what an approval grants, before it becomes a benefit of its own.

A type lists the kinds of support it can grant; its ``Approved`` says which were granted, to
whom, with which amounts.  Money by the month, money once or in stages, and a standing without
money (认定身份) are all said by the months in which something is due.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.calendar import first_of_next_month

NOTHING = Decimal(0)
Turns = tuple[tuple[date, Decimal], ...]


class Paid(StrEnum):
    MONTHLY = "monthly"
    """按月发放, until it is ended."""
    ONCE = "once"
    """一次性, or in stages that are known with the decision."""
    STANDING = "standing"
    """An identity (认定身份) that other offices go by; no money of its own."""


@dataclass(frozen=True)
class Support:
    """One kind of support that a case type can grant."""

    code: str
    zh: str
    en: str
    source: str
    paid: Paid = Paid.MONTHLY


@dataclass(frozen=True)
class Award:
    """What one approval grants of one kind of support.

    ``amount`` is yuan in the month of effect and, until a later turn, in each month after it;
    nothing for a standing.  ``later`` are amounts from later months on that are known already.
    """

    support: str
    amount: Decimal
    persons: tuple[str, ...]
    later: Turns = ()
    next_check: date | None = None
    """定期核查: the first of the month in which it is looked at again."""
    until: date | None = None
    """有效期: the first day without it, where it is granted for a time."""
    payee: str = ""
    """领取人, where somebody else than the applicant is paid for them."""


def in_stages(first: date, stages: Iterable[tuple[date, Decimal]]) -> tuple[Decimal, Turns]:
    """Yuan due in single months (first days): the amount of the first, and the turns after.

    A stage before ``first`` is due in ``first``.
    """
    due = {first: NOTHING}
    for month, yuan in stages:
        due[max(month, first)] = due.get(max(month, first), NOTHING) + yuan
    over = {first_of_next_month(month): NOTHING for month in due}
    turns = sorted({**over, **due}.items())
    return turns[0][1], tuple(turns[1:])


def once(month: date, yuan: Decimal) -> tuple[Decimal, Turns]:
    """一次性: due in this month (its first day) and never again."""
    return in_stages(month, [(month, yuan)])
