"""同一事由 — who was helped for a cause not long ago is helped again if a meeting agrees.

The office's own records answer what was granted before: the policy ``recall_aid`` looks them up
and puts them into the case, or an officer does by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.answers import Choice, Day, Text
from domain.case import Case, Trait
from domain.errors import Malformed
from domain.figure import months
from domain.form import Rows, flaws
from domain.grounds import refuse_if
from domain.office import Role
from domain.stage import Stage, during
from domain.traits.collective_decision import AGREED

EMERGENCIES = (
    ("fire", "火灾"),
    ("traffic_accident", "交通事故"),
    ("sudden_illness", "突发重大疾病"),
    ("other_hardship", "其他特殊困难"),
)
"""急难型 (23 二(一))."""
SPENDING = (
    ("education", "教育支出"),
    ("medical", "医疗支出"),
    ("other_spending", "其他生活必需支出"),
)
"""支出型 (23 二(一))."""
ONE_CAUSE = {"sudden_illness": "illness", "medical": "illness"}
"""The same need, which either kind of aid may answer (configurable default)."""
AIDS = Rows(
    "aids",
    "以往临时救助",
    most=100,
    fields=(
        Choice("cause", "救助事由", choices=(*EMERGENCIES, *SPENDING)),
        Day("on", "决定日期"),
        Text("case", "办件编号", optional=True, most=64),
    ),
)
WITHIN = "temp.same_cause_months"
WITHIN_MONTHS = 12
"""So long the same cause counts as helped (configurable default)."""
FIGURE = months(WITHIN, "同一事由不重复救助的期限", WITHIN_MONTHS)


class EarlierAid(Trait):
    aids: Iterable[Mapping[str, Any]] = ()
    within_months: int = WITHIN_MONTHS
    if TYPE_CHECKING:
        proposed: str

    class AidRecalled(Case.Event):
        """Temporary aid that those it covers were granted before, wherever that was."""

        personal = {"aids": "about"}
        aids: list[dict[str, Any]]
        within_months: int

        def evolve(self, case: EarlierAid) -> None:
            case.aids = self.aids
            case.within_months = self.within_months

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def recall_aid(self, act: Act, *, aids: Iterable[Mapping[str, Any]]) -> None:
        """``[{cause, on, case}]``; what is said last is all there was.  Raises Malformed."""
        rows = [dict(row) for row in aids]
        if wrong := [*flaws((AIDS,), {"aids": rows})]:
            raise Malformed("recall_aid", *wrong)
        told = act.by.role is not Role.CLOCK  # else it is from the office's own records
        if told and any(row["on"] > act.on for row in rows):
            raise Malformed("recall_aid", "aids.on")
        within = act.gazette.whole(WITHIN, self.owner, act.on, WITHIN_MONTHS)
        self.record(self.AidRecalled, act, aids=rows, within_months=within)

    @property
    def helped_before(self) -> bool:
        """For the same cause, so shortly before this was applied for."""
        return any(
            same_need(aid["cause"], self.form.cause)
            and self.form.on < months_after(aid["on"], self.within_months)
            for aid in self.aids
        )


def same_need(one: str, other: str) -> bool:
    """Whether two causes, of whichever kinds of aid, are one (同一事由)."""
    return ONE_CAUSE.get(one, one) == ONE_CAUSE.get(other, other)


def months_after(day: date, number: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + number, 12)
    first = date(day.year + years, month + 1, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), after - timedelta(days=1))


@refuse_if("同一事由在规定期限内已获临时救助，且未经一事一议同意", "default")
def same_cause_again(case: EarlierAid, act: Act) -> bool:
    """Helped for the same cause within twelve months, and no meeting agreed to help again."""
    return case.helped_before and case.proposed != AGREED


@refuse_if("一事一议未同意救助", "23 二(三)")
def meeting_was_against(case: EarlierAid, act: Act) -> bool:
    """A meeting was held on this matter, and the last one was not for helping."""
    return "discuss" in case.done and case.proposed != AGREED
