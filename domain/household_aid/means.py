"""家庭经济状况认定: who is counted, what counts as income, and what a household may own.

Published figures (keys of the gazette, by division; none has a default unless it says so):

* ``dibao.standard.urban``, ``.rural``: the line, yuan a month and head;
* ``<type>.assets.<kind>``: the most a household may own, in the kind's own unit; where a type
  has none of its own, what goes for ``dibao``;
* ``dibao.income_excluded.<kind>``: 1 where a municipality leaves a kind of income out;
* ``dibao.basic_pension_counted``: 1 where the basic pension counts after 2025 (default: not);
* ``dibao.left_out_by_province``: 1 where the province's own list of persons applies.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.household import NOT_COUNTED, Means, Member

if TYPE_CHECKING:
    from domain.household_aid.family import HouseholdAid

EXCLUDED = frozenset(
    {
        "veterans_pension",
        "family_planning_award",
        "scholarship",
        "bravery_award",
        "government_assistance",
    }
)
"""Kinds of income that are not counted anywhere (57 §13)."""
BASIC_PENSION_EXCLUDED_UNTIL = date(2025, 12, 31)
"""57 §13 says so for the 14th five-year plan; later years are a published choice."""
EDGE = Decimal("1.5")
"""An edge household lives on less than so many times the line (57 §8)."""


def published(case: HouseholdAid, act: Act, key: str) -> bool:
    """Whether a published choice says yes at the case's place on that day."""
    return bool(act.gazette.find(f"dibao.{key}", case.owner, act.on))


def counted(case: HouseholdAid, act: Act) -> tuple[Member, ...]:
    """共同生活家庭成员 that day (57 §7)."""
    left_out = NOT_COUNTED
    if any("left_out_by_province" in m.standing for m in case.household.members):
        if published(case, act, "left_out_by_province"):
            left_out |= {"left_out_by_province"}
    return tuple(m for m in case.household.members if m.counts(left_out))


def excluded_kinds(case: HouseholdAid, act: Act) -> frozenset[str]:
    """Kinds of income left out at that place on that day (57 §13)."""
    kinds = {kind for member in case.household.members for kind in member.income}
    listed = {k for k in kinds - EXCLUDED if published(case, act, f"income_excluded.{k}")}
    if "basic_pension" in kinds and not basic_pension_counts(case, act):
        listed.add("basic_pension")
    return EXCLUDED | listed | case.disregarded(act, kinds)


def basic_pension_counts(case: HouseholdAid, act: Act) -> bool:
    later = act.on > BASIC_PENSION_EXCLUDED_UNTIL
    return later and published(case, act, "basic_pension_counted")


def means(case: HouseholdAid, act: Act) -> Means:
    """What those who would be covered live on."""
    return Means.of(case.beneficiaries(act), excluded_kinds(case, act))


def standard(case: HouseholdAid, act: Act) -> Decimal:
    """The line (低保标准): yuan a month and head."""
    return act.gazette.rate(f"dibao.standard.{case.form.area}", case.owner, act.on)


def assets_over(case: HouseholdAid, act: Act, owners: tuple[Member, ...]) -> list[str]:
    """Kinds of which these people together own more than the county or league allows."""
    owned = case.household.owned(owners).items()
    return [kind for kind, value in owned if value > most_owned(case, act, kind)]


def most_owned(case: HouseholdAid, act: Act, kind: str) -> Decimal:
    own = act.gazette.find(f"{case.code}.assets.{kind}", case.owner, act.on)
    if own is not None:
        return own
    return act.gazette.rate(f"dibao.assets.{kind}", case.owner, act.on)


def in_edge_household(case: HouseholdAid, act: Act) -> bool:
    """57 §8: from the line up to one and a half times of it, property within the limits."""
    people = counted(case, act)
    per_head = Means.of(people, excluded_kinds(case, act)).per_head
    line = standard(case, act)
    return line <= per_head < EDGE * line and not assets_over(case, act, people)


def next_check(since: date, months: int) -> date:
    """定期核查: the first of the month in which the household is looked at again."""
    years, month = divmod(since.month - 1 + months, 12)
    return date(since.year + years, month + 1, 1)


def last_day(since: date, months: int) -> date:
    """The last day of so many months that begin on a day (有效期届满日)."""
    month = next_check(since, months)
    over = next_check(month, 1)
    return min(month + timedelta(days=since.day - 2), over - timedelta(days=1))


def recheck_months(people: tuple[Member, ...]) -> int:
    """57 §31: more often where income is unstable or somebody is able to work."""
    unstable = any("unstable_income" in m.standing for m in people)
    workers = any("able_to_work" in m.standing for m in people)
    return 6 if unstable or workers else 12
