"""养老机构补贴的共同规则 — what both subsidies ask of an institution and judge it by.

Sources: the plan of 2021-04-22 (SEED: 民办公助); who may have it and in which order it goes is
read from domain practice and marked as a configurable default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from domain.act import Act
from domain.answers import CreditNumber, OpenText, Place, Text, Whole
from domain.calendar import years_between
from domain.divisions import Division, Level
from domain.form import Field
from domain.grounds import Ground, refuse_if
from domain.materials import Material, Share
from domain.people import CreditCode
from domain.traits.concurrence import DISAGREED

MOST_BEDS = 5000
STATE = "1"
"""机构编制, which registers what the State runs: the first character of the credit code."""
CLEAN_FOR = 2
"""Years without false data (configurable default)."""
ASKED = frozenset({"institution", "fire", "food"})
"""Registers that may hold a ground against it, and have to be asked."""

ABOUT_IT: tuple[Field, ...] = (
    OpenText("institution", "机构名称", most=100),
    CreditNumber("credit_code", "统一社会信用代码"),
    OpenText("receipt_number", "备案回执编号", most=60),
    Place("premises", "服务场所所在地"),
    Whole("beds", "现有床位数", least=1, most=MOST_BEDS),
)
ACCOUNT = Text("account", "单位银行账户", optional=True, least=0, most=60)
WHEN_SILENT = ("accept", "verify")
"""A register may fall silent after the acceptance too: then its paper is asked for."""
PAPERS = (
    Material("application", "申请表", "application form"),
    Material(
        "receipt",
        "养老机构备案回执",
        "filing receipt",
        Share("institution"),
        before=WHEN_SILENT,
    ),
    Material(
        "fire_record",
        "消防安全情况证明",
        "record of fire safety",
        Share("fire"),
        before=WHEN_SILENT,
    ),
    Material(
        "food_record",
        "食品安全情况证明",
        "record of food safety",
        Share("food"),
        before=WHEN_SILENT,
    ),
)
OVERSTATED = Ground(
    "overstated", "虚报床位或入住数据", "Beds or residents were overstated.", "default"
)


class Claim(Protocol):
    """What these rules look at: an application of an institution, and its bed count."""

    form: Any
    papers: Any
    site: Mapping[str, Any]
    silent_datasets: frozenset[str]
    concurrence: str
    classes: tuple[str, ...]

    def answered(self, dataset: str, field: str, otherwise: Any = None) -> Any: ...


@refuse_if("未在养老机构名录备案", "SEED; default")
def not_filed(case: Claim, act: Act) -> bool:
    """The institution is not on file as a care institution."""
    if "institution" in case.silent_datasets:
        return "receipt" not in case.papers
    return bool(case.answered("institution", "credit_code") != case.form.credit_code)


@refuse_if("公办养老机构不在民办公助范围", "SEED: 民办公助")
def run_by_the_state(case: Claim, act: Act) -> bool:
    """The State runs it; the subsidy is for institutions run by others."""
    state_run = case.answered("institution", "state_run")
    return bool(state_run) or CreditCode.read(case.form.credit_code).code.startswith(STATE)


@refuse_if("有消防安全违法违规记录", "default")
def fire_record_not_clean(case: Claim, act: Act) -> bool:
    """Its record of fire safety is not clean."""
    return not case.answered("fire", "fire_clean", "fire" in case.silent_datasets)


@refuse_if("有食品安全违法违规记录", "default")
def food_record_not_clean(case: Claim, act: Act) -> bool:
    """Its record of food safety is not clean."""
    return not case.answered("food", "food_clean", "food" in case.silent_datasets)


@refuse_if("两年内有虚报数据记录", "default")
def false_data_within_two_years(case: Claim, act: Act) -> bool:
    """Data or a promise of it was found false within two years."""
    found = case.answered("institution", "false_data_on")
    return bool(found) and years_between(found, act.on) < CLEAN_FOR


@refuse_if("现场清点无可补贴数量", "default")
def nothing_counted(case: Claim, act: Act) -> bool:
    """Nothing of what was declared was found on the spot."""
    return not fundable(case)


@refuse_if("财政部门不同意", "default")
def finance_disagrees(case: Claim, act: Act) -> bool:
    """The finance department does not agree."""
    return case.concurrence == DISAGREED


AGAINST_BOTH = (
    not_filed,
    run_by_the_state,
    fire_record_not_clean,
    food_record_not_clean,
    false_data_within_two_years,
    nothing_counted,
    finance_disagrees,
)


def fundable(case: Claim) -> dict[str, int]:
    """Of each class what was counted on the spot, never more than was declared."""
    both = {c: min(getattr(case.form, c), case.site.get(c, 0)) for c in case.classes}
    return {kind: number for kind, number in both.items() if number}


def rates(case: Any, act: Act) -> dict[str, Decimal]:
    """Yuan for one of each class that is funded, as published.  Raises NumberMissing."""
    keys = {kind: f"{case.code}.rate.{kind}" for kind in fundable(case)}
    return {kind: act.gazette.rate(key, case.owner, act.on) for kind, key in keys.items()}


def sum_of(numbers: Mapping[str, int], each: Mapping[str, Decimal]) -> Decimal:
    return sum((number * each[kind] for kind, number in numbers.items()), Decimal(0))


def misfiled(form: Mapping[str, Any]) -> Iterator[str]:
    """Filed with another county than that of the premises, which decides and pays."""
    county = Division(form["premises"]).at(Level.COUNTY)
    if county is None:
        yield "premises"
    elif form["owner"] != str(county):
        yield "owner"


def last_day(first: date, months: int) -> date:
    """Of a period of so many months that begins on the first of one."""
    after = first.year * 12 + first.month - 1 + months
    return date.fromordinal(date(after // 12, after % 12 + 1, 1).toordinal() - 1)
