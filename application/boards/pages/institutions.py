"""养老机构名录 — the institutions of an area, in the order in which they were first filed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from application.boards import scope
from application.boards.institutions import Row, institutions
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.rows import stored

HEARD = ("institutions",)


def page(tx: Connection, area: str, *, cursor: str = "", size: int = 20) -> Page[Row]:
    """Those filed with an organ of the area, or with premises in it.  Raises Malformed."""
    size = counted(size)
    after = place(cursor, date.fromisoformat, UUID)
    rows = scope.page(institutions, area, "first_filed_on", size=size + 1, after=after)
    shown = select(*(rows.c[str(column.key)] for column in stored(institutions)))
    query = scope.in_order(shown, rows, institutions, "first_filed_on")
    made = [Row._make(row) for row in tx.execute(query)]
    return paged(made, size, lambda row: (row.first_filed_on, row.institution_id))
