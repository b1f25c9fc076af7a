"""The log, the hashes and a few people who act, on a fresh database."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment
from sqlalchemy import Engine

from application.eventstore import Factory
from application.eventstore.mapper import Mapper
from application.gazettes import Gazettes
from application.keyed_hash import KeyedHash
from application.ledgers.keys import PersonalKeys
from application.ledgers.streams import Streams
from application.people import People

MASTER = bytes(range(32))


class Log(Application[UUID]):
    """The event store alone, without the use cases of cases."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        super().__init__()

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        return Factory(env, engine=self.engine, keys=PersonalKeys(self.engine, MASTER))


@pytest.fixture
def log(engine: Engine) -> Iterator[Log]:
    with Log(engine) as log:
        yield log


@pytest.fixture
def streams(engine: Engine, log: Log) -> Streams:
    assert isinstance(log.mapper, Mapper)
    return Streams(engine, log.mapper)


@pytest.fixture
def hashes() -> KeyedHash:
    return KeyedHash(MASTER)


@pytest.fixture
def people(streams: Streams, hashes: KeyedHash) -> People:
    return People(streams, hashes)


@pytest.fixture
def gazettes(streams: Streams) -> Gazettes:
    return Gazettes(streams)
