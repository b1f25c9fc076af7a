from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine

from application.eventstore.datastore import Datastore
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.tracking import ProcessRecorder
from application.ledgers.keys import PersonalKeys
from tests.application.eventstore.archive import ILLNESS, MASTER, NAME, WORDS, Archive, File
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


@pytest.fixture
def keys(shared_engine: Engine) -> PersonalKeys:
    return PersonalKeys(shared_engine, MASTER)


@pytest.fixture
def archive(shared_engine: Engine, keys: PersonalKeys) -> Archive:
    return Archive(shared_engine, keys)


@pytest.fixture
def people() -> list[str]:
    return [str(uuid4()) for _ in range(3)]


@pytest.fixture
def file(archive: Archive, people: list[str]) -> File:
    about, spouse, clerk = people
    file = File._create(
        File.Opened,
        by=clerk,
        about=about,
        name=NAME,
        income=Decimal(0),
        members=[{"person": about, "illness": ""}, {"person": spouse, "illness": ILLNESS}],
    )
    file.trigger_event(File.Noted, by=clerk, words=WORDS, rumour=WORDS, nobody="")
    file.trigger_event(File.Shelved, by=clerk, shelf="A7")
    archive.save(file)
    return file
