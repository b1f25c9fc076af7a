"""低保边缘家庭的不予认定情形: below the line, or too far above it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.act import Act
from domain.grounds import refuse_if
from domain.household_aid.means import EDGE, assets_over, means, standard

if TYPE_CHECKING:
    from domain.cases.dibao_edge.case import DibaoEdge

RIGID_SPENDING_SINCE = date(2025, 1, 1)
"""刚性支出困难家庭 are recognised (认定办法)."""


@refuse_if("人均收入低于当地低保标准，应申请最低生活保障", "57 §8; SAL §18")
def income_below_standard(case: DibaoEdge, act: Act) -> bool:
    """Income per head is below the local standard: the minimum living allowance is for them."""
    return means(case, act).per_head < standard(case, act)


@refuse_if("人均收入达到或超过当地低保标准1.5倍", "57 §8")
def income_not_below_edge(case: DibaoEdge, act: Act) -> bool:
    """Income per head is one and a half times the local standard, or more."""
    return means(case, act).per_head >= EDGE * standard(case, act)


def instead(case: DibaoEdge, act: Act) -> list[str]:
    """What a refused household may ask for: by its income, if property is within the limits."""
    people = case.beneficiaries(act)
    if not people or assets_over(case, act, people):
        return []
    if income_below_standard.holds(case, act):
        return ["dibao"]
    above = income_not_below_edge.holds(case, act) and act.on >= RIGID_SPENDING_SINCE
    return ["rigid_exp"] if above else []
