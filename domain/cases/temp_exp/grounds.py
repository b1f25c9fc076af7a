"""支出型临时救助的不予救助情形, and for whom its means test is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.cases.temp_exp.means import (
    counted,
    left_per_head,
    line,
    owns_too_much,
    yearly_per_head,
)
from domain.divisions import Division, Level
from domain.grounds import Ground, refuse_if, unless
from domain.household_aid.figures import DISPOSABLE

if TYPE_CHECKING:
    from domain.cases.temp_exp.case import TempExp

SPENT_WITHOUT_NEED = Ground(
    "no_necessary_spending",
    "不属于生活必需支出",
    "The spending is none that life requires.",
    "23 二(一)",
)
FALSE_PAPERS = Ground("false_papers", "提供虚假材料", "Papers are false.", "649 §68; SAL §73")


@unless("低保对象或特困人员", "23; P:TPS")
def on_dibao_or_tekun(case: TempExp) -> bool:
    """On the minimum living allowance or in extreme difficulty already."""
    return bool(case.answered("dibao", "member") or case.answered("tekun", "member"))


@refuse_if("困难不发生在本乡镇（街道）", "SAL §37; 18 二(四)14")
def arose_elsewhere(case: TempExp, act: Act) -> bool:
    """The need arose in another township."""
    township = case.owner.at(Level.TOWNSHIP) or case.owner
    return not Division(case.form.arose_at).within(township)


@refuse_if("没有应计入的共同生活家庭成员", "57 §7")
def household_of_nobody(case: TempExp, act: Act) -> bool:
    """Nobody of this household is counted."""
    return not counted(case)


@refuse_if("家庭人均可支配收入不低于当地上年度人均可支配收入", "23 二(一)")
def income_not_below_average(case: TempExp, act: Act) -> bool:
    """Income per head is not below what people there had last year."""
    if on_dibao_or_tekun.holds(case):
        return False
    return yearly_per_head(case) >= act.gazette.rate(DISPOSABLE.key, case.owner, act.on)


@refuse_if("家庭财产状况不符合临时救助规定", "23 二(一)")
def owns_more_than_allowed(case: TempExp, act: Act) -> bool:
    """The household owns more than temporary aid allows."""
    return not on_dibao_or_tekun.holds(case) and owns_too_much(case, act)


@refuse_if("没有核实的生活必需支出", "23 二(一)")
def nothing_was_spent(case: TempExp, act: Act) -> bool:
    """No spending of this kind was verified."""
    return not case.spending


@refuse_if("扣除支出后仍能维持基本生活", "23 二(一); the line a default")
def enough_is_left(case: TempExp, act: Act) -> bool:
    """What is left after the spending is not below the local standard."""
    if on_dibao_or_tekun.holds(case):
        return False
    return left_per_head(case) >= line(case, act)
