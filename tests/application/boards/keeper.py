"""A process that keeps the boards until it is killed.

``apart`` is the mistake that the test must be able to see: rows in one transaction, the
position in another.
"""

from __future__ import annotations

import time
from multiprocessing.synchronize import Event
from typing import Any

from sqlalchemy import Connection, create_engine, func, update

from application.boards import BOARDS
from application.boards.board import Board
from application.boards.follower import Batch, Follower
from application.boards.positions import positions
from application.boards.runner import Runner
from application.ledgers.keys import PersonalKeys
from tests.application.boards import allowance
from tests.application.boards.conftest import MASTER

HALF_DONE = 0.05
"""Seconds that a batch stands half done, so that a kill meets it there."""


class Watched(Runner):
    """Says when a batch stands half done."""

    half_done: Event


class Slow(Watched):
    def move(
        self, tx: Connection, boards: list[Board[Any]], batch: Batch, position: int
    ) -> int:
        moved = super().move(tx, boards, batch, position)
        self.half_done.set()
        time.sleep(HALF_DONE)
        self.half_done.clear()
        return moved


class Apart(Watched):
    def move(
        self, tx: Connection, boards: list[Board[Any]], batch: Batch, position: int
    ) -> int:
        with self.engine.begin() as rows:
            for board in boards:
                self.take(rows, board, batch)
        self.half_done.set()
        time.sleep(HALF_DONE)
        self.half_done.clear()
        here = positions.c.board.in_([board.name for board in boards])
        moved = {"position": batch.upto, "moved_at": func.clock_timestamp()}
        tx.execute(update(positions).where(here).values(**moved))
        return batch.upto - position


def keep(url: str, half_done: Event, *mode: str) -> None:
    """``mode`` may be ``apart``."""
    assert allowance.Allowance.code  # Its events must be known here too.
    engine = create_engine(url)
    follower = Follower.on(engine, PersonalKeys(engine, MASTER))
    kind = Apart if mode else Slow
    runner = kind(engine, follower, BOARDS.values(), batch=5)
    runner.half_done = half_done
    while True:
        if not runner.step():
            time.sleep(0.005)
