"""The library's own suites for persistence modules, run against application.eventstore.

Left out, with the reason:

- ``NonInterleavingNotificationIDsBaseCase`` demands that the positions of one big save follow
  each other without a gap.  Only a lock held while positions are drawn gives that; no reader
  of ours rests on it, and it would make all writers wait for each other.
- The projection suites of DCB applications need the library's psycopg 3 modules.
- Nothing creates tables here, for migrations do: where a suite says ``CREATE_TABLE`` it
  finds them made.  A suite's own tables are made below.

Changed: the transcoder's suite stores tuples, which ours refuses unless a transcoding for
them is registered, so here one is; and the suite of event-sourced projections writes to a
log of its own, as a projection that follows the log it writes to would hear itself.
"""

from __future__ import annotations

import os
from itertools import count
from typing import Any

import pytest
from eventsourcing.persistence import Tracking, Transcoding
from eventsourcing.tests import application as examples
from eventsourcing.tests import persistence as suite
from eventsourcing.tests import projection as projections
from eventsourcing.utils import Environment, get_topic

from application.eventstore import Factory, recorders, tracking
from application.eventstore.transcoder import StrictTranscoder
from interface import embedded
from tests.application.eventstore.test_followers import session
from tests.conftest import Database

TABLES = """
DROP TABLE IF EXISTS aggregate_events, aggregate_snapshots, counters;
CREATE TABLE aggregate_events (
    stream_id uuid, version bigint, topic text, state bytea, PRIMARY KEY (stream_id, version)
);
CREATE TABLE aggregate_snapshots (LIKE aggregate_events INCLUDING ALL);
CREATE TABLE counters (name text PRIMARY KEY, n int);
CREATE TABLE events_{n} (LIKE events INCLUDING ALL);
CREATE TABLE counters_events_{n} (LIKE events INCLUDING ALL);
CREATE TABLE tracking_{n} (LIKE tracking INCLUDING ALL);
GRANT ALL ON aggregate_events, aggregate_snapshots, counters, events_{n}, counters_events_{n},
    tracking_{n} TO anjuan_app;
"""
NUMBERS = count(1)


