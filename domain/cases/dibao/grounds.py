"""Grounds to refuse minimum living allowance, and the figures they rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.divisions import Division, Level
from domain.grounds import Ground, refuse_if, unless
from domain.household import Member, to_fen

if TYPE_CHECKING:
    from domain.cases.dibao.case import Dibao

EXCLUDED = frozenset(
    {
        "优抚抚恤金",
        "计生奖扶",
        "奖学金",
        "见义勇为奖励",
        "政府救助",
    }
)
"""Kinds of income that are not counted (57 §13)."""
BASIC_PENSION = "城乡居民基础养老金"
BASIC_PENSION_EXCLUDED_UNTIL = date(2025, 12, 31)
"""The rule was written for the 14th five-year plan; later years are a published choice."""
EDGE = Decimal("1.5")


def excluded_kinds(case: Dibao, act: Act) -> frozenset[str]:
    if act.on <= BASIC_PENSION_EXCLUDED_UNTIL:
        return EXCLUDED | {BASIC_PENSION}
    counted = act.gazette.find("dibao.basic_pension_counted", case.owner, act.on)
    return EXCLUDED if counted else EXCLUDED | {BASIC_PENSION}


def income_per_head(case: Dibao, act: Act) -> Decimal:
    return case.household.monthly_income_per_head(excluded_kinds(case, act))


def standard(case: Dibao, act: Act) -> Decimal:
    return act.gazette.rate(f"dibao.standard.{case.form.area}", case.owner, act.on)


def assets_over(case: Dibao, act: Act) -> list[str]:
    held = case.household.assets.items()
    return [
        kind
        for kind, amount in held
        if amount > act.gazette.rate(f"dibao.assets.{kind}", case.owner, act.on)
    ]


def in_edge_household(case: Dibao, act: Act) -> bool:
    """57 §8: from the standard up to one and a half times of it, assets within limits."""
    line = standard(case, act)
    within = line <= income_per_head(case, act) < EDGE * line
    return within and not assets_over(case, act)


def alone(case: Dibao) -> Member | None:
    """The one person who applies as a household of one (单人户)."""
    if case.form.applies_as != "single_person":
        return None
    return next(m for m in case.household.members if m.person == case.applicant)


def own_income(person: Member, case: Dibao, act: Act) -> Decimal:
    net = person.income_without(excluded_kinds(case, act)) - person.deducted
    return to_fen(max(net, Decimal(0)) / 12)


def amount(case: Dibao, act: Act) -> Decimal:
    """The gap to the standard for each member, or the county's tier (57 §23, SAL §18)."""
    line = standard(case, act)
    person = alone(case)
    heads = 1 if person else len(case.household.counted)
    income = own_income(person, case, act) if person else income_per_head(case, act)
    tier = 1
    while below := act.gazette.find(f"dibao.tier.{tier}.below", case.owner, act.on):
        if income < below:
            per_head = act.gazette.rate(f"dibao.tier.{tier}.amount", case.owner, act.on)
            return to_fen(per_head * heads)
        tier += 1
    return to_fen(max(Decimal(0), line - income) * heads)


@refuse_if("共同生活家庭成员人均收入不低于当地低保标准", "57 §8, SAL §18")
def income_not_below_standard(case: Dibao, act: Act) -> bool:
    """Income per head is not below the local standard."""
    if alone(case):
        return False
    return income_per_head(case, act) >= standard(case, act)


@refuse_if("家庭财产状况不符合当地规定", "57 §14, SAL §18")
def assets_over_limit(case: Dibao, act: Act) -> bool:
    """The household owns more than the county or league allows."""
    return bool(assets_over(case, act))


@refuse_if("未将共同生活的家庭成员全部申报", "57 §7; 83 一(一)")
def member_left_out(case: Dibao, act: Act) -> bool:
    """Someone who lives in the household was not declared."""
    known = set(case.answered("hukou", "household", ()))
    return bool(known - {m.person for m in case.household.members})


@refuse_if("应向户籍地或经常居住地与户籍地一致的成员所在乡镇申请", "57 §5")
def belongs_elsewhere(case: Dibao, act: Act) -> bool:
    """Another township has to take this application."""
    members = case.household.members
    at_home = [m for m in members if m.lives == m.hukou]
    proper = at_home if len({m.hukou for m in members}) > 1 and at_home else members
    township = case.owner.at(Level.TOWNSHIP) or case.owner
    return not any(Division(m.hukou).within(township) for m in proper)


@refuse_if("不符合单人户申请条件", "57 §8")
def may_not_apply_alone(case: Dibao, act: Act) -> bool:
    """None of the grounds on which one person may apply alone."""
    person = alone(case)
    if person is None or "clergy_3_years" in person.standing:
        return False
    severe = person.disability is not None and person.disability.severe
    weak = severe or "gravely_ill" in person.standing
    return not (weak and in_edge_household(case, act))


@refuse_if("不符合单人户申请条件", "57 §8; 83 一(一)")
def may_not_apply_alone_2022(case: Dibao, act: Act) -> bool:
    """None of the grounds, to which 83 一(一) added adult, unemployed, severely disabled."""
    person = alone(case)
    if person and person.adult(act.on) and "unemployed" in person.standing:
        if person.disability is not None and person.disability.severe:
            return False
    return may_not_apply_alone.holds(case, act)


@refuse_if("单人户申请不适用", "220")
def applies_alone_2012(case: Dibao, act: Act) -> bool:
    """Before 2021-07-01 a person could not be taken out of the household."""
    return alone(case) is not None


@unless("无近亲属关系登记且无投诉举报", "57 §20")
def nothing_to_see_again(case: Dibao) -> bool:
    """No registered relation with staff, and nobody has complained."""
    return not (case.relations or case.objections_raised)


FALSE_STATEMENT = Ground(
    "false_statement", "隐瞒或虚报", "Concealed or falsely declared.", "649 §68; SAL §73"
)
NO_COOPERATION = Ground(
    "no_cooperation",
    "无正当理由不配合调查",
    "Refuses to cooperate without good reason.",
    "57 §29",
)
SEPARATED = Ground("separated_hukou", "人户分离", "Lives apart from the hukou.", "57 §22")
AWAY = Ground("filed_away", "异地申办", "Filed away from home.", "57 §22; 83 四(一)")
HARD = Ground("hard_investigation", "情况复杂", "Hard to investigate.", "57 §22")
EMERGENCY = Ground("epidemic", "突发事件", "Public emergency.", "57 §16")
