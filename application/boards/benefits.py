"""Benefits (救助待遇): what is paid to whom, from which month on, and by which case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Integer, Numeric, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, metadata
from application.boards.scope import NEVER, ordered, placed
from domain.benefit import Benefit

NOTHING = Decimal(0)


class Row(NamedTuple):
    benefit_id: UUID
    case_id: UUID
    case_version: int
    entitlement: str
    owner: str
    organ: str
    """The unit that granted it and may change it."""
    person: str
    persons: list[str]
    """The ids of everybody it is for."""
    amount: Decimal
    """Yuan a month; while it is suspended, what it will be again."""
    since: date
    turns: list[list[str]]
    """``[month, amount]`` as decided: for a month, the last that reaches it governs."""
    stage: str
    until: date = NEVER
    """The first month without it."""


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, Benefit.Granted):
        return granted(event)
    assert row is not None
    row = row._replace(stage=event.stage)
    match event:
        case Benefit.Adjusted():
            return turned(row, event.from_month, event.amount)._replace(amount=event.amount)
        case Benefit.Suspended():
            return turned(row, event.from_month, NOTHING)
        case Benefit.Resumed():
            return turned(row, event.from_month, row.amount)
        case Benefit.Ended():
            return turned(row, event.from_month, NOTHING)._replace(until=event.from_month)
    return row


def granted(event: Benefit.Granted) -> Row:
    return Row(
        benefit_id=UUID(str(event.originator_id)),
        case_id=UUID(event.case),
        case_version=event.case_version,
        entitlement=event.entitlement,
        owner=event.owner,
        organ=event.organ,
        person=event.about,
        persons=event.persons,
        amount=event.amount,
        since=event.from_month,
        turns=[
            [event.from_month.isoformat(), str(event.amount)],
            *([str(turn["from_month"]), str(turn["amount"])] for turn in event.later),
        ],
        stage=event.stage,
    )


def turned(row: Row, since: date, amount: Decimal) -> Row:
    return row._replace(turns=[*row.turns, [since.isoformat(), str(amount)]])


benefits = Table(
    "benefits",
    metadata,
    Column("benefit_id", Uuid, primary_key=True),
    Column("case_id", Uuid, nullable=False),
    Column("case_version", Integer, nullable=False),
    Column("entitlement", Text, nullable=False),
    *placed(),
    Column("organ", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("persons", JSONB, nullable=False),
    Column("amount", Numeric, nullable=False),
    Column("since", Date, nullable=False),
    Column("turns", JSONB, nullable=False),
    Column("stage", Text, nullable=False),
    Column("until", Date, nullable=False),
)
ordered(benefits, "since")
Index("benefits_case", benefits.c.case_id)
Index("benefits_person", benefits.c.person)
board = Board(benefits, Row, fold, hears=Benefit.Event)
