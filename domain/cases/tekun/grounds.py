"""特困人员的不予认定情形: grounds to refuse, computed from the facts.

All three of no ability, no source of income and no support have to be there (43 §4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.cases.tekun.figures import OWN
from domain.cases.tekun.livelihood import cannot_work, is_minor, monthly_income, over_limit
from domain.cases.tekun.supporters import is_excused
from domain.divisions import Division, Level
from domain.grounds import refuse_if

if TYPE_CHECKING:
    from domain.cases.tekun.case import Tekun

CHILD_ALLOWANCES = ("orphan", "full", "gap")


@refuse_if("具有劳动能力", "43 §5")
def able_to_work(case: Tekun, act: Act) -> bool:
    """Between 16 and 59 years old, not disabled to a degree that counts, on no list."""
    return not cannot_work(case, act)


@refuse_if("收入不低于当地低保标准", "43 §6")
def has_source_of_income(case: Tekun, act: Act) -> bool:
    """Countable income reaches the standard of the minimum living allowance."""
    key = f"dibao.standard.{case.form.area}"
    return monthly_income(case) >= act.gazette.rate(key, case.owner, act.on)


@refuse_if("财产不符合当地特困人员财产状况规定", "43 §6-7")
def owns_too_much(case: Tekun, act: Act) -> bool:
    """Owns more than the rule on property of people in extreme difficulty allows."""
    return bool(over_limit(case, act, OWN, case.found.owns))


@refuse_if("法定义务人具有履行义务能力", "43 §8")
def somebody_can_support(case: Tekun, act: Act) -> bool:
    """At least one of those who are bound by law to give support is not excused."""
    return not all(is_excused(case, act, row) for row in case.found.supporters)


@refuse_if("已选择纳入孤儿、事实无人抚养儿童保障", "43 §9")
def on_child_support(case: Tekun, act: Act) -> bool:
    """A minor who has, or chooses, the support for orphans or de-facto orphans instead."""
    if not is_minor(case, act.on):
        return False
    chosen = "chooses_child_support" in case.form.standing
    return chosen or case.answered("child", "allowance") in CHILD_ALLOWANCES


@refuse_if("应向户籍所在地苏木乡镇（街道）申请", "43 §10")
def hukou_in_another_township(case: Tekun, act: Act) -> bool:
    """The hukou lies in another township, which has to take this application."""
    township = case.owner.at(Level.TOWNSHIP) or case.owner
    place = Division(case.answered("hukou", "division", case.form.hukou))
    return not (place.within(township) or township.within(place))


REFUSALS = (
    able_to_work,
    has_source_of_income,
    owns_too_much,
    somebody_can_support,
    on_child_support,
    hukou_in_another_township,
)
