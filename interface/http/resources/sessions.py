"""Sessions (登录): a login and a password for a short-lived token."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import request

from application.ledgers.credentials import OFFICER
from domain.appointment import Appointment
from interface.http.answering import named, place
from interface.http.auth import PUBLIC, SIGNED_IN
from interface.http.errors import Refused
from interface.http.resource import Resource
from interface.http.schemas import accounts as shapes
from interface.http.services import services
from interface.http.tokens import Bearer

sessions = Resource("sessions", "/sessions", "登录 / signing in")


@sessions.takes(
    who=PUBLIC, form=shapes.SignIn(), answers=shapes.Session, status=201, keyed=False
)
def sign_in(body: dict[str, Any]) -> dict[str, Any]:
    """Sign in"""
    found = services().accounts.sign_in(body["login"], body["password"])
    held = found.appointments
    only = held[0].id if len(held) == 1 else ""
    bearer = Bearer(found.subject, found.kind, body.get("acting_as", only))
    check(bearer)
    told = session(bearer, services().tokens.issue(bearer), held)
    return {**told, "password_until": found.password_until}


@sessions.takes(
    "/renewal",
    who=SIGNED_IN,
    form=shapes.Renewal(),
    answers=shapes.Session,
    status=201,
    keyed=False,
)
def renew(body: dict[str, Any]) -> dict[str, Any]:
    """Exchange a token that still holds for a fresh one, perhaps for another appointment"""
    tokens = services().tokens
    bearer = tokens.read(request.headers["Authorization"])
    bearer = replace(bearer, acting_as=body.get("acting_as", bearer.acting_as))
    check(bearer)
    held = services().officers.appointments(bearer.who) if bearer.kind == OFFICER else []
    return session(bearer, tokens.renew(bearer), held)


def check(bearer: Bearer) -> None:
    """An appointment that is asked for has to be held."""
    callers = services().callers
    if bearer.acting_as and not callers.actor(bearer.kind, bearer.who, bearer.acting_as):
        raise Refused(403, "not-appointed")


def session(bearer: Bearer, issued: tuple[str, int], held: list[Appointment]) -> dict[str, Any]:
    token, ends = issued
    return {
        "token": token,
        "expires_at": datetime.fromtimestamp(ends, UTC),
        "subject": bearer.who,
        "kind": bearer.kind,
        "acting_as": bearer.acting_as,
        "appointments": [appointment(each) for each in held],
    }


def appointment(held: Appointment) -> dict[str, Any]:
    return {
        "id": held.id,
        "role": named(held.role),
        "division": place(str(held.division)),
        "since": held.since,
        "until": held.until,
        "ended_at": held.ended_at,
    }
