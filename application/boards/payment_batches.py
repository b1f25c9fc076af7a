"""Payment batches (发放批次): what each county pays for which month, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Integer, Numeric, Table, Text, Uuid

from application.boards.board import Board, metadata
from application.boards.scope import ordered, placed
from domain.payment_batch import PaymentBatch

NOTHING = Decimal(0)


class Row(NamedTuple):
    batch_id: UUID
    owner: str
    entitlement: str
    month: date
    number: int
    """1 is the month's own batch, unless that was discarded; later ones supplement it."""
    position: int
    """Up to where the log was read when it was drawn up."""
    stage: str
    lines: int
    yuan: Decimal
    drawn_on: date
    paid_lines: int = 0
    paid_yuan: Decimal = NOTHING
    returned_lines: int = 0
    returned_yuan: Decimal = NOTHING
    sent_on: date | None = None
    closed_on: date | None = None


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, PaymentBatch.DrawnUp):
        return drawn(event)
    assert row is not None
    row = row._replace(stage=event.stage)
    match event:
        case PaymentBatch.Sent():
            return row._replace(sent_on=event.on)
        case PaymentBatch.ResultsReported():
            return row._replace(
                paid_lines=row.paid_lines + len(event.paid),
                paid_yuan=row.paid_yuan + total(event.paid),
                returned_lines=row.returned_lines + len(event.returned),
                returned_yuan=row.returned_yuan + total(event.returned),
            )
        case PaymentBatch.Closed() | PaymentBatch.Discarded():
            return row._replace(closed_on=event.on)
    return row


def total(lines: Iterable[Any]) -> Decimal:
    return sum((Decimal(y) for line in lines for y in line["months"].values()), NOTHING)


def drawn(event: PaymentBatch.DrawnUp) -> Row:
    return Row(
        batch_id=UUID(str(event.originator_id)),
        owner=event.owner,
        entitlement=event.entitlement,
        month=event.month,
        number=event.number,
        position=event.position,
        stage=event.stage,
        lines=event.lines,
        yuan=event.yuan,
        drawn_on=event.on,
    )


payment_batches = Table(
    "payment_batches",
    metadata,
    Column("batch_id", Uuid, primary_key=True),
    *placed(),
    Column("entitlement", Text, nullable=False),
    Column("month", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("stage", Text, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("yuan", Numeric, nullable=False),
    Column("drawn_on", Date, nullable=False),
    Column("paid_lines", Integer, nullable=False),
    Column("paid_yuan", Numeric, nullable=False),
    Column("returned_lines", Integer, nullable=False),
    Column("returned_yuan", Numeric, nullable=False),
    Column("sent_on", Date),
    Column("closed_on", Date),
)
ordered(payment_batches, "month")
board = Board(payment_batches, Row, fold, hears=PaymentBatch.Event)
