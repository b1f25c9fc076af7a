"""Officers (工作人员): taken into service, appointed, and what ends it.  For administrators."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from application.orders import Order
from domain.divisions import Division
from domain.errors import NotInArea
from domain.office import Role
from domain.officer import Officer
from interface.http.answering import done
from interface.http.resource import Resource
from interface.http.resources.sessions import appointment
from interface.http.schemas import accounts
from interface.http.schemas import office as shapes
from interface.http.schemas.answers import Done
from interface.http.schemas.steps import Nothing
from interface.http.services import caller, order, services

officers = Resource("officers", "/officers", "工作人员 / officers")
ADMIN = frozenset({Role.ADMIN})
CHOOSERS = frozenset({Role.ADMIN, Role.SUPERVISOR, Role.AUDITOR})


@officers.reads(who=CHOOSERS, answers=shapes.OfficerList)
def list_officers() -> dict[str, Any]:
    """Who holds an appointment in one's area"""
    return {"officers": [shown(o) for o in services().officers.all(caller().division)]}


@officers.reads("/<uuid:officer>", who=CHOOSERS, answers=shapes.Officer)
def show_officer(officer: UUID) -> dict[str, Any]:
    """One officer of one's area, or one without any yet, with every appointment ever held"""
    found = services().casework.streams.get(Officer, officer)
    if found is None or not in_area(found, caller().division):
        raise NotInArea()
    return shown(found)


@officers.takes(who=ADMIN, form=shapes.NewOfficer(), answers=Done, status=201)
def add_officer(body: dict[str, Any]) -> Response:
    """Take somebody into service"""
    number = body.get("identity_number", "")
    added = services().officers.add(
        order(), name=body["name"], login=body["login"], number=number
    )
    return done(added, f"/officers/{added.id}", 201)


@officers.takes(
    "/<uuid:officer>/appointments",
    who=ADMIN,
    form=shapes.NewAppointment(),
    answers=Done,
    status=201,
)
def appoint_officer(body: dict[str, Any], officer: UUID) -> Response:
    """Appoint to a role at a division, from a day on"""
    appointed = services().officers.appoint(
        order(),
        officer,
        role=Role(body["role"]),
        division=Division(body["division"]),
        since=body["since"],
        until=body.get("until"),
    )
    return done(appointed, f"/officers/{officer}", 201)


@officers.takes(
    "/<uuid:officer>/appointments/<uuid:held>/end",
    who=ADMIN,
    form=shapes.Why(),
    answers=Done,
)
def end_appointment(body: dict[str, Any], officer: UUID, held: UUID) -> Response:
    """End an appointment, from this moment on"""
    ended = services().officers.end_appointment(
        order(), officer, str(held), reason=body["reason"]
    )
    return done(ended, f"/officers/{officer}")


@officers.takes("/<uuid:officer>/revocation", who=ADMIN, form=shapes.Why(), answers=Done)
def revoke_officer(body: dict[str, Any], officer: UUID) -> Response:
    """Out of service: no appointment and no sign-in any more"""
    revoked = services().officers.revoke(order(), officer, reason=body["reason"])
    return done(revoked, f"/officers/{officer}")


@officers.takes(
    "/<uuid:officer>/account",
    who=ADMIN,
    form=Nothing(),
    answers=accounts.FirstPassword,
    status=201,
    keyed=False,
)
def open_account(body: dict[str, Any], officer: UUID) -> dict[str, str]:
    """A first password, or another one for a password that was lost

    It is said once and kept nowhere: a repeat hands out another one, and carries no key.
    """
    return {"password": services().accounts.open_for_officer(Order(caller()), officer)}


def in_area(officer: Officer, area: Division) -> bool:
    held = officer.appointments.values()
    return not held or any(a.division.within(area) for a in held)


def shown(officer: Officer) -> dict[str, Any]:
    return {
        "id": officer.id,
        "name": str(officer.name),
        "login": str(officer.login),
        "revoked_at": officer.revoked_at,
        "appointments": [appointment(held) for held in officer.appointments.values()],
    }
