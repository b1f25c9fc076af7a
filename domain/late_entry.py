"""补登 — entering today what happened some days ago.

``occurred_on`` is for steps taken away from the system, when the network was down or the
clerk on the road.  What lies further back is entered as history, not as a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.act import Act
from domain.errors import WrongDay

WINDOW_KEY = "office.late_entry"
WINDOW = 5
"""Working days back, unless the division publishes another number (configurable default)."""


def wrong_days(act: Act, *, occurs: bool, last_on: date | None) -> Iterator[WrongDay]:
    """What is wrong with the day given, if one was given."""
    day = act.occurred_on
    if day is None:
        return
    if not occurs:
        yield WrongDay(act.step, "takes place when it is entered")
    if day > act.today:
        yield WrongDay(act.step, "lies in the future")
        return
    if last_on and day < last_on:
        yield WrongDay(act.step, "lies before the last step", last_on.isoformat())
    window = act.gazette.whole(WINDOW_KEY, act.by.division, act.today, WINDOW)
    if act.calendar.working_days_after(day, window + 1) <= act.today:
        yield WrongDay(act.step, "is too long ago", f"{window} working days")
