"""Saving: one winner for each version, one effect for each command, all or nothing."""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import (
    IntegrityError,
    OperationalError,
    StoredEvent,
    Tracking,
)
from eventsourcing.utils import Environment
from sqlalchemy import Engine, create_engine

from application.eventstore import Factory
from application.eventstore.commands import Command, CommandRepeated, CommandReused
from application.eventstore.datastore import ConnectionBroken, Datastore
from application.eventstore.loading import replay
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.tracking import ProcessRecorder
from tests.application.eventstore.proxy import Proxy
from tests.application.eventstore.streams import command, count, ids, stream
from tests.application.eventstore.torture import opened
from tests.conftest import Database

REPEATS = 8


class Letter(Aggregate):
    @event("Written")
    def __init__(self, text: str) -> None:
        self.text = text

    @event("Changed")
    def change(self, text: str) -> None:
        self.text = text


class Office(Application[UUID]):
    """Built as the real one is: on an engine that somebody else made."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        super().__init__()

    def construct_factory(self, env: Environment) -> Factory:
        return Factory(env, engine=self.engine)


@pytest.fixture
def office(engine: Engine) -> Iterator[Office]:
    with Office(engine) as office:
        yield office


def repeat(job: tuple[str, Command, UUID | None]) -> tuple[str, list[int]]:
    """One of several processes that do the same command."""
    url, asked, same = job
    recorder, id_ = opened(url), same or uuid4()
    mine = [StoredEvent(id_, version, "t", b"{}") for version in (1, 2)]
    try:
        return "saved", list(recorder.insert_events(mine, command=asked) or [])
    except CommandRepeated as repeated:
        return "repeated", ids(repeated.recorded)
    finally:
        recorder.datastore.engine.dispose()


@pytest.mark.parametrize("streams", ["of one stream", "of new streams"])
def test_eight_concurrent_repeats_have_one_effect_and_one_answer(
    database: Database, recorder: ApplicationRecorder, streams: str
) -> None:
    with mp.get_context("fork").Pool(REPEATS) as pool:
        for round_ in range(1, 21):
            asked = command()
            same = asked.id if streams == "of one stream" else None
            answers = pool.map(repeat, [(database.url(), asked, same)] * REPEATS, 1)
            assert count(recorder) == 2 * round_
            assert len({tuple(positions) for _, positions in answers}) == 1
            saved = [how for how, _ in answers].count("saved")
            assert saved == (REPEATS if same else 1)


def test_a_repeated_command_answers_as_the_first_did(shared_recorder: ProcessRecorder) -> None:
    asked = command()
    first = shared_recorder.insert_events(stream(3), command=asked)
    with pytest.raises(CommandRepeated) as refusal:
        shared_recorder.insert_events(stream(3), command=asked)
    assert ids(refusal.value.recorded) == first
    assert ids(shared_recorder.select_command(asked)) == first
    assert shared_recorder.select_command(command()) == []


def test_a_command_s_id_with_another_request_is_refused(
    shared_recorder: ProcessRecorder,
) -> None:
    asked = command(b"approve")
    other = Command(asked.id, command(b"refuse").digest)
    shared_recorder.insert_events(stream(1), command=asked)
    with pytest.raises(CommandReused):
        shared_recorder.insert_events(stream(1), command=other)
    with pytest.raises(CommandReused):
        shared_recorder.select_command(other)


def test_a_true_conflict_stays_a_conflict_with_a_command(
    shared_recorder: ProcessRecorder,
) -> None:
    events = stream(1)
    shared_recorder.insert_events(events)
    with pytest.raises(IntegrityError) as refusal:
        shared_recorder.insert_events(events, command=command())
    assert type(refusal.value) is IntegrityError


@pytest.fixture
def proxy(database: Database) -> Iterator[Proxy]:
    with Proxy(database.server.socket) as proxy:
        yield proxy


@pytest.fixture
def far_recorder(proxy: Proxy, database: Database) -> Iterator[ProcessRecorder]:
    engine = create_engine(proxy.url(database.url()))
    recorder = ProcessRecorder(Datastore(engine))
    assert recorder.max_notification_id() is None  # a connection is open now
    yield recorder
    engine.dispose()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_save_whose_connection_is_cut_is_sent_again_and_done_once(
    proxy: Proxy, far_recorder: ProcessRecorder, recorder: ApplicationRecorder, moment: str
) -> None:
    asked = command()
    proxy.cut(b"INSERT INTO events", moment)
    positions = far_recorder.insert_events(stream(2), command=asked)
    assert proxy.cuts == 1
    assert ids(recorder.select_notifications(None, 10)) == positions
    assert ids(recorder.select_command(asked)) == positions


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_a_policy_saves_with_its_position_is_done_once_too(
    proxy: Proxy, far_recorder: ProcessRecorder, recorder: ApplicationRecorder, moment: str
) -> None:
    asked = command()
    proxy.cut(b"INSERT INTO events", moment)
    positions = far_recorder.insert_events(stream(2), command=asked, tracking=Tracking("p", 7))
    assert proxy.cuts == 1
    assert ids(recorder.select_notifications(None, 10)) == positions
    assert far_recorder.max_tracking_id("p") == 7


@pytest.mark.parametrize(("moment", "stored"), [("before", 0), ("after", 2)])
def test_without_a_command_a_save_is_never_sent_twice(
    proxy: Proxy,
    far_recorder: ProcessRecorder,
    recorder: ApplicationRecorder,
    moment: str,
    stored: int,
) -> None:
    proxy.cut(b"INSERT INTO events", moment)
    with pytest.raises(ConnectionBroken):
        far_recorder.insert_events(stream(2))
    assert count(recorder) == stored
    assert far_recorder.insert_events(stream(1)), "the pool has got over it"


def test_two_saves_of_one_version_have_one_winner(recorder: ApplicationRecorder) -> None:
    def save(events: list[StoredEvent]) -> object:
        try:
            return recorder.insert_events(events)
        except IntegrityError:
            return None

    with ThreadPoolExecutor(8) as threads:
        for _ in range(50):
            id_ = uuid4()
            tries = [[StoredEvent(id_, 1, "t", bytes([i]))] for i in range(8)]
            assert sum(done is not None for done in threads.map(save, tries)) == 1
    assert count(recorder) == 50


def test_an_application_saves_and_loads_and_passes_the_command_on(office: Office) -> None:
    letter, asked = Letter("draft"), command()
    letter.change("fair copy")
    first = office.save(letter, command=asked)
    with pytest.raises(CommandRepeated) as refusal:
        office.save(Letter("draft"), command=asked)
    assert list(refusal.value.recorded) == [recording.notification for recording in first]
    loaded: Letter = office.repository.get(letter.id, projector_func=replay)
    assert loaded == office.repository.get(letter.id)
    assert loaded.text == "fair copy"
    older: Letter = office.repository.get(letter.id, version=1, projector_func=replay)
    assert older.text == "draft"
    with pytest.raises(AggregateNotFoundError):
        office.repository.get(uuid4(), projector_func=replay)


def test_an_engine_from_outside_outlives_the_application(engine: Engine) -> None:
    first = Office(engine)
    first.save(Letter("draft"))
    pool = engine.pool
    first.close()
    assert engine.pool is pool
    assert Office(engine).recorder.max_notification_id() == 1


def test_events_and_position_are_saved_together_or_not_at_all(
    process_recorder: ProcessRecorder,
) -> None:
    thousand = stream(1000)
    positions = process_recorder.insert_events(thousand, tracking=Tracking("a", 5)) or []
    assert positions == sorted(positions)
    kept = process_recorder.select_notifications(None, 1000)
    assert [n.originator_version for n in kept] == list(range(1, 1001))
    for again in (5, 4):
        with pytest.raises(IntegrityError):
            process_recorder.insert_events(stream(1), tracking=Tracking("a", again))
    with pytest.raises(IntegrityError):
        process_recorder.insert_events(thousand, tracking=Tracking("a", 6))
    assert process_recorder.max_tracking_id("a") == 5
    assert count(process_recorder) == 1000
    process_recorder.insert_events([], tracking=Tracking("a", 7))
    assert process_recorder.max_tracking_id("a") == 7


def test_two_runners_of_one_policy_do_each_thing_once(
    process_recorder: ProcessRecorder,
) -> None:
    def run(_: int) -> int:
        refused = 0
        for position in range(1, 201):
            try:
                process_recorder.insert_events(stream(1), tracking=Tracking("p", position))
            except IntegrityError:
                refused += 1
        return refused

    with ThreadPoolExecutor(4) as threads:
        refused = sum(threads.map(run, range(4)))
    assert (process_recorder.max_tracking_id("p"), count(process_recorder)) == (200, 200)
    assert refused == 600


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
