"""待遇的时限 — which limits run for a benefit from now on, and until which day.

Most end on a day of their own: the first of the month of the next check, the last of the month
of the next match.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.act import Act
from domain.benefit_amounts import months_later
from domain.benefit_rules import LIMITS, PROCEDURE, SPECIAL, calendar_days
from domain.calendar import first_of_next_month
from domain.divisions import Division
from domain.entitlements import SURVIVAL, SURVIVAL_MONTHS, Care
from domain.procedure import Limit, Procedure


def timed(
    act: Act, ends: dict[str, date] | None = None, starts: Iterable[str] = ()
) -> Procedure:
    """The table as of this act: of the limits that start where a verb says so, these do.

    ``ends`` are the last days of limits that end on a day of their own.
    """
    ending = ends or {}
    named = {*ending, *starts}

    def row(limit: Limit) -> Limit:
        if limit.name in ending:
            length = max((ending[limit.name] - act.on).days, 0)
            return replace(limit, term=calendar_days(length))
        idle = limit.name in SPECIAL and limit.name not in named
        return replace(limit, start=()) if idle else limit

    return PROCEDURE.but(limits=tuple(map(row, LIMITS)))


def first_ends(
    act: Act, care: Care, owner: Division, since: date, until: date | None, *, lasts: bool
) -> dict[str, date]:
    """The days on which a benefit is next looked at that is paid since this month, and its
    last one, where ``until`` is the first without it (有效期届满)."""
    ends = {"expiry": date.fromordinal(until.toordinal() - 1)} if until else {}
    if not lasts:
        return ends
    if between := care.recheck_months(act, owner):
        ends["recheck"] = months_later(since, between)
    if care.alive:
        ends["survival_check"] = survival_due(act, owner)
    if care.matched:
        ends["data_match"] = match_due(act.on)
    return ends


def survival_due(act: Act, owner: Division) -> date:
    """生存验证: the first of the month by which somebody has to be seen alive again."""
    between = act.gazette.whole(SURVIVAL, owner, act.on, SURVIVAL_MONTHS)
    return months_later(act.on, between)


def match_due(day: date) -> date:
    """按月比对: what was matched this month is matched by the end of the next."""
    after = first_of_next_month(first_of_next_month(day))
    return date.fromordinal(after.toordinal() - 1)
