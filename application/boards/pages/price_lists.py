"""殡葬服务收费清单 — price lists of an area, in the order of their first publication."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from application.boards import scope
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.price_lists import Row, price_lists
from application.boards.rows import stored

HEARD = ("price_lists",)


def page(
    tx: Connection, area: str, *, organisation: str = "", cursor: str = "", size: int = 20
) -> Page[Row]:
    """Those checked by a unit of the area, or that of one provider.  Raises Malformed."""
    size = counted(size)
    after = place(cursor, date.fromisoformat, UUID)
    where = [price_lists.c.organisation == organisation] if organisation else []
    rows = scope.page(price_lists, area, "first_on", size=size + 1, after=after, where=where)
    shown = select(*(rows.c[str(column.key)] for column in stored(price_lists)))
    query = scope.in_order(shown, rows, price_lists, "first_on")
    made = [Row._make(row) for row in tx.execute(query)]
    return paged(made, size, lambda row: (row.first_on, row.price_list_id))
