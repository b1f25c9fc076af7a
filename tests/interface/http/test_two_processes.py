"""What one process has in memory gives way to what was done in another, at the next request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.orders import Order
from domain.divisions import Division
from domain.office import Actor, Role
from interface.http.app import create_app
from tests.interface.http.people import REGION, TOWNSHIP, VILLAGE, citizen, disability
from tests.interface.http.town import Caller, Town, services_on

PROMISE = "pwd_subsidy.answer.promised"
KEEPER = Order(Actor(str(uuid4()), Role.CATALOGUE, Division(REGION)))


@pytest.fixture(scope="module")
def elsewhere(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The same office in another process: same database, a memory of its own."""
    folder: Path = tmp_path_factory.mktemp("attachments")
    services = services_on(town.services.casework.engine, folder, town.clock)
    other = object.__new__(Town)
    other.app, other.services, other.clock = create_app(services), services, town.clock
    return other


@pytest.fixture
def clerk(town: Town, elsewhere: Town) -> Caller:
    """Who works in the other process, and is well known there."""
    clerk = replace(town.officer("window", TOWNSHIP), town=elsewhere)
    for _ in range(2):
        assert filed(clerk).status_code == 201
    return clerk


def filed(clerk: Caller) -> Any:
    body = {"applicant": citizen().told, "owner": VILLAGE, "papers": [], "form": disability()}
    return clerk.post("/cases/pwd_subsidy", body)


def promise(clerk: Caller) -> int:
    """The days within which a new application is answered, as its events say."""
    case = clerk.town.services.casework.case(UUID(filed(clerk).json["id"]))
    return case.clocks["answer"].promised_length


def test_who_is_dismissed_is_out_at_the_next_request(town: Town, clerk: Caller) -> None:
    admin = town.officer("admin", REGION)
    gone = admin.post(f"/officers/{clerk.id}/revocation", {"reason": "调离"})
    assert gone.status_code == 200, gone.text

    assert filed(clerk).status_code == 401


def test_a_new_appointment_counts_at_the_next_request(town: Town, clerk: Caller) -> None:
    officers = town.services.officers
    [held] = officers.appointments(UUID(clerk.id))
    officers.end_appointment(town.admin, UUID(clerk.id), held.id, reason="调岗")
    assert filed(clerk).status_code == 401

    officers.appoint(
        town.admin,
        UUID(clerk.id),
        role=Role.WINDOW,
        division=Division(TOWNSHIP),
        since=date(2026, 3, 3),
    )
    assert filed(clerk).status_code == 201


def test_a_figure_counts_for_the_next_application(town: Town, clerk: Caller) -> None:
    publications, before = town.services.publications, promise(clerk)
    since = date(2026, 3, 1)

    publications.publish(
        KEEPER,
        key=PROMISE,
        division=VILLAGE,
        value=Decimal(before - 1),
        since=since,
        source="样例",
    )
    assert promise(clerk) == before - 1

    publications.correct(
        KEEPER,
        key=PROMISE,
        division=VILLAGE,
        value=Decimal(before - 2),
        since=since,
        source="样例",
        reason="更正",
    )
    assert promise(clerk) == before - 2
