"""临时救助 — in which forms and amounts help is given once, who decides on it, who pays for it.

Temporary aid comes to k times the monthly minimum living standard for each person and month, k
by kind and degree (23 二(三)).  A township decides up to its quota (审批额度); what is more, or
grave, goes to the county (23 三(一)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from domain.answers import Amount, Choices, Day, Whole
from domain.award import Award, in_stages
from domain.case import Case
from domain.errors import Malformed
from domain.figure import FEN, Figure, monthly, months, yuan
from domain.form import Rows
from domain.personal import Code, PersonId

BY_TOWNSHIP, BY_COUNTY = "township", "county"
"""The paths of a procedure, and whose money it is."""
GRAVE = "grave"
DEGREES = (("ordinary", "一般"), ("serious", "较重"), (GRAVE, "重大"))
USUAL_K = {"ordinary": 1, "serious": 2, GRAVE: 3}
"""Times the monthly standard (configurable default)."""
CASH, GOODS, REFERRAL = "cash", "goods", "referral"
FORMS = ((CASH, "发放救助金"), (GOODS, "发放实物"), (REFERRAL, "提供转介服务"))
"""救助方式 (23 二(三))."""
TRANSFER = "transfer"
HANDED = (*FORMS, (TRANSFER, "转账发放（旗县支付）"))
"""How aid is given: what the county pays is ordered, and paid by its batches alone."""
QUOTA = "temp.township_quota"
MOST_MONTHS = "temp.most_months"
USUAL_MONTHS = 6
"""The most months that one aid is counted for (configurable default)."""
NOTHING = Decimal(0)
STAGES = Rows(
    "stages", "分期发放", most=12, fields=(Day("month", "月份"), Amount("yuan", "金额（元）"))
)
ASKED = (
    Choices("forms", "救助方式", choices=FORMS, least=1),
    Whole("months", "救助月数", least=1, most=120),
    Amount("goods", "实物折价（元）"),
    STAGES,
)


def figures(kind: str, zh: str) -> Iterator[Figure]:
    """What is published for the amounts of one kind of temporary aid."""
    yield monthly("dibao.standard.urban", "城市低保标准（每人）", FEN)
    yield monthly("dibao.standard.rural", "农村牧区低保标准（每人）", FEN)
    for degree, called in DEGREES:
        key, usual = f"temp.k.{kind}.{degree}", Decimal(USUAL_K[degree])
        yield Figure(key, f"{zh}救助系数：{called}", "倍", FEN, Decimal(100), usual=usual)
    yield yuan(QUOTA, "乡镇（街道）临时救助审批额度（每次）")
    yield months(MOST_MONTHS, "一次临时救助最多计算的月数", USUAL_MONTHS)


class AidApproved(Case.Approved):
    """给予临时救助: yuan in cash and what the goods are worth, for whom, out of whose money."""

    cash: Decimal
    goods: Decimal
    forms: list[Code]
    people: list[PersonId]
    stages: list[dict[Code, date | Decimal]]
    paid_by: Code

    def awards(self, case: Any) -> Iterator[Award]:
        """Cash that the county pays; what a township pays at once is in its fund's books."""
        if self.paid_by == BY_COUNTY:
            yield paid_by_county(self, case)


def paid_by_county(approved: AidApproved, case: Any) -> Award:
    """The cash of this approval, due in the months that were decided."""
    first = approved.effective_from.replace(day=1)
    stages: Iterable[Any] = approved.stages or [{"month": first, "yuan": approved.cash}]
    due = in_stages(first, [(stage["month"], stage["yuan"]) for stage in stages])
    return Award(case.code, due[0], tuple(approved.people), later=due[1])


def path_for(yuan: Decimal, quota: Decimal, degree: str) -> str:
    """Who decides on so much, in so grave a matter."""
    small = quota > NOTHING and yuan <= quota
    return BY_TOWNSHIP if small and degree != GRAVE else BY_COUNTY


def shared_out(worth: Decimal, forms: Iterable[str], goods: Decimal) -> Decimal:
    """What is given in cash.  Raises Malformed where forms and amounts do not agree."""
    chosen = set(forms)
    if (GOODS in chosen) != (goods > NOTHING) or goods > worth:
        raise Malformed("assess", "goods")
    if CASH not in chosen:
        return NOTHING
    if goods == worth > NOTHING:
        raise Malformed("assess", "cash")
    return worth - goods


def check_stages(rows: Iterable[Mapping[str, Any]], cash: Decimal, day: date) -> None:
    """Raises Malformed where the stages are no later months, each once, that add up to it."""
    stages = list(rows)
    months = [stage["month"] for stage in stages]
    first = day.replace(day=1)
    ordered = months == sorted(set(months)) and all(m.day == 1 and m >= first for m in months)
    whole_year = all(m < first.replace(year=first.year + 1) for m in months)
    added = sum((stage["yuan"] for stage in stages), NOTHING)
    nothing_in_one = any(stage["yuan"] <= NOTHING for stage in stages)
    if stages and (not ordered or not whole_year or added != cash or nothing_in_one):
        raise Malformed("assess", "stages")
