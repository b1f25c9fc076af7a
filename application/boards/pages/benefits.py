"""救助待遇 — the benefits of a person, of a case and of an area, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Date, Numeric, and_, cast, func, select, true
from sqlalchemy.dialects.postgresql import JSONB

from application.boards import scope
from application.boards.benefits import Row, benefits, checked
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.rows import stored

HEARD = ("benefits",)


class Paid(NamedTuple):
    """What a month costs: benefits that are due something in it, and yuan."""

    entitlement: str
    benefits: int
    yuan: Decimal


def of_case(tx: Connection, case: UUID) -> list[Row]:
    """What an application came to."""
    return found(tx, benefits.c.case_id == case)


def of_person(tx: Connection, person: str) -> list[Row]:
    """What somebody receives or received in their own name."""
    return found(tx, benefits.c.person == person)


def of_ids(tx: Connection, ids: Iterable[UUID], area: str) -> list[Row]:
    """These, as far as they are owned in this area."""
    wanted = benefits.c.benefit_id.in_(list(ids))
    return found(tx, and_(wanted, scope.visible(benefits, area)))


def page(tx: Connection, area: str, *, cursor: str = "", size: int = 20) -> Page[Row]:
    """Those of an area in the order in which they began.  Raises Malformed."""
    return paged_by(tx, area, "since", [], cursor, size)


def to_check(
    tx: Connection, area: str, until: date, *, cursor: str = "", size: int = 20
) -> Page[Row]:
    """Those of an area that are to be looked at by that day, the earliest first."""
    where = [checked, benefits.c.next_check <= until]
    return paged_by(tx, area, "next_check", where, cursor, size)


def paged_by(
    tx: Connection, area: str, by: str, where: scope.Where, cursor: str, size: int
) -> Page[Row]:
    size = counted(size)
    after = place(cursor, date.fromisoformat, UUID)
    rows = scope.page(benefits, area, by, size=size + 1, after=after, where=where)
    shown = select(*(rows.c[str(column.key)] for column in stored(benefits)))
    made = [Row._make(r) for r in tx.execute(scope.in_order(shown, rows, benefits, by))]
    return paged(made, size, lambda row: (getattr(row, by), row.benefit_id))


def paid_in(tx: Connection, area: str, month: date) -> list[Paid]:
    """What is due in the month of this day, by entitlement."""
    turns = (
        func.jsonb_array_elements(benefits.c.turns)
        .table_valued("turn", with_ordinality="nth", name="turns")
        .render_derived()
    )
    turn = cast(turns.c.turn, JSONB)
    since = cast(turn[0].astext, Date)
    due = (
        select(cast(turn[1].astext, Numeric).label("yuan"))
        .select_from(turns)
        .where(since <= month)
        .order_by(turns.c.nth.desc())
        .limit(1)
        .lateral("due")
    )
    each = (
        select(benefits.c.entitlement, func.count(), func.sum(due.c.yuan))
        .select_from(benefits.join(due, true()))
        .where(scope.owned(benefits, area), due.c.yuan > 0)
        .group_by(benefits.c.entitlement)
        .order_by(benefits.c.entitlement)
    )
    return [Paid._make(row) for row in tx.execute(each)]


def found(tx: Connection, where: ColumnElement[bool]) -> list[Row]:
    query = select(*stored(benefits)).where(where).order_by(benefits.c.since)
    return [Row._make(row) for row in tx.execute(query)]
