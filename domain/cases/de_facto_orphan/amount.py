"""基本生活补贴标准: the local standard in full, or the gap to what the child already receives.

Source: 62 三(一).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.benefit_amounts import months_later
from domain.cases.de_facto_orphan.figures import RECHECK, RECHECK_MONTHS, STANDARD
from domain.cases.de_facto_orphan.form import RECEIVED
from domain.cases.de_facto_orphan.grounds import ADULT, born

if TYPE_CHECKING:
    from domain.cases.de_facto_orphan.case import DeFactoOrphan

NOTHING = Decimal(0)
FULL, GAP, NONE = "full", "gap", "none"


def received(case: DeFactoOrphan) -> Decimal:
    """Yuan a month of other assistance, as registers say or else as declared."""
    return sum((one(case, source) for source, _ in RECEIVED), NOTHING)


def one(case: DeFactoOrphan, source: str) -> Decimal:
    declared = case.form.received.get(source, NOTHING)
    if case.answered(source, "member") is False:
        return NOTHING
    amount: Decimal = case.answered(source, "monthly", declared)
    return amount


def allowance(case: DeFactoOrphan, act: Act) -> tuple[Decimal, str]:
    """Yuan a month, and whether it is full, the gap, or nothing.  Raises NumberMissing."""
    standard = act.gazette.rate(STANDARD, case.owner, act.on)
    held = received(case)
    if not held:
        return standard, FULL
    return (standard - held, GAP) if held < standard else (NOTHING, NONE)


def next_check(case: DeFactoOrphan, act: Act) -> date:
    """The first of the month in which it is looked at again, once a year by default.

    And in the month in which the child comes of age, where that is sooner.
    """
    since = case.procedure.effect(case, act.on)
    months = act.gazette.whole(RECHECK, case.owner, act.on, RECHECK_MONTHS)
    return min(months_later(since, months), max(since, months_later(born(case), ADULT * 12)))
