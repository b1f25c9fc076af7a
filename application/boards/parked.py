"""Cases that a board could not fold: which events wait, and why the first one does."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Engine,
    Index,
    Table,
    Text,
    Uuid,
    func,
    select,
)

from application.boards.board import metadata

LATER = "waits for an earlier event"

parked = Table(
    "parked",
    metadata,
    Column("board", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("key", Text, nullable=False),
    Column("stream_id", Uuid, nullable=False),
    Column("error", Text, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
Index("parked_key", parked.c.board, parked.c.key)


class Parked(NamedTuple):
    """One case that a board has parked: how many events wait, and why the first does."""

    board: str
    key: str
    events: int
    error: str
    since: datetime


def parked_cases(engine: Engine) -> list[Parked]:
    """Every parked case, the longest waiting first."""
    first = func.array_agg(parked.c.error.distinct()).label("errors")
    query = (
        select(
            parked.c.board,
            parked.c.key,
            func.count().label("events"),
            func.min(parked.c.since).label("since"),
            first,
        )
        .group_by(parked.c.board, parked.c.key)
        .order_by(func.min(parked.c.since), parked.c.key)
    )
    with engine.connect() as tx:
        return [
            Parked(r.board, r.key, r.events, next(e for e in r.errors if e != LATER), r.since)
            for r in tx.execute(query)
        ]
