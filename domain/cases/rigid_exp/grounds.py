"""刚性支出困难家庭的不予认定情形: standing, income, spending; and which papers are excused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.cases.rigid_exp.figures import RATIO, not_counted
from domain.grounds import Condition, refuse_if, unless
from domain.household_aid.figures import DISPOSABLE
from domain.household_aid.grounds import EVERY_HOUSEHOLD
from domain.household_aid.means import assets_over, in_edge_household, means, standard
from domain.traits.collective_decision import AGREED

if TYPE_CHECKING:
    from domain.cases.rigid_exp.case import RigidExp

SUPPORTED = (("dibao", "member"), ("dibao", "edge"), ("tekun", "member"))
"""What the office's own registers say of somebody who is looked after better already."""
TO_BE_DISCUSSED = "discuss"
"""The township's proposal where it finds no answer by itself."""


@refuse_if("已纳入低保、特困人员救助供养范围或已认定为低保边缘家庭", "GX; P:GX24")
def supported_otherwise(case: RigidExp, act: Act) -> bool:
    """On minimum living allowance, supported as in extreme difficulty, or an edge household."""
    people = [member.person for member in case.beneficiaries(act)]
    return any(
        case.answered(dataset, field, person=person)
        for dataset, field in SUPPORTED
        for person in people
    )


@refuse_if("人均收入不低于上年度当地居民人均可支配收入", "GX; P:GX24")
def income_not_below_disposable(case: RigidExp, act: Act) -> bool:
    """Income per head is not below last year's local disposable income per head."""
    most = act.gazette.rate(DISPOSABLE.key, case.owner, act.on)
    return means(case, act).per_head * 12 >= most


@refuse_if("申请前12个月刚性支出占家庭总收入比例未超出当地规定", "GX; P:GX24")
def spending_not_over_ratio(case: RigidExp, act: Act) -> bool:
    """Unavoidable spending of the last twelve months is not over the local share of income."""
    per_cent = act.gazette.rate(RATIO, case.owner, act.on)
    yearly = means(case, act).monthly * 12
    return spent(case, act) * 100 <= per_cent * yearly


def spent(case: RigidExp, act: Act) -> Decimal:
    """Yuan of the twelve months before the application, of the kinds that count there."""
    left_out = {
        kind
        for kind in sorted(case.spending)
        if act.gazette.find(not_counted(kind), case.owner, act.on)
    }
    return sum(
        (yuan for kind, yuan in case.spending.items() if kind not in left_out), Decimal(0)
    )


@refuse_if("经一事一议集体研究不予认定", "GX; P:GX24")
def meeting_disagreed(case: RigidExp, act: Act) -> bool:
    """The county's coordination meeting discussed the matter and did not agree."""
    return "discuss" in case.done and case.proposed != AGREED


REFUSALS = (
    supported_otherwise,
    income_not_below_disposable,
    spending_not_over_ratio,
    *(replace(rule, source=f"{rule.source}, default for 刚性支出") for rule in EVERY_HOUSEHOLD),
    meeting_disagreed,
)


def instead(case: RigidExp, act: Act) -> list[str]:
    """What a refused household may ask for, if its property is within the limits."""
    people = case.beneficiaries(act)
    if not people or assets_over(case, act, people):
        return []
    if means(case, act).per_head < standard(case, act):
        return ["dibao"]
    return ["dibao_edge"] if in_edge_household(case, act) else []


@unless("情况不复杂，无需一事一议", "GX; P:GX24")
def nothing_to_discuss(case: RigidExp) -> bool:
    """The township found an answer by itself, and nobody asked for a meeting."""
    return case.first_opinion != TO_BE_DISCUSSED


def as_it_was(paper: str) -> Condition:
    """This paper was handed in when the household was recognised before, and has not changed.

    Only until the register of standings knows of no such recognition.
    """

    def holds(case: RigidExp) -> bool:
        known = case.answered("rigid_exp", "recognised", True)
        return paper in case.form.unchanged and bool(known)

    return Condition(
        "as_it_was",
        "续认定且材料未变化",
        "Handed in when the household was recognised before, and unchanged.",
        "GX; P:GX24",
        holds,
    )
