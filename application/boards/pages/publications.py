"""Lists of what was published: the values of a key, and what holds on a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, or_, select, tuple_

from application.boards.pages.reading import Page, counted, paged, place
from application.boards.publications import Row, board, publications
from application.boards.scope import owned

HEARD = ("publications",)


def page(
    tx: Connection,
    area: str,
    *,
    key: str = "",
    on: date | None = None,
    cursor: str = "",
    size: int = 20,
) -> Page[Row]:
    """Values published for divisions in this area by key, place and first day.

    ``key``: this one, or all that begin with it.  ``on``: only those that hold that day.
    Raises Malformed for a cursor that is none.
    """
    c, size = publications.c, counted(size)
    keys = c.key, c.owner, c.since
    query = select(*board.columns).where(owned(publications, area))
    if key:
        query = query.where(or_(c.key == key, c.key.startswith(key + ".", autoescape=True)))
    if on:
        query = query.where(c.since <= on, or_(c.until.is_(None), c.until > on))
    if after := place(cursor, str, str, date.fromisoformat):
        query = query.where(tuple_(*keys) > tuple_(*after))
    found = [board.made(row) for row in tx.execute(query.order_by(*keys).limit(size + 1))]
    return paged(found, size, lambda row: (row.key, row.owner, row.since))
