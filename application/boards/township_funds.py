"""Reserve funds (乡镇备用金): what each township has, and what its county has to see to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Integer, Numeric, Table, Text, Uuid

from application.boards.board import Board, metadata
from application.boards.scope import ordered, placed
from domain.township_fund import TownshipFund

NOTHING = Decimal(0)


class Row(NamedTuple):
    fund_id: UUID
    owner: str
    balance: Decimal
    topped_up: Decimal
    paid: Decimal
    corrected: Decimal
    left_cases: int
    """Cases for which it did not suffice."""
    left_yuan: Decimal
    stage: str
    moved_on: date
    counted_upto: date | None = None
    difference: Decimal = NOTHING
    """What was there, less what the book said, when it was last compared."""


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, TownshipFund.Opened):
        return opened(event)
    assert row is not None
    row = row._replace(stage=event.stage, moved_on=event.on)
    match event:
        case TownshipFund.ToppedUp():
            return row._replace(
                balance=row.balance + event.yuan, topped_up=row.topped_up + event.yuan
            )
        case TownshipFund.Paid():
            return row._replace(balance=row.balance - event.yuan, paid=row.paid + event.yuan)
        case TownshipFund.Corrected():
            return row._replace(
                balance=row.balance + event.yuan, corrected=row.corrected + event.yuan
            )
        case TownshipFund.LeftToCounty():
            return row._replace(
                left_cases=row.left_cases + 1, left_yuan=row.left_yuan + event.yuan
            )
        case TownshipFund.Reconciled():
            return row._replace(
                counted_upto=event.upto, difference=event.counted - event.booked
            )
    return row


def opened(event: TownshipFund.Opened) -> Row:
    return Row(
        fund_id=UUID(str(event.originator_id)),
        owner=event.owner,
        balance=NOTHING,
        topped_up=NOTHING,
        paid=NOTHING,
        corrected=NOTHING,
        left_cases=0,
        left_yuan=NOTHING,
        stage=event.stage,
        moved_on=event.on,
    )


township_funds = Table(
    "township_funds",
    metadata,
    Column("fund_id", Uuid, primary_key=True),
    *placed(),
    Column("balance", Numeric, nullable=False),
    Column("topped_up", Numeric, nullable=False),
    Column("paid", Numeric, nullable=False),
    Column("corrected", Numeric, nullable=False),
    Column("left_cases", Integer, nullable=False),
    Column("left_yuan", Numeric, nullable=False),
    Column("stage", Text, nullable=False),
    Column("moved_on", Date, nullable=False),
    Column("counted_upto", Date),
    Column("difference", Numeric, nullable=False),
)
ordered(township_funds, "owner")
board = Board(township_funds, Row, fold, hears=TownshipFund.Event)
