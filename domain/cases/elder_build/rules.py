"""一次性建设补贴: its form, its figures, its grounds and its way.

No rate of Inner Mongolia was found: the rates have to be published before anything is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.answers import Day, Whole
from domain.calendar import wd
from domain.care_institution_claim import (
    ABOUT_IT,
    ACCOUNT,
    AGAINST_BOTH,
    MOST_BEDS,
    OVERSTATED,
    PAPERS,
    fundable,
    misfiled,
)
from domain.care_institution_money import (
    CLAWBACK_WHOLE_KEY,
    CLAWBACK_YEARS,
    CLAWBACK_YEARS_KEY,
)
from domain.care_institution_path import LEAGUE_VERIFIER, LIMITS, STEPS
from domain.figure import choice, months, whole, yuan
from domain.form import Field
from domain.grounds import refuse_if
from domain.materials import Material
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.traits.concurrence import DISAGREED
from domain.usual import CLOSURES

if TYPE_CHECKING:
    from domain.cases.elder_build.case import ElderBuild

NEW, CONVERTED, RENTED = "new_beds", "converted_beds", "rented_beds"
BEDS: tuple[Field, ...] = (
    Whole(NEW, "新建床位数", most=MOST_BEDS),
    Whole(CONVERTED, "改扩建床位数", most=MOST_BEDS),
    Whole(RENTED, "租赁场地床位数", most=MOST_BEDS),
)
CLASSES = tuple(field.name for field in BEDS)
FORM = (
    *ABOUT_IT,
    *BEDS,
    Whole("lease_years", "租赁年限（非租赁填0）", most=70),
    Day("opened_on", "首次收住老年人日期"),
    ACCOUNT,
)
LOOKS_FOR = (Whole("beds", "床位数", most=MOST_BEDS), *BEDS)

SHARE_KEY, SHARE = "elder_build.first_share", 60
AFTER_KEY, AFTER = "elder_build.remainder_after_months", 12
LEASE_KEY, LEASE = "elder_build.lease_years", 5
FIGURES = (
    yuan("elder_build.rate.new_beds", "建设补贴：新建床位（元/张）"),
    yuan("elder_build.rate.converted_beds", "建设补贴：改扩建床位（元/张）"),
    yuan("elder_build.rate.rented_beds", "建设补贴：租赁场地床位（元/张）"),
    whole(SHARE_KEY, "建设补贴首期比例", "%", usual=SHARE, least=1, most=100),
    months(AFTER_KEY, "建设补贴余款：开业满", usual=AFTER),
    whole(LEASE_KEY, "建设补贴：租赁场地最短年限", "年", usual=LEASE, least=1, most=70),
    whole(CLAWBACK_YEARS_KEY, "建设补贴：不得改变用途", "年", usual=CLAWBACK_YEARS, most=50),
    choice(CLAWBACK_WHOLE_KEY, "改变用途全额收回（0 为按剩余月数收回）"),
)


@refuse_if("租赁场地剩余年限不足", "default")
def lease_too_short(case: ElderBuild, act: Act) -> bool:
    """Its premises are rented for fewer years than the subsidy asks for."""
    least = act.gazette.whole(LEASE_KEY, case.owner, act.on, LEASE)
    return bool(case.form.rented_beds and case.form.lease_years < least)


@refuse_if("床位已享受建设补贴", "default")
def beds_funded_already(case: ElderBuild, act: Act) -> bool:
    """Some of the beds were paid for before: there are not as many others."""
    paid = case.answered("institution", "subsidised_beds", 0)
    return bool(sum(fundable(case).values()) + paid > case.site.get("beds", 0))


@refuse_if("盟市民政部门复核不同意", "default")
def league_disagrees(case: ElderBuild, act: Act) -> bool:
    """Civil affairs of the league does not agree."""
    return case.league_answer == DISAGREED


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """Paths of answers that cannot be right together, or on that day."""
    yield from misfiled(form)
    claimed = sum(form[kind] for kind in CLASSES)
    if not claimed:
        yield NEW
    if claimed > form["beds"]:
        yield "beds"
    if bool(form[RENTED]) != bool(form["lease_years"]):
        yield "lease_years"
    if form["opened_on"] > day:
        yield "opened_on"


AGAIN = next(step for step in STEPS if step.name == "raise_objection")
BUILDING = Procedure(
    version="2021",
    path="county",
    since=date(2021, 4, 22),
    basis="自治区民政厅优化营商环境实施方案 2021-04-22: 民办公助",
    materials=(
        *PAPERS,
        Material("bed_list", "床位明细表", "list of beds"),
        Material("premises_papers", "场地权属或租赁证明", "papers of the premises"),
    ),
    steps=STEPS,
    limits=LIMITS,
    refusals=(*AGAINST_BOTH, lease_too_short, beds_funded_already, league_disagrees),
    judged=(OVERSTATED,),
    closures=CLOSURES,
).but(
    steps=(
        Step("review_as_league", LEAGUE_VERIFIER, ("verify",), once=True, source="default"),
        replace(
            next(step for step in STEPS if step.name == "concur"),
            after=("review_as_league",),
        ),
        replace(AGAIN, voids=(*AGAIN.voids, "review_as_league")),
    ),
    limits=(
        Limit(
            "league_review",
            wd(10),
            ("verify",),
            ("review_as_league", *DECIDING),
            source="default",
            zh="盟市复核期限",
            en="review by the league",
        ),
        replace(
            next(limit for limit in LIMITS if limit.name == "finance"),
            start=("review_as_league",),
        ),
    ),
)
