"""Build boards anew beside the live ones, compare them row by row, change over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Table, delete, select, text, update
from sqlalchemy.schema import CreateIndex, CreateSchema, CreateTable, DropSchema

from application.boards.board import Board
from application.boards.follower import Follower
from application.boards.parked import parked
from application.boards.positions import positions
from application.boards.runner import Runner

LIVE = "boards"
BULK = 20_000
LONGEST_NAME = 60
SHOWN = 10


class Difference(NamedTuple):
    """Rows of a table that only the live board has, or only the one built anew."""

    table: str
    live_only: int
    anew_only: int
    keys: list[str]
    """Of the first of them."""


class StillBehind(Exception):
    """The live board has stopped short of where the new one stands."""


class Rebuild:
    """``with Rebuild(...)``: what is not switched to is dropped at the end."""

    def __init__(self, engine: Engine, follower: Follower, *boards: Board[Any]) -> None:
        self.engine, self.follower, self.boards = engine, follower, boards
        self.names = [board.name for board in boards]
        self.shadow = "_".join((f"{LIVE}_next", *self.names))[:LONGEST_NAME]
        self.beside = engine.execution_options(schema_translate_map={LIVE: self.shadow})
        bare = [board.bare() for board in boards]
        self.bulk = Runner(self.beside, follower, bare, batch=BULK)
        self.anew = Runner(self.beside, follower, boards)
        self.live = Runner(engine, follower, boards)

    @property
    def tables(self) -> list[Table]:
        return [table for board in self.boards for table in board.tables]

    def __enter__(self) -> Rebuild:
        return self

    def __exit__(self, *error: object) -> None:
        with self.engine.begin() as tx:
            tx.execute(DropSchema(self.shadow, cascade=True, if_exists=True))

    def build(self, progress: Callable[[int], None] = lambda n: None) -> None:
        """Start over from the first event; figures and indexes come when the rows are there.

        ``progress`` is told by how many positions it went on, once for each board.
        """
        with self.beside.begin() as tx:
            tx.execute(DropSchema(self.shadow, cascade=True, if_exists=True))
            tx.execute(CreateSchema(self.shadow))
            for table in (positions, parked, *self.tables):
                tx.execute(CreateTable(table))
        self.bulk.prepare()
        self.bulk.catch_up(progress=progress)
        with self.beside.begin() as tx:
            for board in self.boards:
                board.count(tx)
            for table in self.tables:
                for index in sorted(table.indexes, key=lambda index: str(index.name)):
                    tx.execute(CreateIndex(index))
                tx.execute(text(f"ANALYZE {self.shadow}.{table.name}"))

    def meet(self, tx: Connection) -> None:
        """Hold the live boards still, with both at the same position."""
        for board in self.boards:
            reached = self.anew_position(board)
            while self.lock(tx, board) < reached:
                if not Runner(self.engine, self.follower, [board]).advance(tx, stop=reached):
                    break
            behind = Runner(self.beside, self.follower, [board])
            behind.catch_up(stop=self.lock(tx, board))

    def lock(self, tx: Connection, board: Board[Any]) -> int:
        query = select(positions.c.position).where(positions.c.board == board.name)
        return tx.scalar(query.with_for_update()) or 0

    def anew_position(self, board: Board[Any]) -> int:
        query = select(positions.c.position).where(positions.c.board == board.name)
        with self.beside.connect() as tx:
            return tx.scalar(query) or 0

    def compare(self) -> list[Difference]:
        """Every table where the live board says something else than its events do.

        Raises StillBehind when the live board has stopped before it got as far.
        """
        with self.engine.begin() as tx:
            self.meet(tx)
            for board in self.boards:
                if self.lock(tx, board) < self.anew_position(board):
                    raise StillBehind(board.name)
            found = [self.difference(tx, table) for table in self.tables]
        return [difference for difference in found if difference.keys]

    def difference(self, tx: Connection, table: Table) -> Difference:
        counted = any(table is board.counters for board in self.boards)
        where = " WHERE n <> 0" if counted else ""
        keys = ", ".join(str(column.name) for column in table.primary_key)
        live, anew = f"{LIVE}.{table.name}", f"{self.shadow}.{table.name}"
        sides: list[list[str]] = []
        for one, other in ((live, anew), (anew, live)):
            query = f"SELECT {keys} FROM (TABLE {one} EXCEPT TABLE {other}) AS d{where}"
            sides.append([" ".join(map(str, row)) for row in tx.execute(text(query))])
        shown = sorted({*sides[0], *sides[1]})[:SHOWN]
        return Difference(table.name, len(sides[0]), len(sides[1]), shown)

    def switch(self) -> None:
        """Readers see the old board or the new one, never neither.

        A board that had stopped goes on from where the new one stands.
        """
        with self.engine.begin() as tx:
            tx.execute(text("SET LOCAL lock_timeout = '10s'"))
            self.meet(tx)
            for table in self.tables:
                tx.execute(text(f"DROP TABLE {LIVE}.{table.name}"))
                tx.execute(text(f"ALTER TABLE {self.shadow}.{table.name} SET SCHEMA {LIVE}"))
            for board in self.boards:
                here = positions.c.board == board.name
                now = {"position": self.anew_position(board), "stopped": ""}
                tx.execute(update(positions).where(here).values(**now))
            tx.execute(delete(parked).where(parked.c.board.in_(self.names)))
            tx.execute(text(f"INSERT INTO {LIVE}.parked TABLE {self.shadow}.parked"))
            tx.execute(DropSchema(self.shadow, cascade=True))
