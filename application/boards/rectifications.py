"""Rectifications (差评整改): every bad review, who has it, what it waits for, until when.

Nothing here says who gave the review.  Whoever it is about is named only so that they can be
kept from what would tell them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Index, Integer, SmallInteger, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, metadata
from application.boards.clocks import Kept, first, moved
from application.boards.scope import NEVER, ordered, placed
from domain.rectification import Rectification

CLOCK_FIELDS = ("due", "half_on", "warn_on", "paused_on")


class Row(NamedTuple):
    rectification_id: UUID
    case_id: UUID
    case_version: int
    case_kind: str
    owner: str
    """The unit that has it."""
    service: str
    rating: int
    rated: list[str]
    """The officers the review is about."""
    received_on: date
    stage: str = ""
    waits: list[dict[str, str]] = []
    clocks: Kept = {}
    due_on: date = NEVER
    finding: str = ""
    contested: bool = False
    """A contest of the unit waits for the level above."""
    rated_again: int = 0
    closed_on: date | None = None
    outcome: str = ""


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, Rectification.Opened):
        row = received(event)
    assert row is not None
    clocks = moved(row.clocks, event.clocks, CLOCK_FIELDS)
    row = row._replace(
        stage=event.stage, waits=event.waits, clocks=clocks, due_on=first(clocks).due_on
    )
    match event:
        case Rectification.Assigned():
            return row._replace(owner=event.owner)
        case Rectification.Verified():
            return row._replace(finding=event.finding)
        case Rectification.Contested():
            return row._replace(contested=True)
        case Rectification.ContestDecided():
            return row._replace(contested=False, finding=event.finding)
        case Rectification.RatedAgain():
            return row._replace(rated_again=event.rating)
        case Rectification.Closed():
            return row._replace(closed_on=event.on, outcome=event.outcome)
    return row


def received(event: Rectification.Opened) -> Row:
    return Row(
        rectification_id=UUID(str(event.originator_id)),
        case_id=UUID(event.case),
        case_version=event.case_version,
        case_kind=event.case_kind,
        owner=event.owner,
        service=event.service,
        rating=event.rating,
        rated=event.rated,
        received_on=event.on,
    )


rectifications = Table(
    "rectifications",
    metadata,
    Column("rectification_id", Uuid, primary_key=True),
    Column("case_id", Uuid, nullable=False),
    Column("case_version", Integer, nullable=False),
    Column("case_kind", Text, nullable=False),
    *placed(),
    Column("service", Text, nullable=False),
    Column("rating", SmallInteger, nullable=False),
    Column("rated", JSONB, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("waits", JSONB, nullable=False),
    Column("clocks", JSONB, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("finding", Text, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("rated_again", SmallInteger, nullable=False),
    Column("closed_on", Date),
    Column("outcome", Text, nullable=False),
)
open_ = rectifications.c.closed_on.is_(None)
ordered(rectifications, "due_on", where=open_)
Index("rectifications_case", rectifications.c.case_id)
board = Board(rectifications, Row, fold, hears=Rectification.Event)
