"""Authorisations (代办授权): a person lets an agent act, in a case or in a kind of case."""

from __future__ import annotations

from typing import Any

from flask import Response

from application.refusals import UnknownPerson
from domain.errors import NotInArea
from domain.office import PRIVATE, Role
from interface.http.answering import done
from interface.http.auth import PRIVATE as PRIVATE_PEOPLE
from interface.http.resource import Resource
from interface.http.schemas import office as shapes
from interface.http.schemas.answers import Done
from interface.http.services import caller, order, services

authorisations = Resource("authorisations", "/authorisations", "代办授权 / authorisations")
WINDOW = frozenset({Role.WINDOW})


@authorisations.takes(
    who=WINDOW | {Role.APPLICANT}, form=shapes.Authorisation(), answers=Done, status=201
)
def authorise(body: dict[str, Any]) -> Response:
    """Let somebody act; a window clerk enters a signed letter"""
    principal = body.get("principal", caller().who)
    granted = services().authorisations.grant(
        order(),
        principal=principal,
        agent=body["agent"],
        until=body["until"],
        case=body.get("case", ""),
        kind=body.get("case_type", ""),
        paper=body.get("paper", ""),
    )
    return done(granted, "/authorisations", 201)


@authorisations.takes(
    "/revocations", who=WINDOW | PRIVATE_PEOPLE, form=shapes.Revocation(), answers=Done
)
def revoke_authorisation(body: dict[str, Any]) -> Response:
    """Take an authorisation back, or lay it down"""
    return done(services().authorisations.revoke(order(), **body), "/authorisations")


@authorisations.reads(
    who=WINDOW | PRIVATE_PEOPLE, answers=shapes.Authorised, query=shapes.AuthorisationQuery()
)
def show_authorisation(query: dict[str, Any]) -> dict[str, Any]:
    """What one person has granted another"""
    reader = caller()
    if reader.role in PRIVATE and reader.who not in query.values():
        raise NotInArea()
    held = services().authorisations.between(query["principal"], query["agent"])
    if held is None:
        raise UnknownPerson()
    return {**query, "grants": held.grants.values()}
