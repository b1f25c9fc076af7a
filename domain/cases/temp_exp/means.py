"""支出型临时救助的经济状况认定: what a household has, and what its spending leaves of it.

Published figures, by division:

* ``local.disposable_income``: what people there had a head last year, in yuan (no default);
* ``dibao.standard.urban``, ``.rural``: the line, yuan a month and head (no default);
* ``temp.assets.<kind>``: the most a household may own; else what goes for ``dibao``;
* ``temp.left_per_cent``: of the line, what must be left to live on (default 100).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.figure import Figure, whole
from domain.household import Means, Member
from domain.household_aid.figures import DISPOSABLE, property_limits
from domain.household_aid.means import EXCLUDED
from domain.temporary_aid import figures
from domain.traits.earlier_aid import FIGURE

if TYPE_CHECKING:
    from domain.cases.temp_exp.case import TempExp

LEFT = "temp.left_per_cent"
LEFT_PER_CENT = 100
"""Per cent of the line (configurable default): below it the spending is beyond their means."""


def published() -> Iterator[Figure]:
    yield from figures("exp", "支出型临时救助")
    yield FIGURE
    yield DISPOSABLE
    yield from property_limits("dibao")
    for limit in property_limits("temp"):
        yield replace(limit, zh=f"临时救助{limit.zh}")
    yield whole(LEFT, "扣除支出后人均收入占低保标准的比例", "%", usual=LEFT_PER_CENT)


def counted(case: TempExp) -> tuple[Member, ...]:
    """共同生活家庭成员 (57 §7, as for the minimum living allowance)."""
    return tuple(member for member in case.household.members if member.counts())


def yearly(case: TempExp) -> Decimal:
    """Net yuan of a year, together."""
    return Means.of(counted(case), EXCLUDED).monthly * 12


def yearly_per_head(case: TempExp) -> Decimal:
    return yearly(case) / max(len(counted(case)), 1)


def left_per_head(case: TempExp) -> Decimal:
    """Yuan a month that each has when the spending is paid; below nothing where it is owed."""
    return (yearly(case) - case.spending) / max(len(counted(case)), 1) / 12


def line(case: TempExp, act: Act) -> Decimal:
    """What each needs a month."""
    standard = act.gazette.rate(f"dibao.standard.{case.form.area}", case.owner, act.on)
    share = act.gazette.whole(LEFT, case.owner, act.on, LEFT_PER_CENT)
    return standard * share / 100


def owns_too_much(case: TempExp, act: Act) -> bool:
    owned = case.household.owned(counted(case)).items()
    return any(value > most_owned(case, act, kind) for kind, value in owned)


def most_owned(case: TempExp, act: Act, kind: str) -> Decimal:
    own = act.gazette.find(f"temp.assets.{kind}", case.owner, act.on)
    if own is not None:
        return own
    return act.gazette.rate(f"dibao.assets.{kind}", case.owner, act.on)
