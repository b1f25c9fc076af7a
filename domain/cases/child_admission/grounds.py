"""长期监护的情形: when civil affairs become the guardian for good (WBF §93, §94)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.act import Act
from domain.calendar import years_between
from domain.cases.child_admission.form import LONG_TERM, PARENTS_UNKNOWN, ROAMING
from domain.cases.child_admission.guardian import ABLE, DEAD, INCAPABLE
from domain.cases.child_admission.search import GUARDIAN, NOBODY
from domain.grounds import refuse_if, unless

if TYPE_CHECKING:
    from domain.cases.child_admission.case import ChildAdmission

ADULT = 18
ASSESSED = {DEAD: "guardians_dead", INCAPABLE: "guardians_incapable"}
SEARCHED_FOR = (ROAMING, PARENTS_UNKNOWN, "guardian_missing")
"""Situations in which parents or guardians are unknown or missing."""


def long_term_grounds(case: ChildAdmission) -> Iterator[str]:
    """Each ground of WBF §94 that the facts bear out, by its code."""
    situation = case.form.situation
    if nobody_found(case) and situation in SEARCHED_FOR:
        yield PARENTS_UNKNOWN
    for ground in dict(LONG_TERM):
        told = situation == ground and ground != PARENTS_UNKNOWN and not case.guardian_found
        if told or ASSESSED.get(case.guardian_found) == ground:
            yield ground


def nobody_found(case: ChildAdmission) -> bool:
    """A roaming child's parents are looked for longer than three months before that is said."""
    if case.form.situation == ROAMING:
        return case.unidentifiable
    return case.unidentifiable or case.search_result == NOBODY


@refuse_if("已满十八周岁", "WBF §2")
def child_is_of_age(case: ChildAdmission, act: Act) -> bool:
    """The child is eighteen or older."""
    return years_between(case.form.born, act.on) >= ADULT


@refuse_if("监护人具备监护能力，应当送回", "WBF §93")
def guardian_can_care(case: ChildAdmission, act: Act) -> bool:
    """A guardian was found able to care for the child, who goes home."""
    return case.guardian_found == ABLE


@refuse_if("不具有由民政部门长期监护的情形", "WBF §94")
def no_long_term_ground(case: ChildAdmission, act: Act) -> bool:
    """No ground for a long-term guardianship is borne out by the facts."""
    return not any(long_term_grounds(case))


@unless("未住院救治", "SEED 二(三)2: 先救治后入院")
def not_in_hospital(case: ChildAdmission) -> bool:
    """The child is not being treated in a hospital."""
    return not case.treated


@unless("已办理入住", "SEED 二(三)2")
def is_admitted(case: ChildAdmission) -> bool:
    """The child lives in an institution; a later stay in hospital holds nothing up."""
    return bool(case.institution)


@unless("身份及监护人已查明", "令63号, remembered")
def identity_known(case: ChildAdmission) -> bool:
    """It is known whose child it is, and nobody has to be looked for."""
    return case.form.identity_known and case.form.situation not in SEARCHED_FOR


@unless("超过三个月仍无法查明", "令63号, remembered")
def was_unidentifiable(case: ChildAdmission) -> bool:
    """Nobody was found in more than three months."""
    return case.unidentifiable


@unless("没有可评估的监护人", "WBF §93")
def no_guardian_there(case: ChildAdmission) -> bool:
    """No guardian is known, and the search has found none."""
    return not case.form.guardian and case.search_result != GUARDIAN


@unless("非人民法院移送或指定", "WBF §94")
def no_court_named_it(case: ChildAdmission) -> bool:
    """Neither was the child brought by a court nor did one name civil affairs."""
    return case.form.brought_by != "court" and case.form.situation != "named_by_court"
