"""Who is asking, and a word on every route about who may ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, g, request

from application.callers import Callers
from domain.errors import NotYours
from domain.office import PRIVATE as PRIVATE_ROLES
from domain.office import Role
from interface.http.errors import Refused
from interface.http.tokens import Tokens

F = TypeVar("F", bound=Callable[..., Any])

PUBLIC = frozenset({"anyone"})
PRIVATE = frozenset(PRIVATE_ROLES)
OFFICERS = frozenset(Role) - PRIVATE - {Role.CLOCK, Role.MACHINE}
SIGNED_IN = frozenset(Role) - {Role.CLOCK}
ACTING_AS = re.compile(r"[A-Za-z0-9-]{1,64}")


def needs(*roles: str) -> Callable[[F], F]:
    """Say who may call a route.  Works at any place in a stack of decorators."""

    def annotate(view: F) -> F:
        vars(view)["needs"] = frozenset(roles)
        return view

    return annotate


public = needs(*PUBLIC)


def needed(view: Any) -> frozenset[str] | None:
    said: frozenset[str] | None = getattr(view, "needs", None)
    return said


class SilentRoute(RuntimeError):
    """A route about which nothing is said must not go on line."""


def check(app: Flask) -> None:
    """Raises SilentRoute at start for every route without a word on who may call it."""
    rules = app.url_map.iter_rules()
    silent = sorted(r.rule for r in rules if needed(app.view_functions[r.endpoint]) is None)
    if silent:
        raise SilentRoute(f"no word on who may call {', '.join(silent)}")


class Doorkeeper:
    """Stands before every view; afterwards ``g.caller`` is the actor of this request."""

    def __init__(self, tokens: Tokens, callers: Callers) -> None:
        self.tokens = tokens
        self.callers = callers

    def install(self, app: Flask) -> None:
        app.before_request(self.admit)

    def admit(self) -> None:
        if request.endpoint is None:
            return  # No such route: the answer is the same for everyone.
        who = needed(current_app.view_functions[request.endpoint])
        if who == PUBLIC:
            return
        bearer = self.tokens.read(request.headers.get("Authorization", ""))
        acting_as = request.headers.get("Acting-As")
        if acting_as is None:
            acting_as = bearer.acting_as
        elif not ACTING_AS.fullmatch(acting_as):
            raise Refused(400, "malformed-request")
        actor = self.callers.actor(bearer.kind, bearer.who, acting_as)
        if actor is None:
            raise Refused(401, "not-appointed")
        if who is None or actor.role not in who:
            raise NotYours(actor.role)
        g.caller = actor
