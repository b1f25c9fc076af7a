"""急难型: grounds to refuse, and those for which a step is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.grounds import Ground, unless
from domain.stage import Stage

if TYPE_CHECKING:
    from domain.cases.temp_urgent.case import TempUrgent

ENDED = (Stage.WITHDRAWN, Stage.CLOSED, Stage.NOT_ACCEPTED, Stage.TRANSFERRED)
NO_EMERGENCY = Ground("no_emergency", "不属于急难情形", "It is no emergency.", "23 二(一)")
NO_NEED_LEFT = Ground(
    "met_otherwise",
    "已通过其他途径解决",
    "The need was met in another way.",
    "23 二(三)",
)


@unless("未给予救助", "23 二(二)")
def nothing_was_given(case: TempUrgent) -> bool:
    """It was refused, or ended without a decision: there is no aid to write down."""
    return "refuse" in case.done or case.stage in ENDED


@unless("材料已齐", "23 二(二)")
def papers_are_there(case: TempUrgent) -> bool:
    """Every paper of the record has been handed in."""
    return not case.lacking(case.procedure, "complete_record")
