"""发放 — batches of an area, what was paid to a benefit, and whether a month's sums agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Text,
    and_,
    cast,
    func,
    select,
)

from application.boards import payments as wall
from application.boards import scope
from application.boards.benefits import benefits
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.payment_batches import Row, payment_batches
from application.boards.payments import payments
from application.boards.positions import PATIENCE, positions, reached
from application.boards.rows import stored
from application.refusals import BoardsBehind
from domain.benefit_amounts import Turn
from domain.payment_batch_lines import Payable

HEARD = ("payment_batches", "payments")
DRAWN_FROM = ("benefits", "payments")
"""What a batch is drawn up from; both have to stand at one position."""
TRIES = 50


class Known(NamedTuple):
    """What is to be known to draw up a batch, as it was at this position of the log."""

    position: int
    payables: list[Payable]


def page(
    tx: Connection,
    area: str,
    *,
    month: date | None = None,
    entitlement: str = "",
    cursor: str = "",
    size: int = 20,
) -> Page[Row]:
    """Batches of the counties in an area by their month.  Raises Malformed."""
    size, c = counted(size), payment_batches.c
    where: list[ColumnElement[bool]] = [c.month == month] if month else []
    where += [c.entitlement == entitlement] if entitlement else []
    after = place(cursor, date.fromisoformat, UUID)
    rows = scope.page(payment_batches, area, "month", size=size + 1, after=after, where=where)
    shown = select(*(rows.c[str(column.key)] for column in stored(payment_batches)))
    ordered = scope.in_order(shown, rows, payment_batches, "month")
    made = [Row._make(row) for row in tx.execute(ordered)]
    return paged(made, size, lambda row: (row.month, row.batch_id))


def of_benefit(tx: Connection, benefit: UUID) -> list[wall.Row]:
    """What was taken into batches for each month of a benefit."""
    query = select(*stored(payments)).where(payments.c.benefit_id == benefit)
    return [wall.Row._make(row) for row in tx.execute(query.order_by(payments.c.month))]


def known(engine: Engine, county: str, entitlement: str, after: int) -> Known:
    """All benefits of this kind that a county pays, and what was taken into batches for them.

    Read in one snapshot in which both boards stand at one position, at or after this one.
    Raises BoardsBehind where they do not come so far in time.
    """
    still = engine.execution_options(isolation_level="REPEATABLE READ")
    for _ in range(TRIES):
        if reached(engine, DRAWN_FROM, after, PATIENCE) < after:
            break
        with still.connect() as tx:
            asked = select(positions.c.position).where(positions.c.board.in_(DRAWN_FROM))
            stand = set(tx.scalars(asked))
            if len(stand) == 1:
                return Known(stand.pop(), list(payables(tx, county, entitlement)))
    raise BoardsBehind()


def payables(tx: Connection, county: str, entitlement: str) -> Iterator[Payable]:
    mine = and_(scope.owned(benefits, county), benefits.c.entitlement == entitlement)
    taken = func.jsonb_object_agg(
        cast(payments.c.month, Text), cast(payments.c.drawn + payments.c.paid, Text)
    )
    by_benefit = (
        select(payments.c.benefit_id, taken.label("months"))
        .select_from(payments.join(benefits, benefits.c.benefit_id == payments.c.benefit_id))
        .where(mine)
        .group_by(payments.c.benefit_id)
        .subquery("taken")
    )
    b = benefits.c
    query = (
        select(b.benefit_id, b.person, b.turns, b.claimed, by_benefit.c.months)
        .select_from(benefits.outerjoin(by_benefit, by_benefit.c.benefit_id == b.benefit_id))
        .where(mine)
    )
    for row in tx.execute(query):
        yield Payable(
            benefit=str(row.benefit_id),
            person=row.person,
            turns=[turn(*each) for each in row.turns],
            claimed=summed(row.claimed),
            taken=dict(turn(*each) for each in (row.months or {}).items()),
        )


def turn(month: str, yuan: str) -> Turn:
    return date.fromisoformat(month), Decimal(yuan)


def summed(rows: list[list[str]]) -> dict[date, Decimal]:
    """A month may have been claimed back more than once."""
    months: dict[date, Decimal] = {}
    for month, yuan in (turn(*row) for row in rows):
        months[month] = months.get(month, Decimal(0)) + yuan
    return months
