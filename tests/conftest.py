"""The real PostgreSQL for every test that needs one: a fresh, migrated database each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path

import psutil
import pytest
from sqlalchemy import Engine, create_engine

from interface import embedded, migrate

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = count(1)
# A crash of the machine may cost a test database; a crash of the server may not.
TEST_SETTINGS = ("fsync = off", "max_connections = 300")


LONG = ("test_adding_a_case_type.py", "test_kills.py", "test_document_kept.py", "test_roles.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, so that no core waits for it alone at the end."""
    items.sort(key=lambda item: item.path.name not in LONG)


@dataclass(frozen=True)
class Database:
    server: embedded.Embedded
    name: str

    def url(self, role: str = embedded.APP) -> str:
        return self.server.url(role, self.name)


@pytest.fixture(scope="session")
def server() -> embedded.Embedded:
    started = embedded.start(
        ROOT / ".anjuan" / "tests", stop_at_exit=True, settings=TEST_SETTINGS
    )
    for name in started.databases():
        if name.startswith("test_") and not psutil.pid_exists(int(name.split("_")[1])):
            started.drop_database(name)
    return started


@pytest.fixture(scope="session")
def template(server: embedded.Embedded) -> str:
    """A migrated database to copy from; named after the revisions, so it is made once."""
    revisions = sorted((ROOT / "migrations").rglob("*.py"))
    digest = sha256(b"".join(path.read_bytes() for path in revisions)).hexdigest()[:12]
    name = f"template_{digest}"
    if name not in server.databases():
        half = f"test_{os.getpid()}_template"
        server.create_database(half)
        migrate.upgrade(server.url(embedded.OWNER, half))
        server.administer(
            f"SELECT pg_advisory_lock(hashtext('template'));"
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_database WHERE datname = '{name}')"
            f" THEN EXECUTE 'ALTER DATABASE {half} RENAME TO {name}'; END IF; END $$"
        )
        server.drop_database(half)
    return name


def made(server: embedded.Embedded, template: str) -> Iterator[Database]:
    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    server.create_database(name, template)
    yield Database(server, name)
    server.drop_database(name)


@pytest.fixture
def database(server: embedded.Embedded, template: str) -> Iterator[Database]:
    """A fresh migrated database for one test."""
    yield from made(server, template)


@pytest.fixture(scope="module")
def module_database(server: embedded.Embedded, template: str) -> Iterator[Database]:
    """A fresh migrated database that the tests of one module share."""
    yield from made(server, template)


@pytest.fixture
def engine(database: Database) -> Iterator[Engine]:
    """The application's connections."""
    engine = create_engine(database.url(embedded.APP))
    yield engine
    engine.dispose()


@pytest.fixture
def boards_engine(database: Database) -> Iterator[Engine]:
    """The connections of who keeps the boards."""
    engine = create_engine(database.url(embedded.BOARDS))
    yield engine
    engine.dispose()
