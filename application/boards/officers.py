"""Officers (工作人员) and the appointments they hold, for lists and for choosing from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, DateTime, Index, Table, Text, Uuid

from application.boards.board import Board, Key, metadata
from application.boards.people import known
from application.boards.scope import placed
from domain.officer import Officer


class Row(NamedTuple):
    officer_id: UUID
    name: str
    login: str
    revoked_at: datetime | None = None
    """From then on none of the appointments holds."""


def fold(row: Row | None, event: Any) -> Row | None:
    match event:
        case Officer.Enrolled():
            return Row(event.originator_id, known(event.name), known(event.login))
        case Officer.Revoked() if row is not None:
            return row._replace(revoked_at=event.timestamp)
    return row


class Held(NamedTuple):
    """One appointment, from ``since`` until before ``until`` unless ended sooner."""

    appointment: str
    officer_id: UUID
    role: str
    owner: str
    since: date
    until: date | None
    ended_at: datetime | None = None


def held(row: Held | None, event: Any) -> Held | None:
    match event:
        case Officer.Appointed():
            return Held(
                event.appointment,
                event.originator_id,
                event.appointed_role,
                event.division,
                event.since,
                event.until,
            )
        case Officer.AppointmentEnded() if row is not None and row.ended_at is None:
            return row._replace(ended_at=event.timestamp)
    return row


def appointment(event: Any) -> Key:
    return (event.appointment,)


officers = Table(
    "officers",
    metadata,
    Column("officer_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("revoked_at", DateTime(timezone=True)),
)
appointments = Table(
    "appointments",
    metadata,
    Column("appointment", Text, primary_key=True),
    Column("officer_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    *placed(),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("ended_at", DateTime(timezone=True)),
)
Index("appointments_officer", appointments.c.officer_id)
Index("appointments_owner", appointments.c.owner, postgresql_ops={"owner": "text_pattern_ops"})
board = Board(officers, Row, fold, hears=(Officer.Enrolled, Officer.Revoked), opens=True)
appointments_board = Board(
    appointments,
    Held,
    held,
    hears=(Officer.Appointed, Officer.AppointmentEnded),
    key=appointment,
)
