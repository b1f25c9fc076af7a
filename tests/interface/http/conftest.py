"""The office over HTTP, on a real database, with people who sign in."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response
from sqlalchemy import create_engine

from interface import embedded
from interface.http.app import create_app
from interface.http.errors import broken
from tests.conftest import Database
from tests.interface.http.town import (
    Clock,
    Town,
    services_on,
)


def told(error: Exception) -> Response:
    """In tests the whole trace; outside not a word of it."""
    traceback.print_exception(error)
    return broken(error)


@pytest.fixture(scope="module")
def town(module_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One office for the tests of a module: what one of them files is the others' neighbour."""
    engine = create_engine(module_database.url(embedded.APP), pool_size=10)
    folder: Path = tmp_path_factory.mktemp("attachments")
    clock = Clock()
    services = services_on(engine, folder, clock)
    app: Flask = create_app(services)
    app.register_error_handler(Exception, told)
    boards_engine = create_engine(module_database.url(embedded.BOARDS))
    yield Town(app, services, clock, boards_engine)
    boards_engine.dispose()
    services.casework.close()
    engine.dispose()
