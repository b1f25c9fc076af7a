"""No follower misses an event, whatever writers and clients do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Timer
from typing import Any

import psycopg2
import pytest
from eventsourcing.persistence import OperationalError, StoredEvent
from psycopg2.extensions import connection
from sqlalchemy import make_url

from application.eventstore.recorders import ApplicationRecorder
from tests.application.eventstore.streams import begin, ids, stream
from tests.application.eventstore.torture import torture
from tests.conftest import Database


def session(url: str, **changes: Any) -> connection:
    made = make_url(url)
    where = {"host": made.query["host"], "user": made.username, "dbname": made.database}
    return psycopg2.connect(**where | changes)


@pytest.fixture
def other_session(database: Database) -> Iterator[connection]:
    other = session(database.url())
    yield other
    other.close()


def test_nothing_is_missed_though_writers_dawdle_roll_back_and_die(database: Database) -> None:
    outcome = torture(
        database.url(),
        ["subscription", "subscription", "pages", "naive"],
        seconds=5,
        kill=True,
    )
    *followers, control = sorted(outcome.followers, key=lambda seen: seen.kind == "naive")
    assert outcome.holes > 100, "the test must make holes, or it shows nothing"
    assert outcome.lost == 0
    assert [seen for seen in followers if not seen.faultless] == []
    assert control.missed > 0, "a reader without the rule would have seen everything as well"


def test_a_reader_stops_before_a_save_under_way_and_goes_on_after_it(
    recorder: ApplicationRecorder,
) -> None:
    recorder.insert_events(stream(2))
    with recorder.datastore.cursor(autocommit=False) as curs:
        assert begin(recorder, curs, stream(1)) == [3]
        recorder.insert_events(stream(1))
        assert ids(recorder.select_notifications(None, 10)) == [1, 2]
        assert recorder.select_page(2, 10)[:3] == ([], 2, False)
        assert ids(recorder.select_notifications(4, 10)) == [4]
    assert ids(recorder.select_notifications(None, 10)) == [1, 2, 3, 4]


def test_a_save_that_was_rolled_back_is_passed_at_once(recorder: ApplicationRecorder) -> None:
    recorder.insert_events(stream(2))
    with recorder.datastore.cursor(autocommit=False) as curs:
        begin(recorder, curs, stream(3))
        curs.connection.rollback()
    recorder.insert_events(stream(1))
    assert ids(recorder.select_notifications(None, 10)) == [1, 2, 6]
    assert ids(recorder.select_notifications(3, 1)) == [6]
    assert recorder.select_page(2, 10).upto == 6


def test_nothing_is_read_beyond_the_stop(
    recorder: ApplicationRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder.insert_events(stream(1500))
    read, page = list[int](), recorder.log.page

    def counted(*args: Any) -> Any:
        found = page(*args)
        read.extend(ids(found.notifications))
        return found

    monkeypatch.setattr(recorder.log, "page", counted)
    assert ids(recorder.select_notifications(1, 1000, stop=3)) == [1, 2, 3]
    assert ids(recorder.select_notifications(1, 1000, stop=3, topics=["absent"])) == []
    assert read == [1, 2, 3]


def test_topics_are_found_behind_what_others_wrote(recorder: ApplicationRecorder) -> None:
    for _ in range(2):
        recorder.insert_events(stream(1200))
        recorder.insert_events(stream(1, "rare"))
    assert ids(recorder.select_notifications(1, 1, topics=["rare"])) == [1201]
    assert ids(recorder.select_notifications(1, 5, topics=["rare"])) == [1201, 2402]


def test_a_page_tells_how_far_it_came_past_other_topics(recorder: ApplicationRecorder) -> None:
    recorder.insert_events([*stream(1, "rare"), *stream(700)])
    page = recorder.select_page(0, 10, ["rare"])
    assert (ids(page.notifications), page.more) == ([1], True)
    assert recorder.select_page(page.upto, 10, ["rare"])[:3] == ([], 701, False)


@pytest.mark.parametrize("where", ["in this database", "in another database"])
def test_a_stranger_s_open_transaction_holds_nobody_up(
    database: Database, recorder: ApplicationRecorder, where: str
) -> None:
    name = database.name if where == "in this database" else "postgres"
    stranger = session(database.url("postgres"), dbname=name)
    stranger.cursor().execute("CREATE TEMP TABLE busy AS SELECT 1")
    with recorder.datastore.cursor(autocommit=False) as curs:
        begin(recorder, curs, stream(1))
        curs.connection.rollback()
    recorder.insert_events(stream(1))
    assert ids(recorder.select_notifications(None, 10)) == [2]
    stranger.close()


def test_the_end_of_the_log_waits_for_saves_under_way(
    recorder: ApplicationRecorder, other_session: connection
) -> None:
    assert recorder.max_notification_id() is None
    recorder.insert_events(stream(1))
    begin(recorder, other_session.cursor(), stream(1))
    recorder.insert_events(stream(1))
    Timer(0.3, other_session.commit).start()
    started = time.monotonic()
    assert recorder.max_notification_id() == 3
    assert time.monotonic() - started > 0.25
    begin(recorder, other_session.cursor(), stream(1))
    with pytest.raises(OperationalError), recorder.datastore.cursor() as curs:
        recorder.log.end(curs, patience=0.1)


def test_a_subscription_stops_promptly(recorder: ApplicationRecorder) -> None:
    with recorder.subscribe() as subscription:
        Timer(0.3, subscription.stop).start()
        started = time.monotonic()
        assert list(subscription) == []
    assert time.monotonic() - started < 0.4


def test_a_subscription_hears_of_a_save_soon(recorder: ApplicationRecorder) -> None:
    sent = list[float]()

    def save() -> None:
        recorder.insert_events(stream(1))
        sent.append(time.monotonic())

    with recorder.subscribe() as subscription:
        Timer(0.3, save).start()
        assert next(subscription).id == 1
        assert time.monotonic() - sent[0] < 0.2


def test_an_idle_connection_that_died_is_replaced(
    database: Database, recorder: ApplicationRecorder
) -> None:
    recorder.insert_events(stream(1))
    with session(database.url("postgres")) as killer, killer.cursor() as curs:
        curs.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    killer.close()
    assert ids(recorder.select_notifications(None, 10)) == [1]


class Interrupted:
    """A cursor whose rows arrive, and then something happens before they are judged."""

    def __init__(self, curs: Any, meanwhile: Any) -> None:
        self.curs, self.meanwhile = curs, [meanwhile]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.curs, name)

    def fetchall(self) -> Any:
        rows = self.curs.fetchall()
        while self.meanwhile:
            self.meanwhile.pop()()
        return rows


def test_what_another_follower_learns_is_not_applied_to_an_older_look(
    recorder: ApplicationRecorder, other_session: connection
) -> None:
    recorder.insert_events(stream(2))
    begin(recorder, other_session.cursor(), stream(1))
    recorder.insert_events(stream(1))

    def another_settles_it() -> None:
        other_session.commit()
        with recorder.datastore.cursor() as curs:
            assert recorder.log.settle(curs, 2)

    with recorder.datastore.cursor() as curs:
        looking: Any = Interrupted(curs, another_settles_it)
        page = recorder.log.page(looking, 2, 10, ())
    assert ids(page.notifications) == [3, 4]


def test_a_save_s_own_events_follow_each_other(recorder: ApplicationRecorder) -> None:
    first, second = stream(1), stream(1)
    recorder.insert_events([*first, *second])
    [one, two] = recorder.select_notifications(None, 10)
    assert (one.originator_id, two.originator_id) == (
        first[0].originator_id,
        second[0].originator_id,
    )
    assert isinstance(one, StoredEvent)
