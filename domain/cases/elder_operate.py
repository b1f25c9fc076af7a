"""养老机构运营补贴 — so much for each occupied bed and month, by the residents' ability.

The way and the grounds are configurable defaults; the rates have to be published first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.answers import Day, Whole
from domain.award import Award, Paid, Support, once
from domain.care_institution_claim import (
    ABOUT_IT,
    ACCOUNT,
    AGAINST_BOTH,
    ASKED,
    MOST_BEDS,
    OVERSTATED,
    PAPERS,
    fundable,
    last_day,
    misfiled,
    rates,
    sum_of,
)
from domain.care_institution_path import LIMITS, STEPS
from domain.case import Case
from domain.figure import monthly
from domain.form import Field
from domain.grounds import refuse_if
from domain.materials import Material
from domain.personal import Code
from domain.procedure import Procedure
from domain.traits.concurrence import Concurrence
from domain.traits.data_check import DataCheck
from domain.traits.of_organisation import OfOrganisation
from domain.traits.public_notice import PublicNotice
from domain.traits.site_check import SiteCheck
from domain.traits.suspension import Suspendable
from domain.usual import CLOSURES

MOST_MONTHS = 12
MOST_BED_MONTHS = MOST_BEDS * MOST_MONTHS
BED_MONTHS: tuple[Field, ...] = (
    Whole("able_bed_months", "能力完好老年人床位·月", most=MOST_BED_MONTHS),
    Whole("partly_able_bed_months", "部分失能老年人床位·月", most=MOST_BED_MONTHS),
    Whole("disabled_bed_months", "失能老年人床位·月", most=MOST_BED_MONTHS),
)
CLASSES = tuple(field.name for field in BED_MONTHS)
FIGURES = (
    monthly("elder_operate.rate.able_bed_months", "运营补贴：能力完好（每床）"),
    monthly("elder_operate.rate.partly_able_bed_months", "运营补贴：部分失能（每床）"),
    monthly("elder_operate.rate.disabled_bed_months", "运营补贴：失能（每床）"),
)
SUBSIDY = Support(
    "elder_operate",
    "养老机构运营补贴",
    "operating subsidy for a care institution",
    "SEED",
    Paid.ONCE,
)


@refuse_if("该期间已享受运营补贴", "default")
def period_funded_already(case: ElderOperate, act: Act) -> bool:
    """An operating subsidy was paid for a part of the period before."""
    paid_until = case.answered("institution", "operated_until")
    return bool(paid_until) and case.form.period_from <= paid_until


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """Paths of answers that cannot be right together, or on that day."""
    yield from misfiled(form)
    occupied = sum(form[kind] for kind in CLASSES)
    if not occupied:
        yield CLASSES[0]
    if occupied > form["beds"] * form["months"]:
        yield "beds"
    if form["period_from"].day != 1:
        yield "period_from"
    elif form["period_from"] >= day or last_day(form["period_from"], form["months"]) >= day:
        yield "months"


OPERATING = Procedure(
    version="2021",
    path="county",
    since=date(2021, 4, 22),
    basis="自治区民政厅优化营商环境实施方案 2021-04-22: 民办公助",
    materials=(
        *PAPERS,
        Material("roster", "入住老年人名册及能力评估结果", "roster with ability assessments"),
    ),
    steps=STEPS,
    limits=LIMITS,
    refusals=(*AGAINST_BOTH, period_funded_already),
    judged=(OVERSTATED,),
    closures=CLOSURES,
)


class ElderOperate(
    OfOrganisation,
    DataCheck,
    SiteCheck,
    Suspendable,
    Concurrence,
    PublicNotice,
    Case,
    code="elder_operate",
):
    title = "养老机构运营补贴"
    english = "operating subsidy for care institutions"
    procedures = (OPERATING,)
    asks = (
        *ABOUT_IT,
        Day("period_from", "补贴期间起始日（某月1日）"),
        Whole("months", "补贴月数", least=1, most=MOST_MONTHS),
        *BED_MONTHS,
        ACCOUNT,
    )
    looks_for = (Whole("beds", "床位数", most=MOST_BEDS), *BED_MONTHS)
    publishes = FIGURES
    supports = (SUBSIDY,)
    classes = CLASSES

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {"account": "about"}
        institution: Code
        credit_code: Code
        receipt_number: Code
        premises: Code
        beds: int
        period_from: date
        months: int
        able_bed_months: int
        partly_able_bed_months: int
        disabled_bed_months: int
        account: str = ""

    class Approved(Case.Approved):
        """What was counted and is paid for, once, of the months up to a day."""

        counted: dict[Code, int]
        rates: dict[Code, Decimal]
        total: Decimal
        until: date

        def stages(self) -> list[tuple[date, Decimal]]:
            """The month in which it is due, and yuan."""
            return [(self.effective_from.replace(day=1), self.total)]

        def awards(self, case: Any) -> Iterator[Award]:
            amount, later = once(*self.stages()[0])
            yield Award(SUBSIDY.code, amount, (case.applicant,), later=later)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form, day)

    def needed_datasets(self) -> frozenset[str]:
        return super().needed_datasets() | ASKED

    def shown_in_public(self) -> dict[str, str]:
        """An institution, and the bed-months that it is to be paid for."""
        occupied = sum(fundable(self).values())
        return {"institution": self.form.institution, "bed_months": str(occupied)}

    def award(self, act: Act) -> dict[str, Any]:
        counted, each = fundable(self), rates(self, act)
        until = last_day(self.form.period_from, self.form.months)
        total = sum_of(counted, each)
        return {"counted": counted, "rates": each, "total": total, "until": until}
