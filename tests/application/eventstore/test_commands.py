"""A command is done once, however often it is sent and wherever the wire is cut."""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import (
    IntegrityError,
    StoredEvent,
    Tracking,
)
from sqlalchemy import create_engine

from application.eventstore.commands import Command, CommandRepeated, CommandReused
from application.eventstore.datastore import ConnectionBroken, Datastore
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.tracking import ProcessRecorder
from tests.application.eventstore.proxy import Proxy
from tests.application.eventstore.streams import command, count, ids, stream
from tests.application.eventstore.torture import opened
from tests.conftest import Database

REPEATS = 8


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
