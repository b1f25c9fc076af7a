"""不予认定情形: grounds to refuse a household whatever it asks for, computed from the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.divisions import Division, Level
from domain.grounds import refuse_if
from domain.household import Member
from domain.household_aid.means import assets_over, published

if TYPE_CHECKING:
    from domain.household_aid.family import HouseholdAid


@refuse_if("家庭财产状况不符合当地规定", "57 §14; SAL §18")
def assets_over_limit(case: HouseholdAid, act: Act) -> bool:
    """They own more than the county or league allows; of a single person, that person."""
    return bool(assets_over(case, act, case.beneficiaries(act)))


@refuse_if("没有应计入的共同生活家庭成员", "57 §7")
def nobody_counts(case: HouseholdAid, act: Act) -> bool:
    """Nobody of this household is counted."""
    return not case.beneficiaries(act)


@refuse_if("未将共同生活的家庭成员全部申报", "57 §7; 83 一(一)")
def member_left_out(case: HouseholdAid, act: Act) -> bool:
    """Someone of the household was neither declared nor found: no picking among its members."""
    known = set(case.answered("hukou", "household", ()))
    declared = {member["person"] for member in case.form.members}
    return bool(known - declared.union(m.person for m in case.household.members))


@refuse_if("应向户籍地（或户籍与居住一致成员所在地）乡镇申请", "57 §4-5")
def belongs_elsewhere(case: HouseholdAid, act: Act) -> bool:
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


EVERY_HOUSEHOLD = (assets_over_limit, nobody_counts, member_left_out, belongs_elsewhere)
