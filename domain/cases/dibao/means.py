"""低保的经济状况认定: who is counted, what counts as income, what the allowance comes to.

Published figures (keys of the gazette, by division; none has a default unless it says so):

* ``dibao.standard.urban``, ``.rural``: the line, yuan a month and head;
* ``dibao.assets.<kind>``: the most a household may own, in the kind's own unit;
* ``dibao.tier.<area>.<n>.below``, ``.amount``: the tier table, where one is used instead of the
  gap: yuan a month and head for an income per head below that;
* ``dibao.income_excluded.<kind>``: 1 where a municipality leaves a kind of income out;
* ``dibao.basic_pension_counted``: 1 where the basic pension counts after 2025 (default: not);
* ``dibao.kin_support_counted``: 1 where support by siblings or elders counts (default: not);
* ``dibao.left_out_by_province``: 1 where the province's own list of persons applies.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.household import NOT_COUNTED, Means, Member, to_fen

if TYPE_CHECKING:
    from domain.cases.dibao.case import Dibao

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
KIN_SUPPORT = frozenset({"sibling_support", "elder_support"})
EDGE = Decimal("1.5")
"""An edge household lives on less than so many times the line (57 §8)."""
TIERS_SINCE = date(2021, 7, 1)
"""57 §23 allows a tier table; 220 knew only the gap."""
KIN_SUPPORT_SINCE = date(2022, 10, 20)
"""83 一(一): support of a single person by siblings or elders may be disregarded."""


def published(case: Dibao, act: Act, key: str) -> bool:
    """Whether a published choice says yes at the case's place on that day."""
    return bool(act.gazette.find(f"dibao.{key}", case.owner, act.on))


def counted(case: Dibao, act: Act) -> tuple[Member, ...]:
    """共同生活家庭成员 that day (57 §7)."""
    left_out = NOT_COUNTED
    if any("left_out_by_province" in m.standing for m in case.household.members):
        if published(case, act, "left_out_by_province"):
            left_out |= {"left_out_by_province"}
    return tuple(m for m in case.household.members if m.counts(left_out))


def alone(case: Dibao) -> Member | None:
    """The one person who applies as a household of one (单人户)."""
    if case.form.applies_as != "single_person":
        return None
    return case.household.member(case.applicant)


def covered(case: Dibao, act: Act) -> tuple[Member, ...]:
    """Who would get the allowance."""
    person = alone(case)
    return (person,) if person else counted(case, act)


def excluded_kinds(case: Dibao, act: Act) -> frozenset[str]:
    """Kinds of income left out at that place on that day (57 §13)."""
    kinds = {kind for member in case.household.members for kind in member.income}
    listed = {k for k in kinds - EXCLUDED if published(case, act, f"income_excluded.{k}")}
    if "basic_pension" in kinds and not basic_pension_counts(case, act):
        listed.add("basic_pension")
    if alone(case) and case.procedure.since >= KIN_SUPPORT_SINCE and kinds & KIN_SUPPORT:
        if not published(case, act, "kin_support_counted"):
            listed |= KIN_SUPPORT
    return EXCLUDED | listed


def basic_pension_counts(case: Dibao, act: Act) -> bool:
    later = act.on > BASIC_PENSION_EXCLUDED_UNTIL
    return later and published(case, act, "basic_pension_counted")


def means(case: Dibao, act: Act) -> Means:
    """What those who would be covered live on: a single person on their own income."""
    return Means.of(covered(case, act), excluded_kinds(case, act))


def standard(case: Dibao, act: Act) -> Decimal:
    """The line (低保标准): yuan a month and head."""
    return act.gazette.rate(f"dibao.standard.{case.form.area}", case.owner, act.on)


def assets_over(case: Dibao, act: Act, owners: tuple[Member, ...]) -> list[str]:
    """Kinds of which these people together own more than the county or league allows."""
    owned = case.household.owned(owners).items()
    return [kind for kind, value in owned if value > limit(case, act, kind)]


def limit(case: Dibao, act: Act, kind: str) -> Decimal:
    return act.gazette.rate(f"dibao.assets.{kind}", case.owner, act.on)


def in_edge_household(case: Dibao, act: Act) -> bool:
    """57 §8: from the line up to one and a half times of it, property within the limits."""
    people = counted(case, act)
    per_head = Means.of(people, excluded_kinds(case, act)).per_head
    line = standard(case, act)
    return line <= per_head < EDGE * line and not assets_over(case, act, people)


def tier(case: Dibao, act: Act) -> tuple[int, Decimal]:
    """The tier reached and its yuan a month and head; 0 where the gap is paid."""
    number, per_head = 1, means(case, act).per_head
    key = f"dibao.tier.{case.form.area}"
    if case.procedure.since < TIERS_SINCE:
        return 0, Decimal(0)
    while below := act.gazette.find(f"{key}.{number}.below", case.owner, act.on):
        if per_head < below:
            return number, act.gazette.rate(f"{key}.{number}.amount", case.owner, act.on)
        number += 1
    return 0, Decimal(0)


def amount(case: Dibao, act: Act) -> Decimal:
    """Yuan a month: the gap to the line for each, or the tier (57 §23; SAL §18)."""
    held = means(case, act)
    number, per_head = tier(case, act)
    if number:
        return to_fen(per_head * held.heads)
    return to_fen(max(Decimal(0), standard(case, act) * held.heads - held.monthly))


def next_check(case: Dibao, act: Act, since: date) -> date:
    """定期核查: the first of the month in which the household is looked at again."""
    years, month = divmod(since.month - 1 + recheck_months(case, act), 12)
    return date(since.year + years, month + 1, 1)


def recheck_months(case: Dibao, act: Act) -> int:
    """57 §31; until mid-2021 220 §33."""
    people = covered(case, act)
    unstable = any("unstable_income" in m.standing for m in people)
    workers = any("able_to_work" in m.standing for m in people)
    if case.procedure.since >= TIERS_SINCE:
        return 6 if unstable or workers else 12
    if unstable:
        return 1 if case.form.area == "urban" else 3
    return 6 if workers else 12
