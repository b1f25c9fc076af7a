"""Figures for supervisors: of a division and a time, and of each division directly below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from application.boards.scope import SUMMED, owned
from application.boards.supervision import board, facts, figures, supervision
from domain.divisions import DIVISIONS, Division

HEARD = ("supervision",)
Sums = Counter[tuple[str, str]]


class Pace(NamedTuple):
    """How long a limit took, in its own unit, and how often it was overstepped."""

    limit: str
    unit: str
    ended: int
    overdue: int
    average: float


class Figures(NamedTuple):
    """What was counted from the first day to the last.  ``ratings``: of what -> level -> n."""

    received: int
    accepted: int
    not_accepted: int
    transferred: int
    approved: int
    refused: int
    withdrawn: int
    closed: int
    on_time: int
    overdue: int
    paces: list[Pace]
    ratings: dict[str, dict[int, int]]

    @property
    def decided(self) -> int:
        return self.approved + self.refused


MEASURES = Figures._fields[:-2]


def of(tx: Connection, division: str, first: date, last: date, kind: str = "") -> Figures:
    """The figures of a division, whatever its level.  Raises Malformed for no division."""
    Division(division)
    if len(division) in SUMMED:
        return told(summed(tx, [division], first, last, kind).get(division, Counter()))
    rows = counted(tx, division, first, last, kind, lambda owner: division)
    return told(rows.get(division, Counter()))


def below(
    tx: Connection, division: str, first: date, last: date, kind: str = ""
) -> dict[str, Figures]:
    """The same for each division directly below it; those with nothing to count too."""
    Division(division)
    children = [row.code for row in DIVISIONS.children(division)]
    length = len(children[0]) if children else 0
    if length in SUMMED:
        sums = summed(tx, children, first, last, kind)
    else:
        sums = counted(tx, division, first, last, kind, lambda owner: owner[:length])
    return {child: told(sums.get(child, Counter())) for child in children}


def summed(
    tx: Connection, divisions: list[str], first: date, last: date, kind: str
) -> dict[str, Sums]:
    """From the figures that are kept."""
    c = figures.c
    query = (
        select(c.division, c.measure, c.of, func.sum(c.n))
        .where(c.division.in_(divisions), c.day.between(first, last))
        .group_by(c.division, c.measure, c.of)
    )
    if kind:
        query = query.where(c.kind == kind)
    sums: dict[str, Sums] = {}
    for division, measure, what, n in tx.execute(query):
        sums.setdefault(division, Counter())[measure, what] = int(n)
    return sums


def counted(
    tx: Connection,
    division: str,
    first: date,
    last: date,
    kind: str,
    place: Callable[[str], str],
) -> dict[str, Sums]:
    """From the cases themselves, by the same rule that the kept figures follow."""
    c = supervision.c
    query = select(*board.columns).where(
        owned(supervision, division), c.moved_on >= first, c.received_on <= last
    )
    if kind:
        query = query.where(c.kind == kind)
    sums: dict[str, Sums] = {}
    for row in map(board.made, tx.execute(query)):
        for (day, measure, what), n in facts(row):
            if first <= day <= last:
                sums.setdefault(place(row.owner), Counter())[measure, what] += n
    return sums


def told(sums: Sums) -> Figures:
    plain: dict[str, Any] = {measure: sums[measure, ""] for measure in MEASURES}
    return Figures(**plain, paces=list(paces(sums)), ratings=ratings(sums))


def paces(sums: Sums) -> Iterator[Pace]:
    for (measure, what), ended in sorted(sums.items()):
        if measure == "limit_ended" and ended:
            limit, unit = what.split(" ")
            average = sums["limit_spent", what] / ended
            yield Pace(limit, unit, ended, sums["limit_overdue", what], round(average, 2))


def ratings(sums: Sums) -> dict[str, dict[int, int]]:
    levels: dict[str, dict[int, int]] = {}
    for (measure, what), n in sorted(sums.items()):
        if measure == "rated" and n:
            of_what, level = what.split(" ")
            levels.setdefault(of_what, {})[int(level)] = n
    return levels
