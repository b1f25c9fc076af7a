"""How far each board has come, and waiting until it has come far enough."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import BigInteger, Column, DateTime, Engine, Table, Text, func, select

from application.boards.board import metadata

positions = Table(
    "positions",
    metadata,
    Column("board", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("stopped", Text, nullable=False, server_default=""),
    Column("moved_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
PATIENCE = 2.0
"""Seconds that a reader waits for what was just written (configurable default)."""


class Place(NamedTuple):
    """Where a board stands; ``stopped`` says why it goes no further, if it doesn't."""

    board: str
    position: int
    stopped: str
    moved_at: datetime


def places(engine: Engine) -> list[Place]:
    with engine.connect() as tx:
        found = tx.execute(select(positions).order_by(positions.c.board))
        return [Place._make(row) for row in found]


def reached(
    engine: Engine, boards: Iterable[str], position: int, patience: float = PATIENCE
) -> int:
    """Wait, not for ever, until all these boards have seen a position; say how far they came.

    An answer below ``position`` means that what was written may not be on the board yet.
    """
    pause, until = 0.002, time.monotonic() + patience
    query = select(positions.c.board, positions.c.position, positions.c.stopped).where(
        positions.c.board.in_(wanted := set(boards))
    )
    while True:
        with engine.connect() as tx:
            found = tx.execute(query).all()
        seen = (
            min((row.position for row in found), default=0) if len(found) == len(wanted) else 0
        )
        if seen >= position or time.monotonic() > until or any(row.stopped for row in found):
            return seen
        time.sleep(pause)
        pause = min(pause * 2, 0.05)
