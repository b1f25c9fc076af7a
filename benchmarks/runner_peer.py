"""The peer of all rebuilds: the library's ProjectionRunner keeping the worklist.

It folds with our fold into our table with our indexes, one event in a transaction.
"""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import JSONTranscoder, Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.types.json import Jsonb
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateSchema, CreateTable, DropSchema

from application.boards.rows import stored
from application.boards.worklist import board
from application.eventstore.transcoder import DateAsISO
from benchmarks.ground import Ground
from benchmarks.histories import batches, interleaved
from benchmarks.ratio import times
from interface import embedded

NAMES = [column.name for column in stored(board.table)]
LIST = ", ".join(NAMES)
CHANGES = ", ".join(f"{name} = excluded.{name}" for name in NAMES[1:])
SELECT = f"SELECT {LIST} FROM boards.worklist WHERE case_id = %s"
PUT = (
    f"INSERT INTO boards.worklist ({LIST}) VALUES ({', '.join(['%s'] * len(NAMES))})"
    f" ON CONFLICT (case_id) DO UPDATE SET {CHANGES}"
)
EVENTS = 10_000
"""More than it folds within the time it is given."""
SECONDS = 3.0
AT_ONCE = 20
"""Of more events in one save its pipeline may wait for ever."""


class PeerLog(Application[Any]):
    name = "peer"

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:  # type: ignore[override]
        super().register_transcodings(transcoder)
        transcoder.register(DateAsISO())


class PeerView(PostgresTrackingRecorder):
    def put(self, event: Any, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            if not isinstance(event, board.hears):
                return
            row = None
            if event.originator_version > 1:
                cursor.execute(SELECT, (event.originator_id,))
                row = board.made(cursor.fetchone().values())
            after = board.fold(row, event)
            if after is not None and after != row:
                cursor.execute(PUT, [plain(value) for value in after])


class PeerWorklist(Projection[PeerView]):
    name = "peer_worklist"

    def process_event(self, event: Any, tracking: Tracking) -> None:
        self.view.put(event, tracking)


def plain(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, dict | list) else value


def table(url: str) -> None:
    """The worklist's table with all of its indexes, and nothing in it."""
    engine = create_engine(url)
    with engine.begin() as tx:
        tx.execute(DropSchema("boards", cascade=True, if_exists=True))
        tx.execute(CreateSchema("boards"))
        tx.execute(CreateTable(board.table))
        for index in board.table.indexes:
            tx.execute(CreateIndex(index))
    engine.dispose()


class Peer:
    """A log of the library's own, and the worklist kept from it again and again."""

    def __init__(self, here: Ground, count: int) -> None:
        self.here = here
        self.last = 0
        self.name = here.fresh()
        with PeerLog(here.peer(self.name)) as app:
            for batch in batches(interleaved(count), AT_ONCE):
                told = [app.mapper.to_stored_event(event) for event in batch]
                self.last = (app.recorder.insert_events(told) or [0])[-1]

    def kept(self) -> float:
        """Events a second, from an empty table to the last event or until the time is up."""
        table(self.here.url(self.name, embedded.SUPERUSER))
        self.here.server.administer(
            "DROP TABLE IF EXISTS peer_worklist_tracking", database=self.name
        )
        with ProjectionRunner(
            application_class=PeerLog,
            projection_class=PeerWorklist,
            view_class=PeerView,
            env=self.here.peer(self.name),
        ) as runner:
            began = perf_counter()
            with suppress(TimeoutError):
                runner.wait(self.last, timeout=SECONDS)
            reached = runner.projection.view.max_tracking_id(PeerLog.name) or 0
            return reached / (perf_counter() - began)


def peer_of(here: Ground, scale: float) -> Peer:
    """The same one for every benchmark of a run."""
    count = times(EVENTS, scale, 50)
    return here.once(f"peer of {count}", lambda: Peer(here, count))
