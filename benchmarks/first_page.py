"""The worklist's first page at 300,000 cases against the same at 3,000, and its filters.

What is measured is the time in the database, as it tells: planning and execution.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy import Connection, Engine, event

from application.boards.pages import worklist as pages
from application.boards.pages.reading import cursor
from application.boards.pages.wanted import Desk, Wanted
from benchmarks.ground import Ground
from benchmarks.histories import villages
from benchmarks.ratio import Ratio, command, paired, times
from benchmarks.worklists import filled

MANY, FEW = 300_000, 3_000
TODAY = date(2026, 6, 1)
DEEP = cursor(["2026-07-15", "80000000-0000-4000-8000-000000000000"])
VILLAGES, AGAIN = 5, 5
EXPLAIN = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) "
Ask = Callable[[Connection, str], Any]
"""Asks something of a connection, about a village or what lies above it."""


def first(length: int, **wanted: Any) -> Ask:
    return lambda tx, village: pages.page(tx, Wanted(village[:length], **wanted), TODAY)


def at_desk(role: str, length: int, holder: str | None = None) -> Ask:
    def ask(tx: Connection, village: str) -> Any:
        desk = Desk(role, village[:length])
        return pages.page(tx, Wanted(village[:length], desk, holder), TODAY)

    return ask


def ordered(length: int, **how: Any) -> Ask:
    return lambda tx, village: pages.page(tx, Wanted(village[:length]), TODAY, **how)


def within(length: int, narrower: int) -> Ask:
    return lambda tx, village: pages.page(
        tx, Wanted(village[:length], within=village[:narrower]), TODAY
    )


FIRST_PAGES: dict[str, Ask] = {"region": first(2), "league": first(4), "county": first(6)}
FILTERS: dict[str, Ask] = {
    "township": first(9),
    "village": first(12),
    "league, second half": ordered(4, cursor=DEEP),
    "league, by day of submission": ordered(4, by="submitted_on"),
    "league, type and stage": first(4, kind="dibao", stage="verified"),
    "county, type and stage": first(6, kind="dibao", stage="verified"),
    "league, step": first(4, step="approve"),
    "league, due in a month": first(4, due_from=date(2026, 6, 1), due_until=date(2026, 6, 30)),
    "region, only one league": within(2, 4),
    "league, only one county": within(4, 6),
    "the county approver's pile": at_desk("approver", 6),
    "the township window's pile": at_desk("window", 9),
    "the county approver's pile, taken by nobody": at_desk("approver", 6, ""),
}
COUNTS: dict[str, Ask] = {
    "live counts, region": lambda tx, village: pages.load(tx, "15", TODAY),
    "live counts, league": lambda tx, village: pages.load(tx, village[:4], TODAY),
    "live counts, county": lambda tx, village: pages.load(tx, village[:6], TODAY),
    "live counts, township": lambda tx, village: pages.load(tx, village[:9], TODAY),
}
AIMS = (
    ("at most 1.3", FIRST_PAGES),
    ("at most 1 ms", FILTERS),
    ("none was set", COUNTS),
)


class Clocked:
    """A connection on which the database tells how long it took to answer."""

    def __init__(self, engine: Engine) -> None:
        self.tx = engine.connect()
        self.asked: list[tuple[str, Any]] = []
        self.rnd = random.Random(3)
        event.listen(engine, "before_cursor_execute", self.hear)

    def hear(self, *call: Any) -> None:
        _, _, statement, parameters, _, _ = call
        self.asked.append((statement, parameters))

    def milliseconds(self, ask: Ask, number: int) -> float:
        """In the database: the median of some random villages, the best of a few for each.

        The best, because what else the machine does is no part of it.
        """
        found = []
        for _ in range(number):
            village = self.rnd.choice(villages())
            found.append(min(self.once(ask, village) for _ in range(AGAIN)))
        return median(found)

    def once(self, ask: Ask, village: str) -> float:
        self.asked.clear()
        ask(self.tx, village)
        return sum(self.explained(*words) for words in [*self.asked])

    def explained(self, statement: str, parameters: Any) -> float:
        """Planning and execution, in milliseconds."""
        found = self.tx.exec_driver_sql(EXPLAIN + statement, parameters).scalar_one()
        return float(found[0]["Planning Time"] + found[0]["Execution Time"])


@contextmanager
def clocked(engine: Engine) -> Iterator[Clocked]:
    watched = Clocked(engine)
    yield watched
    watched.tx.close()
    engine.dispose()


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    each = times(VILLAGES, min(scale, 1))
    many, few = times(MANY, scale, 500), times(FEW, scale, 50)
    with clocked(filled(here, many)) as large, clocked(filled(here, few)) as small:
        for aim, asked in AIMS:
            for what, ask in asked.items():
                found = paired(
                    times(15, min(scale, 1)),
                    lambda ask=ask: large.milliseconds(ask, each),
                    lambda ask=ask: small.milliseconds(ask, each),
                )
                yield Ratio(
                    f"worklist page: {what}",
                    f"{found.ours:.2f} ms at {many:,} cases",
                    f"{found.peer:.2f} ms at {few:,} cases",
                    found.ratio,
                    aim,
                )


if __name__ == "__main__":
    command(measure, __doc__)
