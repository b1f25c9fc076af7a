"""What the database refuses is told in the library's words, and the pool stays sound."""

from __future__ import annotations

from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError, OperationalError, Tracking
from sqlalchemy import create_engine, text

from application.eventstore.datastore import Datastore
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.tracking import ProcessRecorder
from tests.application.eventstore.streams import stream
from tests.conftest import Database


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("SELECT 1/0", "DataError"),
        ("SELECT * FROM nowhere", "ProgrammingError"),
        ("INSERT INTO tracking VALUES (NULL, 1)", "IntegrityError"),
        ("SET statement_timeout = 5; SELECT pg_sleep(1)", "OperationalError"),
        ("DO $$ BEGIN RAISE EXCEPTION 'x'; END $$", "InternalError"),
        ("SELECT pg_terminate_backend(pg_backend_pid())", "ConnectionBroken"),
    ],
)
@pytest.mark.parametrize("autocommit", [True, False])
def test_refusals_are_told_in_the_library_s_words(
    shared_recorder: ProcessRecorder, statement: str, error: str, autocommit: bool
) -> None:
    datastore = shared_recorder.datastore
    with pytest.raises(Exception) as refusal, datastore.cursor(autocommit=autocommit) as curs:  # noqa: PT011
        curs.execute(statement)
    assert type(refusal.value).__name__ == error
    assert shared_recorder.max_tracking_id("a") is None  # the pool is sound afterwards


def test_a_refusal_does_not_tell_what_was_to_be_saved(shared_recorder: ProcessRecorder) -> None:
    events = stream(1)
    shared_recorder.insert_events(events)
    with pytest.raises(IntegrityError) as refusal:
        shared_recorder.insert_events(events)
    assert "events_pkey" in str(refusal.value)
    assert str(events[0].originator_id) not in str(refusal.value)


def test_an_exhausted_pool_is_an_operational_error(database: Database) -> None:
    engine = create_engine(database.url(), pool_size=1, max_overflow=0, pool_timeout=0.1)
    recorder = ApplicationRecorder(Datastore(engine))
    with recorder.datastore.cursor(), pytest.raises(OperationalError):
        recorder.select_events(uuid4())
    engine.dispose()


def test_a_connection_comes_back_to_the_pool_as_it_was(database: Database) -> None:
    engine = create_engine(database.url(), pool_size=1, max_overflow=0)
    recorder = ProcessRecorder(Datastore(engine))
    recorder.insert_tracking(Tracking("a", 1))
    with engine.connect() as connection:
        connection.execute(text("UPDATE tracking SET position = 2"))
        connection.rollback()
    assert recorder.max_tracking_id("a") == 1
    engine.dispose()
