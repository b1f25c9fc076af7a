"""Which clocks a step moves: what it starts, stops and stretches, by its procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.act import Act
from domain.clock import Clock
from domain.divisions import Division
from domain.procedure import Limit, Procedure


def tick(
    rules: Procedure, clocks: Mapping[str, Clock], act: Act, code: str, place: Division
) -> Iterator[Clock]:
    """The clocks that this act's step moves, in their new state.

    A step that both starts and stops one begins it anew.  One that this version of the rules
    does not know ends when the version takes over.
    """
    voided = set(rules.step(act.step).voids)
    for limit in rules.limits:
        clock = clocks.get(limit.name)
        running = clock is not None and clock.runs
        if act.step in limit.start and (not running or act.step in limit.stop):
            yield started(limit, act, code, place)
        elif clock is None or not clock.runs:
            continue
        elif act.step in limit.stop or voided & set(limit.start):
            yield clock.stopped(act.now, act.calendar)
        elif act.step in limit.stretch_by and limit.stretch and not clock.stretched_for:
            yield clock.stretched(limit.stretch, act.step, act.calendar)
    for name, clock in clocks.items():
        if clock.runs and not rules.has_limit(name):
            yield clock.stopped(act.now, act.calendar)


def started(limit: Limit, act: Act, code: str, place: Division) -> Clock:
    """Running from now; the promise (承诺时限) is what the place has published, in its unit."""
    key = f"{code}.{limit.name}.promised"
    promise = act.gazette.whole(key, place, act.on, limit.term.length)
    return Clock.start(limit.name, limit.term, promise, act.now, act.calendar)
