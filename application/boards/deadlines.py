"""Deadlines (时限): every running limit of every dossier, with both its ends.

Statutory and promised; a clock that stands still ends on no day that anybody knows.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, metadata
from application.boards.clocks import SHOWN, Kept, earliest, first, moved
from application.boards.scope import NEVER, ordered, placed
from domain.dossier import Dossier


class Row(NamedTuple):
    stream_id: UUID
    kind: str
    owner: str
    number: str = ""
    """Of a case; other dossiers have none."""
    clocks: Kept = {}
    next_clock: str = ""
    next_on: date = NEVER
    """The earliest running statutory end."""
    promised_on: date = NEVER
    hours_on: date = NEVER
    """The day on which the first limit of hours ends."""
    provisional_on: date = NEVER
    """The earliest end that lies beyond the published calendar."""


def fold(row: Row | None, event: Any) -> Row | None:
    facts = vars(event)
    if row is None:
        row = Row(event.originator_id, event.kind, event.owner, facts.get("number", ""))
    elif "owner" in facts:  # Given to another unit.
        row = row._replace(owner=event.owner)
    if not event.clocks:
        return row
    clocks = moved(row.clocks, event.clocks, SHOWN)
    due = first(clocks)
    return row._replace(
        clocks=clocks,
        next_clock=due.limit,
        next_on=due.due_on,
        promised_on=earliest(clocks, "promised"),
        hours_on=earliest(clocks, "due", only="due_at"),
        provisional_on=earliest(clocks, "due", only="provisional"),
    )


deadlines = Table(
    "deadlines",
    metadata,
    Column("stream_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    *placed(),
    Column("number", Text, nullable=False),
    Column("clocks", JSONB, nullable=False),
    Column("next_clock", Text, nullable=False),
    Column("next_on", Date, nullable=False),
    Column("promised_on", Date, nullable=False),
    Column("hours_on", Date, nullable=False),
    Column("provisional_on", Date, nullable=False),
)
ticking = deadlines.c.next_clock != ""
hourly = deadlines.c.hours_on != NEVER
provisional = deadlines.c.provisional_on != NEVER
ordered(deadlines, "next_on", where=ticking)
Index("deadlines_next_on", deadlines.c.next_on, deadlines.c.stream_id, postgresql_where=ticking)
Index("deadlines_hours_on", deadlines.c.hours_on, postgresql_where=hourly)
Index("deadlines_provisional_on", deadlines.c.provisional_on, postgresql_where=provisional)
board = Board(deadlines, Row, fold, hears=Dossier.Event)
