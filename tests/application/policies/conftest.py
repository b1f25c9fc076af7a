"""The office's files on a fresh database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from application.casework import Casework
from tests.application.policies.office import casework_on


@pytest.fixture
def casework(engine: Engine) -> Iterator[Casework]:
    with casework_on(engine) as casework:
        yield casework
