"""待遇调整 — who may change a running benefit, and the grounds on which.

Sources: 民发〔2021〕57号 (57), 民发〔2022〕83号 (83), 国发〔2015〕52号 (52), and defaults.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.errors import DomainError, NotInArea, NotYours
from domain.grounds import Ground
from domain.office import MACHINE, Actor, Role
from domain.post import Seat, Side
from domain.procedure import Procedure, Step


class Standing(StrEnum):
    """The stages of a benefit: what was decided last.

    A change may begin in a month to come: from which one it holds is said by the amounts of
    the months, never by the stage.
    """

    GRANTED = "granted"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True)
class Granter:
    """An approver of the organ that granted the benefit, or of one above it."""

    def __str__(self) -> str:
        return "approver of the granting organ"

    @property
    def seats(self) -> tuple[Seat, ...]:
        return (Seat(str(Role.APPROVER), side=str(Side.OWNER)),)

    def objection(self, actor: Actor, case: Any) -> DomainError | None:
        """Why this actor may not act from this post, or None."""
        if actor.role is not Role.APPROVER:
            return NotYours(str(self), actor.role)
        if not case.unit(Side.OWNER).within(actor.division):
            return NotInArea(str(actor.division))
        return None if case.organ.within(actor.division) else NotYours(str(self))


def by_code(*grounds: Ground) -> dict[str, Ground]:
    return {ground.code: ground for ground in grounds}


GROUNDS: dict[str, dict[str, Ground]] = {
    "adjust": by_code(
        Ground(
            "standard_changed", "保障标准调整", "The published standard changed.", "SAL §18"
        ),
        Ground("members_changed", "家庭成员变化", "The household changed.", "83 一(三)"),
        Ground("income_changed", "家庭收入变化", "Income or spending changed.", "57 §31"),
        Ground(
            "work_refused", "连续三次拒绝就业", "Suitable work refused three times.", "57 §34"
        ),
        Ground("fading_out", "渐退期", "Fading out after taking up work.", "83 一(三)"),
        Ground("corrected", "更正", "A mistake in the amount is corrected.", "default"),
    ),
    "suspend": by_code(
        Ground("card_expired", "残疾人证过期", "The disability card expired.", "default"),
        Ground("imprisoned", "服刑", "Serving a prison sentence.", "default, doubtful"),
        Ground("survival_unproved", "未完成生存验证", "Not shown to be alive.", "default"),
        Ground("not_reachable", "无法联系", "The recipient cannot be reached.", "default"),
    ),
    "resume": by_code(
        Ground("card_renewed", "残疾人证换证", "The disability card was renewed.", "default"),
        Ground("released", "刑满释放", "Released from prison.", "default"),
        Ground("survival_proved", "完成生存验证", "Shown to be alive.", "default"),
        Ground("reached", "已取得联系", "The recipient was reached.", "default"),
    ),
    "end": by_code(
        Ground("death", "死亡", "The recipient has died.", "default"),
        Ground("no_longer_eligible", "不再符合条件", "No longer eligible.", "83 五(五)"),
        Ground("dibao_ended", "低保终止", "The minimum living allowance ended.", "52"),
        Ground("level_lowered", "残疾等级变化", "The disability was rated lower.", "52"),
        Ground("moved_away", "户籍迁出", "The registration moved to another place.", "default"),
        Ground("fraud", "骗取", "Obtained by deceit.", "SAL §73"),
        Ground("given_up", "自愿放弃", "Given up by the recipient.", "default"),
    ),
}
"""What an officer may cite, for each verb."""

GRANTER = Granter()

PROCEDURE = Procedure(
    version="2021",
    path="benefit",
    since=date(2012, 1, 1),
    basis="社会救助暂行办法; 民发〔2021〕57号; 国发〔2015〕52号",
    steps=(
        Step("grant", MACHINE, source="57 §21"),
        Step("adjust", GRANTER, source="57 §31"),
        Step("suspend", GRANTER, source="default"),
        Step("resume", GRANTER, source="default"),
        Step("end", GRANTER, source="83 五(五)"),
    ),
    apart=(),
)
