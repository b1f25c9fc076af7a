"""公布事项目录 — every figure that a rule reads, what it means and what it may be.

Nothing else is published: a slip in a key would be read by nobody, and a figure out of range
would stop the decisions that rest on it.  Ranges are configurable defaults, far wider than
any amount or term in force; they keep out what no rule could count with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from domain.benefit import Benefit
from domain.care_institution import CareInstitution
from domain.cases import CASE_TYPES
from domain.dossier import Dossier
from domain.entitlements import FIGURES as CARE
from domain.errors import Malformed
from domain.figure import LONGEST, Figure, choice, whole, working_days
from domain.late_entry import WINDOW_KEY
from domain.life.aftermath import SUPPLEMENT_KEY
from domain.payment_batch import PaymentBatch
from domain.payment_batch_rules import FIGURES as PAYMENTS
from domain.procedure import Limit
from domain.rectification import Rectification
from domain.rectification_rules import COMPLEX, CONFIGURABLE

DAYS, YEARS = "calendar.day", "calendar.year"
EARLIEST = date(1999, 10, 1)
"""When the first regulation on assistance took effect; nothing decided here is older."""
AHEAD = timedelta(days=3653)
"""How far ahead a figure may begin to hold (configurable default)."""
LONGEST_HOLIDAY = timedelta(days=31)


def of_types() -> Iterator[Figure]:
    """What each case type says that its rules read; a figure may serve several."""
    for kind in CASE_TYPES.values():
        yield from kind.publishes


def office() -> Iterator[Figure]:
    yield working_days(WINDOW_KEY, "补登期限", least=0)
    yield working_days(SUPPLEMENT_KEY, "追加评价期限")
    for limit, key in CONFIGURABLE.items():
        yield working_days(key, f"差评整改时限：{limit}")
    yield working_days(COMPLEX, "差评整改时限：复杂事项")
    yield from CARE
    yield from PAYMENTS
    yield replace(choice(DAYS, "调休上班日 1、休息日 0"), longest=LONGEST_HOLIDAY)
    yield choice(YEARS, "当年放假安排已全部录入")


def promised() -> Iterator[Figure]:
    """承诺时限 of each limit, in its unit: at most what the law gives."""
    kinds: tuple[type[Dossier], ...] = (
        *CASE_TYPES.values(),
        Benefit,
        CareInstitution,
        PaymentBatch,
        Rectification,
    )
    for kind in kinds:
        longest: dict[str, Limit] = {}
        for limit in (limit for rules in kind.procedures for limit in rules.limits):
            held = longest.setdefault(limit.name, limit)
            if limit.term.length > held.term.length:
                longest[limit.name] = limit
        for name, limit in longest.items():
            most, unit = limit.term.length, str(limit.term.unit)
            key = f"{kind.code}.{name}.promised"
            yield whole(key, "承诺时限", unit, least=1, most=most)


FIGURES = {figure.key: figure for made in (of_types, office, promised) for figure in made()}
"""Every key that may be published."""


def figure_of(key: str) -> Figure:
    """Raises Malformed for a key that no rule reads."""
    if key not in FIGURES:
        raise Malformed("key", key)
    return FIGURES[key]


def longest_span(key: str) -> timedelta:
    """How long an entry may hold; what was published under another key can still be ended."""
    return FIGURES[key].longest if key in FIGURES else LONGEST
