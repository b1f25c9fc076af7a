"""The runner keeps boards up to date with the log.

One transaction a batch holds the rows of every board and its new position.  The
position's row lock is both the election and the fence: a second runner skips boards that
another one holds, and takes over the moment that one's connection is gone.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from application.boards.board import Board
from application.boards.follower import Batch, Follower
from application.boards.parked import parked
from application.boards.parking import LIMIT, Intake, TooManyParked
from application.boards.positions import positions

log = logging.getLogger(__name__)
BATCH = 1000
"""Events that one transaction takes in."""


@contextmanager
def uncollected() -> Iterator[None]:
    """For one batch: its events and rows hold no cycles, and looking for some among so many
    objects takes as long as all the rest."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Runner:
    def __init__(
        self,
        engine: Engine,
        follower: Follower,
        boards: Iterable[Board[Any]],
        *,
        batch: int = BATCH,
        limit: int = LIMIT,
    ) -> None:
        self.engine, self.follower, self.batch, self.limit = engine, follower, batch, limit
        self.boards = {board.name: board for board in boards}

    def prepare(self) -> None:
        """Give each board that has none a position to start from."""
        rows = [{"board": name, "position": 0} for name in self.boards]
        with self.engine.begin() as tx:
            tx.execute(insert(positions).on_conflict_do_nothing(), rows)

    def step(self, stop: int | None = None) -> int:
        """Take one batch further every board that nobody else is moving.

        Gives by how many positions they moved together.
        """
        with uncollected(), self.engine.begin() as tx:
            return self.advance(tx, stop)

    def advance(self, tx: Connection, stop: int | None = None) -> int:
        moved = 0
        for position, rows in groupby(self.held(tx), key=lambda row: row.position):
            boards = [self.boards[row.board] for row in rows]
            batch = self.follower.after(position, self.batch, boards, stop)
            stop = batch.upto  # Boards that lag behind come no further, and so meet these.
            if batch.upto > position:
                moved += self.move(tx, boards, batch, position)
        return moved

    def held(self, tx: Connection) -> list[Row[Any]]:
        query = (
            select(positions)
            .where(positions.c.board.in_(self.boards), positions.c.stopped == "")
            .order_by(positions.c.position.desc())
            .with_for_update(skip_locked=True)
        )
        return list(tx.execute(query))

    def move(
        self, tx: Connection, boards: list[Board[Any]], batch: Batch, position: int
    ) -> int:
        went = [board.name for board in boards if self.take(tx, board, batch)]
        tx.execute(
            update(positions)
            .where(positions.c.board.in_(went))
            .values(position=batch.upto, moved_at=func.clock_timestamp())
        )
        return (batch.upto - position) * len(went)

    def take(self, tx: Connection, board: Board[Any], batch: Batch) -> bool:
        """Whether the board took it in; a board that would park too many cases stops here."""
        try:
            with tx.begin_nested():
                Intake(tx, board, self.limit).take(batch.told)
        except TooManyParked as error:
            log.critical("board %s stopped: %s", board.name, error)
            here = positions.c.board == board.name
            tx.execute(update(positions).where(here).values(stopped=str(error)))
            return False
        return True

    def replay(self, name: str, progress: Callable[[int], None] = lambda n: None) -> int:
        """After the fix: fold the parked events in their order, and let the board go on.

        Gives how many are parked still.
        """
        board = self.boards[name]
        mine = parked.c.board == name
        with self.engine.begin() as tx:
            here = positions.c.board == name
            tx.execute(select(positions).where(here).with_for_update())
            gone = delete(parked).where(mine).returning(parked.c.position)
            told = self.follower.at(sorted(tx.scalars(gone)), board)
            Intake(tx, board, self.limit).take(told)
            tx.execute(update(positions).where(here).values(stopped=""))
            progress(len(told))
            return tx.scalar(select(func.count()).select_from(parked).where(mine)) or 0

    def catch_up(
        self, stop: int | None = None, progress: Callable[[int], None] = lambda n: None
    ) -> None:
        """Go on until there is nothing more to read."""
        while moved := self.step(stop):
            progress(moved)
