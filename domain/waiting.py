"""What a dossier waits for, worked out from its procedure so that no board does it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.office import PARTY, TIME
from domain.post import Seat

if TYPE_CHECKING:
    from domain.books import Books
    from domain.procedure import Step

RESUME = "resume"


def awaited(dossier: Books) -> list[dict[str, str]]:
    """``{step, role, level, side, clock}`` for each step that has to come and can come next.

    These are the first undone steps on the way to the dossier's goals, and the step that each
    running clock measures (the first that its limit names); not what somebody merely may do.
    """
    rows = []
    for name in awaited_steps(dossier):
        step = dossier.procedure.step(name)
        clock = clock_stopped_by(dossier, name)
        rows += [
            {
                "step": name,
                "role": seat.role,
                "level": seat.level,
                "side": seat.side,
                "clock": clock,
            }
            for seat in seats(step)
        ]
    return rows


def awaited_steps(dossier: Books) -> list[str]:
    rules = dossier.procedure
    names = [name for goal in dossier.goals() for name in undone(dossier, goal)]
    running = [clock for clock in dossier.clocks.values() if clock.runs]
    names += [rules.limit(c.limit).stop[0] for c in running if rules.has_limit(c.limit)]
    names += [RESUME for clock in running if clock.paused_on]
    return [name for name in dict.fromkeys(names) if is_ready(dossier, name)]


def undone(dossier: Books, goal: str) -> Iterator[str]:
    """This step and all that must still come before it."""
    rules = dossier.procedure
    if rules.has(goal) and goal not in dossier.done:
        yield goal
        for earlier in rules.step(goal).after:
            yield from undone(dossier, earlier)


def is_ready(dossier: Books, name: str) -> bool:
    """It can be done now or as soon as its clock has run out, by whoever it is for."""
    rules = dossier.procedure
    verb = dossier.verbs.get(name)
    if verb is None or dossier.stage not in verb.stages or not rules.has(name):
        return False
    step = rules.step(name)
    if step.once and name in dossier.done:
        return False
    window = step.while_runs
    if window and not (window in dossier.clocks and dossier.clocks[window].runs):
        return False
    return not rules.skipped(dossier, name) and not rules.outstanding(dossier, name)


def seats(step: Step) -> tuple[Seat, ...]:
    """Whom it waits for: time where time does it, the party where the party may."""
    if step.once_over and TIME in step.posts:
        return TIME.seats
    if PARTY in step.posts:
        return PARTY.seats
    return tuple(seat for post in step.posts if post is not TIME for seat in post.seats)


def clock_stopped_by(dossier: Books, name: str) -> str:
    """The running limit that ends first of those this step stops; empty if there is none."""
    rules = dossier.procedure
    running = [clock for clock in dossier.clocks.values() if clock.runs]
    stopped = [
        clock
        for clock in running
        if rules.has_limit(clock.limit) and name in rules.limit(clock.limit).stop
    ]
    return min(stopped, key=lambda clock: (clock.due, clock.limit)).limit if stopped else ""
