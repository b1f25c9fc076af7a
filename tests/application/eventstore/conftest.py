from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from application.eventstore.datastore import Datastore
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.tracking import ProcessRecorder
from tests.application.eventstore.spare import Spare
from tests.conftest import Database

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def recorder(engine: Engine) -> ApplicationRecorder:
    return ApplicationRecorder(Datastore(engine))


@pytest.fixture
def process_recorder(engine: Engine) -> ProcessRecorder:
    return ProcessRecorder(Datastore(engine))


@pytest.fixture(scope="module")
def shared_engine(module_database: Database) -> Iterator[Engine]:
    """The application's connections to a database that the tests of a module share."""
    engine = create_engine(module_database.url())
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def shared_recorder(shared_engine: Engine) -> ProcessRecorder:
    return ProcessRecorder(Datastore(shared_engine))


@pytest.fixture(scope="module")
def spare() -> Iterator[Spare]:
    """A second PostgreSQL that a test may crash, replicate or leave for dead."""
    folder = ROOT / ".anjuan" / f"spare_{os.getpid()}"
    spare = Spare(folder)
    yield spare
    spare.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)
