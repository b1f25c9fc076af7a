"""可引用情形: grounds that people cite, and those for which a step or paper is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.grounds import Ground, unless

if TYPE_CHECKING:
    from domain.household_aid.family import HouseholdAid
    from domain.household_aid.posted import PostedAid


@unless("无近亲属关系申报", "57 §11")
def no_relative_declared(case: HouseholdAid) -> bool:
    """Nobody of the household is declared a near relative of staff or village committee."""
    return not case.form.related_to_staff


@unless("无争议", "SEED 二(三)1; 57 §19")
def undisputed(case: PostedAid) -> bool:
    """Nobody has objected, and those who were asked agree."""
    return not (case.objections_raised or case.disputed)


@unless("无近亲属关系登记且无投诉举报", "57 §20")
def unrelated_and_no_complaint(case: HouseholdAid) -> bool:
    """No registered relation with staff, and nobody has complained."""
    return not (case.relations or case.complaints)


@unless("无近亲属关系登记且无投诉举报", "57 §20")
def nothing_to_see_again(case: PostedAid) -> bool:
    """No registered relation with staff, and nobody has complained or objected."""
    return not case.objections_raised and unrelated_and_no_complaint.holds(case)


@unless("本人申请", "57 §6")
def applies_in_person(case: HouseholdAid) -> bool:
    """A member of the household applies, at the window or online, without an agent."""
    return case.form.role in ("applicant", "window")


@unless("未申报残疾成员", "57 §10")
def nobody_disabled(case: HouseholdAid) -> bool:
    """No member is declared to be disabled."""
    return not any(member.get("disability") for member in case.form.members)


@unless("未申报患重病成员", "57 §10")
def nobody_gravely_ill(case: HouseholdAid) -> bool:
    """No member is declared to be gravely ill."""
    return not any("gravely_ill" in member.get("standing", ()) for member in case.form.members)


FALSE_STATEMENT = Ground(
    "false_statement", "隐瞒或虚报", "Concealed or falsely declared.", "649 §68"
)
FALSE_STATEMENT_2026 = Ground(
    "false_statement", "隐瞒或虚报", "Concealed or falsely declared.", "SAL §73"
)
NO_COOPERATION = Ground(
    "no_cooperation",
    "无正当理由不配合调查",
    "Refuses to cooperate without good reason.",
    "57 §29",
)
SEPARATED = Ground(
    "separated_hukou", "人户分离", "Lives apart from the hukou.", "57 §22; 83 四(一)"
)
AWAY = Ground("filed_away", "异地申办", "Filed away from home.", "57 §22; 83 四(一)")
HARD = Ground(
    "hard_investigation",
    "家庭经济状况调查难度较大",
    "The circumstances are hard to investigate.",
    "57 §22; 83 四(一)",
)
