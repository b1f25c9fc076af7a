"""The server crashes, or another one takes over: followers lose nothing and invent nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

import psycopg2
import pytest
from eventsourcing.persistence import OperationalError
from sqlalchemy import create_engine, make_url

from application.eventstore.datastore import Datastore, verify
from application.eventstore.recorders import ApplicationRecorder
from tests.application.eventstore.spare import Spare, Standby
from tests.application.eventstore.streams import begin, ids, stream
from tests.application.eventstore.test_followers import session
from tests.application.eventstore.torture import opened, torture


@pytest.fixture
def standby(spare: Spare) -> Iterator[Standby]:
    standby = Standby(spare)
    yield standby
    standby.remove()


def eventually(standby: Standby, query: str, database: str, answer: object) -> None:
    deadline, found = time.monotonic() + 30, None
    while found != (answer,):
        assert time.monotonic() < deadline, query
        time.sleep(0.05)
        with suppress(psycopg2.Error):  # the database or its tables may not be there yet
            found = standby.query(query, database)


def test_nothing_is_missed_when_the_server_crashes_in_the_middle(spare: Spare) -> None:
    outcome = torture(
        spare.database(),
        ["subscription", "subscription", "pages"],
        seconds=6,
        disturb=spare.crash,
    )
    assert outcome.lost == 0
    assert [seen for seen in outcome.followers if not seen.faultless] == []
    subscriptions = [seen for seen in outcome.followers if seen.kind == "subscription"]
    assert all(seen.restarts for seen in subscriptions), "the crash went unnoticed"


def test_a_prepared_transaction_counts_as_under_way_even_after_a_crash(spare: Spare) -> None:
    url = spare.database()
    recorder = opened(url)
    first = session(url)
    begin(recorder, first.cursor(), stream(1))
    recorder.insert_events(stream(1))
    assert ids(recorder.select_notifications(None, 10)) == []
    first.cursor().execute("PREPARE TRANSACTION 'half'")
    assert ids(recorder.select_notifications(None, 10)) == []
    first.close()
    spare.crash()
    assert ids(recorder.select_notifications(None, 10)) == []
    second = session(url)
    second.autocommit = True
    second.cursor().execute("COMMIT PREPARED 'half'")
    second.close()
    assert ids(recorder.select_notifications(None, 10)) == [1, 2]


def test_a_standby_that_takes_over_is_another_log(spare: Spare, standby: Standby) -> None:
    primary = spare.database()
    base = make_url(primary).database or ""
    reached = primary
    engine = create_engine("postgresql+psycopg2://", creator=lambda: session(reached))
    recorder = ApplicationRecorder(Datastore(engine))
    recorder.insert_events(stream(3))
    eventually(standby, "SELECT count(*) FROM events", base, 3)

    with recorder.datastore.cursor(autocommit=False) as curs:
        begin(recorder, curs, stream(1))
        curs.connection.rollback()
    recorder.insert_events(stream(1))
    eventually(standby, "SELECT count(*) FROM events", base, 4)
    behind = opened(standby.url(primary))
    assert ids(behind.select_page(0, 10).notifications) == [1, 2, 3]
    with pytest.raises(OperationalError, match="standby"):
        behind.select_page(3, 10)  # a hole can't be judged there
    with pytest.raises(OperationalError, match="standby"):
        verify(behind.datastore.engine)

    standby.query("ALTER SYSTEM SET primary_conninfo = ''")
    standby.query("SELECT pg_reload_conf()")
    eventually(standby, "SELECT count(*) FROM pg_stat_wal_receiver", base, 0)
    recorder.insert_events(stream(60))  # these never reach the standby
    with recorder.subscribe() as subscription:
        assert [next(subscription).id for _ in range(64)] == [1, 2, 3, *range(5, 66)]
        assert recorder.log.known.final >= 5
        spare.stop("immediate")
        try:
            reached = standby.url(primary)
            standby.promote()
            engine.dispose()
            first = recorder.insert_events(stream(1)) or []
            slow = session(reached)
            second = begin(recorder, slow.cursor(), stream(1))
            third = recorder.insert_events(stream(1)) or []
            assert 5 < first[0] < second[0] < third[0] < 65, "positions are used again"
            recorder.insert_events(stream(40))
            with pytest.raises(OperationalError, match="start again"):
                next(subscription)
            assert ids(recorder.select_page(5, 3).notifications) == []
            slow.commit()
            assert ids(recorder.select_page(5, 3).notifications) == first + second + third
            slow.close()
            engine.dispose()
            behind.datastore.engine.dispose()
        finally:
            spare.start()


def test_a_server_that_may_forget_is_refused(spare: Spare) -> None:
    engine = create_engine(
        spare.database(), connect_args={"options": "-c synchronous_commit=off"}
    )
    with pytest.raises(OperationalError, match="synchronous_commit"):
        verify(engine)
    engine.dispose()
    verify(opened(spare.database()).datastore.engine)


def test_no_server_is_an_operational_error() -> None:
    recorder = opened("postgresql://127.0.0.1:1/nowhere")
    with pytest.raises(OperationalError):
        recorder.max_notification_id()
