"""低保的不予确认情形: grounds to refuse minimum living allowance, computed from the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.cases.dibao.means import alone
from domain.grounds import refuse_if
from domain.household import Member
from domain.household_aid.means import counted, in_edge_household, means, standard

if TYPE_CHECKING:
    from domain.cases.dibao.case import Dibao


@refuse_if("共同生活家庭成员人均收入不低于当地低保标准", "57 §8; SAL §18")
def income_not_below_standard(case: Dibao, act: Act) -> bool:
    """Income per head is not below the local standard; a single person's own income."""
    return means(case, act).per_head >= standard(case, act)


def clergy(person: Member) -> bool:
    return "clergy_away_3_years" in person.standing


@refuse_if("不符合单人户申请条件", "57 §8")
def may_not_apply_alone(case: Dibao, act: Act) -> bool:
    """None of the grounds on which one person may apply alone.

    They are: of an edge household, severely disabled or gravely ill; or clergy who have lived
    in a religious site for three years.
    """
    person = alone(case)
    if person is None or clergy(person):
        return False
    weak = person.severely_disabled or "gravely_ill" in person.standing
    return not (weak and in_edge_household(case, act))


@refuse_if("不符合单人户申请条件", "57 §8; 83 一(一)")
def may_not_apply_alone_2022(case: Dibao, act: Act) -> bool:
    """None of the grounds, to which 83 一(一) added adult, unemployed, severely disabled."""
    person = alone(case)
    if person and person.adult(act.on) and "unemployed" in person.standing:
        if person.severely_disabled:
            return False
    return may_not_apply_alone.holds(case, act)


@refuse_if("不符合单独提出申请的条件", "220, read in a copy only")
def may_not_apply_alone_2012(case: Dibao, act: Act) -> bool:
    """Neither an adult, severely disabled, unable to work, with a hukou of their own; nor
    clergy who have lived in a religious site for three years."""
    person = alone(case)
    if person is None or clergy(person):
        return False
    standing = person.standing >= {"unable_to_work", "separate_hukou"}
    return not (standing and person.adult(act.on) and person.severely_disabled)


def instead(case: Dibao, act: Act) -> list[str]:
    """What a refused household may ask for instead."""
    if alone(case) or not counted(case, act):
        return []
    return ["dibao_edge"] if in_edge_household(case, act) else []
