"""The peer of all rebuilds: the library's ProjectionRunner keeping the worklist.

It folds with our fold into our table with our indexes, one event in a transaction.
"""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import JSONTranscoder, Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.types.json import Jsonb
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateSchema, CreateTable

from application.boards.rows import stored
from application.boards.worklist import board
from application.eventstore.transcoder import DateAsISO
from benchmarks.ground import Ground
from benchmarks.histories import batches, interleaved
from interface import embedded

NAMES = [column.name for column in stored(board.table)]
LIST = ", ".join(NAMES)
SELECT = f"SELECT {LIST} FROM boards.worklist WHERE case_id = %s"
PUT = (
    f"INSERT INTO boards.worklist ({LIST}) VALUES ({', '.join(['%s'] * len(NAMES))})"
    f" ON CONFLICT (case_id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in NAMES[1:])}"
)
PATIENCE = 300.0


class PeerLog(Application[Any]):
    name = "peer"

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:  # type: ignore[override]
        super().register_transcodings(transcoder)
        transcoder.register(DateAsISO())


class PeerView(PostgresTrackingRecorder):
    def put(self, event: Any, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
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
        tx.execute(CreateSchema("boards"))
        tx.execute(CreateTable(board.table))
        for index in board.table.indexes:
            tx.execute(CreateIndex(index))
    engine.dispose()


def kept(here: Ground, count: int) -> float:
    """Events a second of the library's runner, from an empty table to the last event."""
    name = here.fresh()
    table(here.url(name, embedded.SUPERUSER))
    env = here.peer(name)
    last = 0
    with PeerLog(env) as app:
        for batch in batches(interleaved(count)):
            stored_events = [app.mapper.to_stored_event(event) for event in batch]
            last = (app.recorder.insert_events(stored_events) or [0])[-1]
    began = perf_counter()
    with ProjectionRunner(
        application_class=PeerLog, projection_class=PeerWorklist, view_class=PeerView, env=env
    ) as runner:
        runner.wait(last, timeout=PATIENCE)
        took = perf_counter() - began
    here.drop(name)
    return last / took
