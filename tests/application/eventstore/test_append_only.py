"""What was recorded stays, for the application and for the owner of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg2
import pytest
from eventsourcing.persistence import IntegrityError, ProgrammingError, Tracking
from psycopg2.extensions import connection

from application.eventstore.tracking import ProcessRecorder
from interface import embedded
from tests.application.eventstore.streams import command, ids, stream
from tests.application.eventstore.test_followers import session
from tests.conftest import Database

Connect = Callable[[str], connection]


@pytest.fixture
def connect(module_database: Database) -> Iterator[Connect]:
    opened = list[connection]()

    def connect(role: str) -> connection:
        opened.append(session(module_database.url(role)))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()


CHANGES = ("UPDATE events SET topic = 'x'", "DELETE FROM events", "TRUNCATE events")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("role", [embedded.OWNER, embedded.SUPERUSER])
def test_not_even_the_owner_can_change_what_is_recorded(
    shared_recorder: ProcessRecorder, connect: Connect, role: str, change: str
) -> None:
    mine = stream(1)
    shared_recorder.insert_events(mine)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="what was recorded stays"):
        connect(role).cursor().execute(change)
    assert shared_recorder.select_events(mine[0].originator_id) == mine


def test_a_session_that_replays_replication_can_t_either(
    shared_recorder: ProcessRecorder, connect: Connect
) -> None:
    mine = stream(1)
    shared_recorder.insert_events(mine)
    curs = connect(embedded.SUPERUSER).cursor()
    curs.execute("SET session_replication_role = replica")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        curs.execute("DELETE FROM events")
    assert shared_recorder.select_events(mine[0].originator_id) == mine


def test_with_an_ordinary_trigger_it_could(
    shared_recorder: ProcessRecorder, connect: Connect
) -> None:
    """The negative control; it is rolled back."""
    shared_recorder.insert_events(stream(1))
    curs = connect(embedded.SUPERUSER).cursor()
    curs.execute("ALTER TABLE events ENABLE TRIGGER append_only")
    curs.execute("SET session_replication_role = replica")
    curs.execute("DELETE FROM events")
    assert curs.rowcount > 0


@pytest.mark.parametrize(
    "statement",
    [
        *CHANGES,
        "INSERT INTO events (position, stream_id, version, nth, topic, state)"
        " OVERRIDING SYSTEM VALUE VALUES (5, gen_random_uuid(), 1, 0, 't', '')",
        "SELECT nextval('events_position_seq')",
        "SELECT setval('events_position_seq', 1)",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "DROP TABLE events",
        "CREATE TABLE mine ()",
        "DELETE FROM tracking",
        "DELETE FROM ledgers.personal_keys",
        "UPDATE ledgers.personal_keys SET no = 2",
    ],
)
def test_the_application_s_role_can_do_nothing_else(
    shared_recorder: ProcessRecorder, statement: str
) -> None:
    with pytest.raises(ProgrammingError), shared_recorder.datastore.cursor() as curs:
        curs.execute(statement)


def test_the_application_s_role_can_save_read_and_follow(
    process_recorder: ProcessRecorder,
) -> None:
    assert process_recorder.insert_events(stream(2), command=command()) == [1, 2]
    assert process_recorder.insert_events(stream(1), tracking=Tracking("a", 1)) == [3]
    events = stream(1)
    process_recorder.insert_events(events)
    with pytest.raises(IntegrityError):
        process_recorder.insert_events(events)
    process_recorder.insert_events(stream(1))
    assert ids(process_recorder.select_notifications(None, 9)) == [1, 2, 3, 4, 6]
    assert process_recorder.max_notification_id() == 6


def test_who_keeps_the_boards_can_read_the_log_and_not_write_it(
    shared_recorder: ProcessRecorder, connect: Connect
) -> None:
    shared_recorder.insert_events(stream(1))
    curs = connect(embedded.BOARDS).cursor()
    curs.execute("SELECT count(*) > 0 FROM events")
    assert curs.fetchone() == (True,)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        curs.execute(
            "INSERT INTO events (stream_id, version, nth, topic, state)"
            " VALUES (gen_random_uuid(), 1, 0, 't', '')"
        )
