"""The office over HTTP, on a real database, with people who sign in."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from flask import Flask, Response
from sqlalchemy import create_engine

from domain.gazette import Entry
from interface import embedded
from interface.http.app import create_app
from interface.http.errors import broken
from tests.conftest import Database, made
from tests.interface.http.town import (
    Clock,
    Town,
    services_on,
)
from tests.samples import gazette_entries


def told(error: Exception) -> Response:
    """In tests the whole trace; outside not a word of it."""
    traceback.print_exception(error)
    return broken(error)


@contextmanager
def settled(database: Database, folder: Path, entries: Iterable[Entry]) -> Iterator[Town]:
    """An office on this database, where these figures are published."""
    engine = create_engine(database.url(embedded.APP), pool_size=10)
    clock = Clock()
    services = services_on(engine, folder, clock)
    app: Flask = create_app(services)
    app.register_error_handler(Exception, told)
    boards_engine = create_engine(database.url(embedded.BOARDS))
    yield Town(app, services, clock, boards_engine, entries)
    boards_engine.dispose()
    services.casework.close()
    engine.dispose()


@pytest.fixture(scope="module")
def town(module_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One office for the tests of a module: what one of them files is the others' neighbour."""
    folder: Path = tmp_path_factory.mktemp("attachments")
    with settled(module_database, folder, gazette_entries()) as town:
        yield town


TownOf = Callable[[list[Entry]], Town]


@pytest.fixture(scope="module")
def town_of(
    server: embedded.Embedded, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TownOf]:
    """An office for each set of published figures that a course of the module needs."""
    towns: dict[str, Town] = {}
    with ExitStack() as open_:

        def town_of(entries: list[Entry]) -> Town:
            key = str(sorted(entries, key=repr))
            if key not in towns:
                database = open_.enter_context(contextmanager(made)(server, template))
                folder = tmp_path_factory.mktemp("attachments")
                towns[key] = open_.enter_context(settled(database, folder, entries))
            return towns[key]

        yield town_of
