"""儿童档案 — the files of an area, the most pressing first, and the file that a case led to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from application.boards import scope
from application.boards.children import Row, children
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.rows import stored

HEARD = ("children",)


def page(tx: Connection, area: str, *, cursor: str = "", size: int = 20) -> Page[Row]:
    """Those of an area, by what falls due first.  Raises Malformed."""
    size = counted(size)
    after = place(cursor, date.fromisoformat, UUID)
    rows = scope.page(children, area, "due_on", size=size + 1, after=after)
    shown = select(*(rows.c[str(column.key)] for column in stored(children)))
    made = [Row._make(r) for r in tx.execute(scope.in_order(shown, rows, children, "due_on"))]
    return paged(made, size, lambda row: (row.due_on, row.child_id))


def of_case(tx: Connection, area: str, case: UUID) -> list[Row]:
    """What an application led to, where it lies in this area."""
    led = children.c.cases.contains([str(case)])
    here = func.starts_with(children.c.owner, area)
    query = select(*stored(children)).where(led, here)
    return [Row._make(row) for row in tx.execute(query)]
