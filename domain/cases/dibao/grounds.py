"""低保的不予确认情形: grounds to refuse minimum living allowance, computed from the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.cases.dibao.means import (
    alone,
    assets_over,
    counted,
    covered,
    in_edge_household,
    means,
    published,
    standard,
)
from domain.divisions import Division, Level
from domain.grounds import refuse_if
from domain.household import Member

if TYPE_CHECKING:
    from domain.cases.dibao.case import Dibao


@refuse_if("共同生活家庭成员人均收入不低于当地低保标准", "57 §8; SAL §18")
def income_not_below_standard(case: Dibao, act: Act) -> bool:
    """Income per head is not below the local standard; a single person's own income."""
    return means(case, act).per_head >= standard(case, act)


@refuse_if("家庭财产状况不符合当地规定", "57 §14; SAL §18")
def assets_over_limit(case: Dibao, act: Act) -> bool:
    """They own more than the county or league allows; of a single person, that person."""
    return bool(assets_over(case, act, covered(case, act)))


@refuse_if("没有应计入的共同生活家庭成员", "57 §7")
def nobody_counts(case: Dibao, act: Act) -> bool:
    """Nobody of this household is counted."""
    return not covered(case, act)


@refuse_if("未将共同生活的家庭成员全部申报", "57 §7; 83 一(一)")
def member_left_out(case: Dibao, act: Act) -> bool:
    """Someone of the household was neither declared nor found: no picking among its members."""
    known = set(case.answered("hukou", "household", ()))
    declared = {member["person"] for member in case.form.members}
    return bool(known - declared.union(m.person for m in case.household.members))


@refuse_if("应向户籍地（或户籍与居住一致成员所在地）乡镇申请", "57 §4-5")
def belongs_elsewhere(case: Dibao, act: Act) -> bool:
    """Another township has to take this application.

    Where hukou differ, it is that of a member who lives where the hukou is; if nobody does, of
    any member.  Between counties of one province the same is a configurable default.  With
    ``dibao.residence_permit`` published, a permit holder may apply at the place of residence
    (57 §5; SAL §37).
    """
    township = case.owner.at(Level.TOWNSHIP) or case.owner
    people = case.household.members
    if any(lies_in(m.lives, township) for m in people if "residence_permit" in m.standing):
        if published(case, act, "residence_permit"):
            return False
    return not any(lies_in(member.hukou, township) for member in proper(people))


def proper(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Whose hukou decides where to apply."""
    return tuple(m for m in members if lives_at_hukou(m)) or members


def lives_at_hukou(member: Member) -> bool:
    township = Division(member.hukou).at(Level.TOWNSHIP) or Division(member.hukou)
    return lies_in(member.lives, township)


def lies_in(code: str, area: Division) -> bool:
    return Division(code).within(area)


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


def advice(case: Dibao, act: Act) -> list[str]:
    """What a refused household may ask for instead."""
    if alone(case) or not counted(case, act):
        return []
    return ["dibao_edge"] if in_edge_household(case, act) else []
