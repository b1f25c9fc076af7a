"""What boards keep of the clocks that events record: the running ones, as JSON can hold them.

An event tells the whole new state of each clock it moved; those it did not move stay as they
were, so a row keeps them all by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from application.boards.scope import NEVER

Kept = dict[str, dict[str, Any]]
SHOWN = (
    "due",
    "promised",
    "due_at",
    "promised_at",
    "half_on",
    "warn_on",
    "provisional",
    "paused_on",
    "paused_for",
    "stretched_for",
)


class Next(NamedTuple):
    """The clock that ends first of those that are not standing still."""

    limit: str
    due_on: date
    half_on: date
    warn_on: date


NOTHING = Next("", NEVER, NEVER, NEVER)


def moved(kept: Kept, clocks: Iterable[dict[str, Any]], fields: tuple[str, ...]) -> Kept:
    """The running clocks after an event, with these fields of each."""
    if not clocks:
        return kept
    after = dict(kept)
    for clock in clocks:
        if clock["stopped_on"] is None:
            after[clock["limit"]] = {name: plain(clock[name]) for name in fields}
        else:
            after.pop(clock["limit"], None)
    return after


def plain(value: Any) -> Any:
    """As the row reads when it comes back from its table."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def day(text: str | None) -> date:
    return date.fromisoformat(text) if text else NEVER


def first(kept: Kept) -> Next:
    """The earliest statutory end; of several that end together, the first by name."""
    ticking = [(c["due"], limit) for limit, c in kept.items() if c["paused_on"] is None]
    if not ticking:
        return NOTHING
    due, limit = min(ticking)
    clock = kept[limit]
    return Next(limit, day(due), day(clock["half_on"]), day(clock["warn_on"]))


def earliest(kept: Kept, field: str, *, only: str = "") -> date:
    """The earliest day in this field of a ticking clock that says something in ``only``."""
    days = [
        c[field]
        for c in kept.values()
        if c["paused_on"] is None and c[field] and (not only or c[only])
    ]
    return day(min(days, default=None))
