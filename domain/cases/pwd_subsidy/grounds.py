"""两项补贴的不予发放情形: grounds against each of the two subsidies.

Published figures: ``pwd.living`` and ``pwd.care.<level>`` (yuan a month);
``pwd.living.extended_to_edge`` (1 where low-income households get it too);
``pwd.care.mental_up_to_level`` (3 or 4 where the care subsidy reaches further).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.divisions import Division, Level
from domain.grounds import Rule, refuse_if, unless
from domain.traits.concurrence import DISAGREED

if TYPE_CHECKING:
    from domain.cases.pwd_subsidy.case import PwdSubsidy

MENTAL = ("intellectual", "mental")
SEVERE = 2
"""Level 1 and 2 of any kind."""
LONG_TERM = 6
"""Months of special care that make a need a long-term one."""


@refuse_if("户籍不在本地", "SEED 二(三)4: 户籍地审核审定及发放")
def hukou_elsewhere(case: PwdSubsidy, act: Act) -> bool:
    """The hukou lies in another county, which alone decides and pays."""
    county = case.owner.at(Level.COUNTY) or case.owner
    place = case.answered("hukou", "division", case.form.hukou)
    return not Division(place).within(county)


@refuse_if("残疾人证在决定当月一日无效", "default")
def card_not_valid(case: PwdSubsidy, act: Act) -> bool:
    """The disability card is not valid on the first of the month of the decision."""
    return bool(case.card("valid_until") < act.on.replace(day=1))


@refuse_if("残联审核不同意", "P:NA")
def federation_disagrees(case: PwdSubsidy, act: Act) -> bool:
    """The disabled persons' federation does not confirm the disability."""
    return case.concurrence == DISAGREED


@refuse_if("享受工伤保险生活护理费", "P:HN")
def gets_injury_care_allowance(case: PwdSubsidy, act: Act) -> bool:
    """Receives the care allowance of work-injury insurance."""
    return bool(case.answered("social_insurance", "injury_care_allowance"))


@refuse_if("已纳入特困人员供养", "P:HN")
def is_tekun(case: PwdSubsidy, act: Act) -> bool:
    """Is supported as a person in extreme difficulty."""
    return bool(case.answered("tekun", "member"))


@refuse_if("服刑期间", "remembered and doubtful: to be verified before it is cited")
def is_imprisoned(case: PwdSubsidy, act: Act) -> bool:
    """Is serving a prison sentence."""
    return bool(case.answered("prison", "serving"))


@refuse_if("非低保家庭成员", "国发〔2015〕52号")
def not_in_dibao_household(case: PwdSubsidy, act: Act) -> bool:
    """No member of a household on minimum living allowance, nor of one it was extended to."""
    if case.answered("dibao", "member"):
        return False
    extended = act.gazette.find("pwd.living.extended_to_edge", case.owner, act.on)
    return not (extended and case.answered("dibao", "edge"))


@refuse_if("已享受孤儿或事实无人抚养儿童全额基本生活补贴", "62 三(一)(二); P:HN")
def on_full_child_allowance(case: PwdSubsidy, act: Act) -> bool:
    """A child on the orphan allowance or the full de-facto-orphan allowance."""
    return case.answered("child", "allowance") in ("orphan", "full")


@refuse_if("残疾等级不符合护理补贴条件", "国发〔2015〕52号")
def not_severe(case: PwdSubsidy, act: Act) -> bool:
    """Neither level 1-2 nor a level the care subsidy was extended to."""
    level = int(case.card("level"))
    if level <= SEVERE or case.card("kind") not in MENTAL:
        return level > SEVERE
    reach = act.gazette.find("pwd.care.mental_up_to_level", case.owner, act.on)
    return level > int(reach or SEVERE)


@refuse_if("无六个月以上长期照护需要", "国发〔2015〕52号")
def no_long_term_need(case: PwdSubsidy, act: Act) -> bool:
    """No special care that has lasted six months."""
    return bool(case.form.care_months < LONG_TERM)


@refuse_if("享受同类补贴且不低于生活补贴，择高", "P:HN")
def keeps_higher_living(case: PwdSubsidy, act: Act) -> bool:
    """Already has a subsidy of the same nature that is no lower than the living subsidy."""
    return keeps_what_it_has(case, "living", act)


@refuse_if("享受同类补贴且不低于护理补贴，择高", "P:HN")
def keeps_higher_care(case: PwdSubsidy, act: Act) -> bool:
    """Already has a subsidy of the same nature that is no lower than the care subsidy."""
    return not not_severe.holds(case, act) and keeps_what_it_has(case, "care", act)


def keeps_what_it_has(case: PwdSubsidy, claim: str, act: Act) -> bool:
    """The higher of each class is kept (择高)."""
    held = case.form.similar_subsidies.get(claim, Decimal(0))
    return held > 0 and held >= case.rate(claim, act)


@unless("未申请生活补贴", "国发〔2015〕52号")
def living_not_claimed(case: PwdSubsidy) -> bool:
    """Only the care subsidy was asked for, which does not depend on 低保."""
    return "living" not in case.form.claims


BOTH = (
    hukou_elsewhere,
    card_not_valid,
    federation_disagrees,
    gets_injury_care_allowance,
    is_tekun,
    is_imprisoned,
)
AGAINST: dict[str, tuple[Rule, ...]] = {
    "living": (*BOTH, not_in_dibao_household, on_full_child_allowance, keeps_higher_living),
    "care": (*BOTH, not_severe, no_long_term_need, keeps_higher_care),
}
"""For each of the two, every ground against it."""
