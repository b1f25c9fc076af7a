"""Payments (发放明细): what was taken into batches for each month of each benefit.

A row for each benefit and month, whichever batches had a line for it: its own month's, a later
one's that paid arrears, or one that paid again what had come back from the bank.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Numeric, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, Key, metadata
from domain.payment_batch import PaymentBatch

NOTHING = Decimal(0)
DRAWN, PAID, RETURNED, RELEASED = "drawn", "paid", "returned", "released"


class Row(NamedTuple):
    benefit_id: UUID
    month: date
    lines: dict[str, dict[str, str]] = {}
    """By the batch's id: yuan, state, the day of it, and why it came back."""
    drawn: Decimal = NOTHING
    """Yuan in lines of which nobody has told yet what became of them."""
    paid: Decimal = NOTHING
    returned: Decimal = NOTHING
    """Yuan that came back, as often as they did."""


class Part(NamedTuple):
    """What one event says of one benefit and one of its months."""

    benefit: UUID
    month: date
    event: Any
    state: str
    yuan: str
    code: str = ""

    @property
    def originator_id(self) -> UUID:
        batch: UUID = self.event.originator_id
        return batch


def parts(event: Any) -> Iterator[tuple[Key, Part]]:
    """One event tells of many lines, and a line of one or more months."""
    told: list[tuple[str, list[Any]]] = []
    match event:
        case PaymentBatch.LinesDrawn():
            told = [(DRAWN, event.lines)]
        case PaymentBatch.ResultsReported():
            told = [(PAID, event.paid), (RETURNED, event.returned)]
        case PaymentBatch.LinesReleased():
            told = [(RELEASED, event.lines)]
    for state, lines in told:
        for line in lines:
            for month, yuan in line["months"].items():
                key = UUID(line["benefit"]), date.fromisoformat(month)
                yield key, Part(*key, event, state, yuan, line.get("code", ""))


def fold(row: Row | None, part: Part) -> Row:
    """The same however often it is folded: each batch has one line for a benefit."""
    row = row or Row(part.benefit, part.month)
    line = {"yuan": part.yuan, "state": part.state, "on": part.event.on.isoformat()}
    if part.code:
        line["code"] = part.code
    lines = {**row.lines, str(part.originator_id): line}
    return row._replace(
        lines=lines,
        drawn=total(lines, DRAWN),
        paid=total(lines, PAID),
        returned=total(lines, RETURNED),
    )


def total(lines: dict[str, dict[str, str]], state: str) -> Decimal:
    found = (Decimal(line["yuan"]) for line in lines.values() if line["state"] == state)
    return sum(found, NOTHING)


payments = Table(
    "payments",
    metadata,
    Column("benefit_id", Uuid, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("lines", JSONB, nullable=False),
    Column("drawn", Numeric, nullable=False),
    Column("paid", Numeric, nullable=False),
    Column("returned", Numeric, nullable=False),
)
HEARD = (PaymentBatch.LinesDrawn, PaymentBatch.ResultsReported, PaymentBatch.LinesReleased)
Index("payments_month", payments.c.month)
board = Board(payments, Row, fold, hears=HEARD, parts=parts)