@pytest.fixture(autouse=True)
def environment(module_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty tables, copied from the migrated ones, under names of their own for each test."""
    n = next(NUMBERS)
    owner = session(module_database.url(embedded.OWNER))
    with owner, owner.cursor() as curs:
        curs.execute(TABLES.format(n=n))
    owner.close()
    monkeypatch.setenv("DATABASE_URL", module_database.url())
    monkeypatch.setenv("PERSISTENCE_MODULE", "application.eventstore")
    monkeypatch.setenv("EVENTS_TABLE", f"events_{n}")
    monkeypatch.setenv("COUNTERS_EVENTS_TABLE", f"counters_events_{n}")
    monkeypatch.setenv("TRACKING_TABLE", f"tracking_{n}")


class OnFactory:  # before one of the suites in each class below
    def setUp(self) -> None:
        super().setUp()
        self.factory = Factory(Environment(env=dict(os.environ)))

    def tearDown(self) -> None:
        self.factory.close()
        super().tearDown()


class TestAggregateRecorder(OnFactory, suite.AggregateRecorderTestCase):
    def create_recorder(self):
        return self.factory.aggregate_recorder()


class TestApplicationRecorder(OnFactory, suite.ApplicationRecorderTestCase):
    def create_recorder(self):
        return self.factory.application_recorder()

    def test_insert_subscribe(self):
        self.optional_test_insert_subscribe()


class TestTrackingRecorder(OnFactory, suite.TrackingRecorderTestCase):
    def create_recorder(self):
        return self.factory.tracking_recorder()


class TestProcessRecorder(OnFactory, suite.ProcessRecorderTestCase):
    def create_recorder(self):
        return self.factory.process_recorder()


class TestProcessRecorderAsApplicationRecorder(OnFactory, suite.ApplicationRecorderTestCase):
    def create_recorder(self):
        return self.factory.process_recorder()

    def test_insert_subscribe(self):
        self.optional_test_insert_subscribe()


class TestProcessRecorderAsTrackingRecorder(OnFactory, suite.TrackingRecorderTestCase):
    def create_recorder(self):
        return self.factory.process_recorder()


class OtherTracking(tracking.TrackingRecorder):
    pass


class TestFactory(suite.InfrastructureFactoryTestCase[Factory]):
    def setUp(self):
        self.env = Environment(env=dict(os.environ))
        super().setUp()

    def expected_factory_class(self):
        return Factory

    def expected_aggregate_recorder_class(self):
        return recorders.AggregateRecorder

    def expected_application_recorder_class(self):
        return recorders.ApplicationRecorder

    def expected_tracking_recorder_class(self):
        return tracking.TrackingRecorder

    def tracking_recorder_subclass(self):
        return OtherTracking

    def expected_process_recorder_class(self):
        return tracking.ProcessRecorder


class Plain(Transcoding):
    """A kind of value written as its plain builtin."""

    def __init__(self, kind: type[Any], builtin: Any, name: str) -> None:
        self.type, self.builtin, self.name = kind, builtin, name

    def encode(self, obj: Any) -> Any:
        return self.builtin(obj)

    def decode(self, data: Any) -> Any:
        return self.type(data)


class TestTranscoder(suite.TranscoderTestCase):
    def construct_transcoder(self):
        transcoder = StrictTranscoder()
        for transcoding in (
            suite.CustomType1AsDict(),
            suite.CustomType2AsDict(),
            Plain(tuple, list, "tuple_as_list"),
            Plain(suite.Mydict, dict, "mydict"),
            Plain(suite.MyList, list, "mylist"),
            Plain(suite.MyStr, "".join, "mystr"),
            Plain(suite.MyInt, int, "myint"),
        ):
            transcoder.register(transcoding)
        return transcoder


class TestExampleApplication(examples.ExampleApplicationTestCase):
    expected_factory_topic = get_topic(Factory)


class Counters(tracking.TrackingRecorder, projections.EventCountersView):
    def get_created_event_counter(self):
        return self.counted("created")

    def get_subsequent_event_counter(self):
        return self.counted("subsequent")

    def incr_created_event_counter(self, tracking: Tracking):
        self.count("created", tracking)

    def incr_subsequent_event_counter(self, tracking: Tracking):
        self.count("subsequent", tracking)

    def counted(self, name: str) -> int:
        with self.datastore.cursor() as curs:
            curs.execute("SELECT coalesce(sum(n), 0) FROM counters WHERE name = %s", (name,))
            return curs.fetchone()[0]

    def count(self, name: str, tracking: Tracking) -> None:
        with self.datastore.cursor(autocommit=False) as curs:
            self.track(curs, tracking)
            curs.execute(
                "INSERT INTO counters VALUES (%s, 1)"
                " ON CONFLICT (name) DO UPDATE SET n = counters.n + 1",
                (name,),
            )


class TestCountersView(OnFactory, projections.EventCountersViewTestCase):
    def construct_event_counters_view(self):
        return self.factory.tracking_recorder(Counters)


class TestCountersProjection(projections.AggregateEventCountersProjectionTestCase):
    view_class = Counters
    env = {}


class TestEventSourcedProjection(projections.EventSourcedProjectionTestCase):
    env = {}


def test_a_table_s_name_is_a_plain_word(module_database: Database) -> None:
    url = module_database.url()
    factory = Factory({"DATABASE_URL": url, "EVENTS_TABLE": "events; DROP TABLE x"})
    with pytest.raises(ValueError, match="not a table name"):
        factory.application_recorder()


def test_without_a_database_there_is_no_store() -> None:
    with pytest.raises(OSError, match="DATABASE_URL"):
        Factory({})
