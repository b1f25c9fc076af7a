"""低保的待遇认定: who would be covered, and what the allowance comes to.

Published figures beside those of every household (``domain.household_aid.means``):

* ``dibao.tier.<area>.<n>.below``, ``.amount``: the tier table, where one is used instead of the
  gap: yuan a month and head for an income per head below that;
* ``dibao.kin_support_counted``: 1 where support by siblings or elders counts (default: not).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.act import Act
from domain.household import Member, to_fen
from domain.household_aid import means as held
from domain.household_aid.means import means, published, standard

if TYPE_CHECKING:
    from domain.cases.dibao.case import Dibao

KIN_SUPPORT = frozenset({"sibling_support", "elder_support"})
TIERS_SINCE = date(2021, 7, 1)
"""57 §23 allows a tier table; 220 knew only the gap."""
KIN_SUPPORT_SINCE = date(2022, 10, 20)
"""83 一(一): support of a single person by siblings or elders may be disregarded."""


def alone(case: Dibao) -> Member | None:
    """The one person who applies as a household of one (单人户)."""
    if case.form.applies_as != "single_person":
        return None
    return case.household.member(case.applicant)


def kin_support(case: Dibao, act: Act, kinds: set[str]) -> frozenset[str]:
    """What siblings and elders give a single person, where it is disregarded."""
    if alone(case) and case.procedure.since >= KIN_SUPPORT_SINCE and kinds & KIN_SUPPORT:
        if not published(case, act, "kin_support_counted"):
            return KIN_SUPPORT
    return frozenset()


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
    live_on = means(case, act)
    number, per_head = tier(case, act)
    if number:
        return to_fen(per_head * live_on.heads)
    return to_fen(max(Decimal(0), standard(case, act) * live_on.heads - live_on.monthly))


def recheck_months(case: Dibao, people: tuple[Member, ...]) -> int:
    """57 §31; until mid-2021 220 §33."""
    unstable = any("unstable_income" in m.standing for m in people)
    if case.procedure.since < TIERS_SINCE and unstable:
        return 1 if case.form.area == "urban" else 3
    return held.recheck_months(people)
