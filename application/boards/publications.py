"""Publications (公告): every value that was published, for listing by key and place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Numeric, Table, Text, Uuid

from application.boards.board import Board, Key, metadata
from application.boards.people import known
from application.boards.scope import placed
from domain.publication import Publication


class Row(NamedTuple):
    """One value, holding from ``since`` until before ``until``."""

    publication_id: UUID
    since: date
    key: str
    owner: str
    value: Decimal
    until: date | None
    source: str
    reason: str = ""
    """Why it was replaced or withdrawn."""


def fold(row: Row | None, event: Any) -> Row | None:
    match event:
        case Publication.Published() | Publication.Replaced():
            return Row(
                event.originator_id,
                event.since,
                event.key,
                event.division,
                event.value,
                event.until,
                event.source,
                known(vars(event).get("reason", "")),
            )
        case Publication.Withdrawn() if row is not None:
            return row._replace(until=event.until, reason=known(event.reason))
    return row


def entry(event: Any) -> Key:
    return event.originator_id, event.since


publications = Table(
    "publications",
    metadata,
    Column("publication_id", Uuid, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("key", Text, nullable=False),
    *placed(),
    Column("value", Numeric, nullable=False),
    Column("until", Date),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
Index("publications_key", publications.c.key, publications.c.owner, publications.c.since)
board = Board(
    publications,
    Row,
    fold,
    hears=(Publication.Published, Publication.Replaced, Publication.Withdrawn),
    key=entry,
    opens=True,
)
