"""差评整改: the bad reviews of an area — what waits, what is late, how all of them ended."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, select

from application.boards import scope
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.rectifications import Row, open_, rectifications
from application.boards.rows import stored

HEARD = ("rectifications",)


class Figures(NamedTuple):
    """``received`` = ``closed`` + ``with_owner`` at any instant, for each has an owner."""

    received: int
    closed: int
    with_owner: int
    overdue: int
    """Of those with an owner, past the end of a limit."""
    excluded: int
    """Of the closed, because a contest was upheld: not counted against the unit."""


def page(
    tx: Connection, area: str, *, owner: str = "", cursor: str = "", size: int = 20
) -> Page[Row]:
    """The open ones of an area, the most pressing first.

    ``owner``: only what this very unit has.  Raises Malformed for a cursor that is none.
    """
    size = counted(size)
    where = [open_] + ([rectifications.c.owner == owner] if owner else [])
    after = place(cursor, date.fromisoformat, UUID)
    rows = scope.page(rectifications, area, "due_on", size=size + 1, after=after, where=where)
    shown = select(*(rows.c[str(column.key)] for column in stored(rectifications)))
    found = tx.execute(scope.in_order(shown, rows, rectifications, "due_on")).all()
    reviews = [Row._make(row) for row in found]
    return paged(reviews, size, lambda row: (row.due_on, row.rectification_id))


def figures(tx: Connection, area: str, today: date) -> Figures:
    """Counted from the rows: bad reviews are few."""
    c = rectifications.c
    counts = select(
        func.count(),
        func.count().filter(c.closed_on.is_not(None)),
        func.count().filter(open_, c.owner != ""),
        func.count().filter(open_, c.due_on < today),
        func.count().filter(c.outcome == "excluded"),
    ).where(scope.owned(rectifications, area))
    return Figures._make(tx.execute(counts).one())
