"""A log to write to, and a runner that keeps all boards up to date with it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment
from sqlalchemy import Engine, Table, select

from application.boards import BOARDS
from application.boards.follower import Follower
from application.boards.runner import Runner
from application.eventstore import Factory
from application.ledgers.keys import PersonalKeys

MASTER = bytes(range(32))


class Log(Application[UUID]):
    """The event store alone, without the use cases."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        super().__init__()

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        return Factory(env, engine=self.engine, keys=PersonalKeys(self.engine, MASTER))


@pytest.fixture
def log(engine: Engine) -> Iterator[Log]:
    with Log(engine) as log:
        yield log


@pytest.fixture
def follower(boards_engine: Engine) -> Follower:
    return Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))


@pytest.fixture
def runner(boards_engine: Engine, follower: Follower) -> Runner:
    runner = Runner(boards_engine, follower, BOARDS.values())
    runner.prepare()
    return runner


def keep(runner: Runner, done: Event) -> None:
    """As a worker does."""
    while not done.is_set():
        if not runner.step():
            done.wait(0.01)


def rows(engine: Engine, table: Table) -> list[Any]:
    """Everything on a board, in the order of its key."""
    with engine.connect() as tx:
        return list(tx.execute(select(table).order_by(*table.primary_key)))
