"""What time will bring next: lists for people, and what is due for the scheduler."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, and_, or_, select

from application.boards import scope
from application.boards.deadlines import deadlines, hourly, provisional, ticking
from application.boards.pages.reading import Page, counted, paged, place

HEARD = ("deadlines",)
AT_ONCE = 500


class Line(NamedTuple):
    """A dossier and its running limits, each with both ends."""

    stream_id: UUID
    kind: str
    owner: str
    number: str
    clocks: dict[str, dict[str, Any]]
    next_clock: str
    next_on: date
    promised_on: date


def page(
    tx: Connection,
    area: str,
    *,
    kind: str = "",
    clock: str = "",
    until: date | None = None,
    cursor: str = "",
    size: int = 20,
) -> Page[Line]:
    """Dossiers owned in this area by their next statutory end, the earliest first.

    ``until``: only what ends by that day.  Raises Malformed for a cursor that is none.
    """
    c, size = deadlines.c, counted(size)
    where: list[ColumnElement[bool]] = [ticking]
    where += [c.kind == kind] if kind else []
    where += [c.next_clock == clock] if clock else []
    where += [c.next_on <= until] if until else []
    after = place(cursor, date.fromisoformat, UUID)
    rows = scope.page(deadlines, area, "next_on", size=size + 1, after=after, where=where)
    shown = select(*(rows.c[name] for name in Line._fields))
    found = tx.execute(scope.in_order(shown, rows, deadlines, "next_on")).all()
    lines = paged(found, size, lambda row: (row.next_on, row.stream_id))
    return Page([Line._make(row) for row in lines.rows], lines.cursor)


class Due(NamedTuple):
    """A dossier with a running clock, and the day on which that clock ends."""

    id: UUID
    next_on: date


class DueDossiers:
    """What the scheduler asks about, read in portions: of however many, none is missed."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def due(self, today: date) -> Iterator[Due]:
        """Those with a clock that ended before today, or ends today if it is one of hours."""
        c = deadlines.c
        yield from self.all(c.next_on, and_(ticking, c.next_on < today))
        yield from self.all(c.hours_on, and_(hourly, c.hours_on <= today, c.next_on >= today))

    def provisional(self, until: date) -> Iterator[Due]:
        """Those with a provisional end that the calendar published until then now covers."""
        c = deadlines.c
        yield from self.all(c.provisional_on, and_(provisional, c.provisional_on <= until))

    def all(self, day: Any, where: ColumnElement[bool]) -> Iterator[Due]:
        last: Due | None = None
        id_ = deadlines.c.stream_id
        query = select(id_, day).where(where).order_by(day, id_).limit(AT_ONCE)
        while True:
            next_ones = query
            if last:
                later = and_(day == last.next_on, id_ > last.id)
                next_ones = query.where(day >= last.next_on, or_(day > last.next_on, later))
            with self.engine.connect() as tx:
                found = [Due._make(row) for row in tx.execute(next_ones)]
            yield from found
            if len(found) < AT_ONCE:
                return
            last = found[-1]
