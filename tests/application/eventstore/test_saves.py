"""Saving: one winner for each version, and all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import (
    IntegrityError,
    StoredEvent,
    Tracking,
)
from eventsourcing.utils import Environment
from sqlalchemy import Engine

from application.eventstore import Factory
from application.eventstore.commands import CommandRepeated
from application.eventstore.loading import replay
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.tracking import ProcessRecorder
from tests.application.eventstore.streams import command, count, stream


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
