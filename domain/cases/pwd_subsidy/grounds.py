"""Grounds against each of the two subsidies.  Sources: 国发〔2015〕52号; domain 4.4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.grounds import Rule, refuse_if

if TYPE_CHECKING:
    from domain.cases.pwd_subsidy.case import PwdSubsidy

MENTAL = ("intellectual", "mental")


@refuse_if("残疾人证未在当月一日有效", "default")
def card_not_valid(case: PwdSubsidy, act: Act) -> bool:
    """The disability card is not valid on the first of the month."""
    return bool(case.card("valid_until") < act.on.replace(day=1))


@refuse_if("享受工伤保险生活护理费", "P:HN")
def gets_injury_care_allowance(case: PwdSubsidy, act: Act) -> bool:
    """Receives the care allowance of work-injury insurance."""
    return bool(case.answered("social_insurance", "injury_care_allowance"))


@refuse_if("已纳入特困人员供养", "P:HN")
def is_tekun(case: PwdSubsidy, act: Act) -> bool:
    """Is supported as a person in extreme difficulty."""
    return bool(case.answered("tekun", "member"))


@refuse_if("服刑期间", "domain 4.4, doubtful")
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


@refuse_if("已享受孤儿或事实无人抚养儿童全额基本生活补贴", "S:62 三(一)(二); P:HN")
def on_full_child_allowance(case: PwdSubsidy, act: Act) -> bool:
    """A child on the orphan allowance or the full de-facto-orphan allowance."""
    return case.answered("child", "allowance") in ("orphan", "full")


@refuse_if("残疾等级不符合护理补贴条件", "国发〔2015〕52号")
def not_severe(case: PwdSubsidy, act: Act) -> bool:
    """Neither level 1-2 nor a level the care subsidy was extended to."""
    reach = act.gazette.find("pwd.care.mental_up_to_level", case.owner, act.on)
    mental = int(reach or 2) if case.card("kind") in MENTAL else 2
    return bool(case.card("level") > mental)


@refuse_if("无六个月以上长期照护需要", "国发〔2015〕52号")
def no_long_term_need(case: PwdSubsidy, act: Act) -> bool:
    """No special care that has lasted six months."""
    return bool(case.form.care_months < 6)


@refuse_if("享受同类补贴且较高，择高", "P:HN")
def keeps_higher_living(case: PwdSubsidy, act: Act) -> bool:
    """Already has a higher subsidy of the same nature as the living subsidy."""
    return case.similar("living") >= case.rate("living", act)


@refuse_if("享受同类补贴且较高，择高", "P:HN")
def keeps_higher_care(case: PwdSubsidy, act: Act) -> bool:
    """Already has a higher subsidy of the same nature as the care subsidy."""
    return case.similar("care") >= case.rate("care", act)


BOTH = (card_not_valid, gets_injury_care_allowance, is_tekun, is_imprisoned)
EXCLUSIONS: dict[str, tuple[Rule, ...]] = {
    "living": (*BOTH, not_in_dibao_household, on_full_child_allowance, keeps_higher_living),
    "care": (*BOTH, not_severe, no_long_term_need, keeps_higher_care),
}
