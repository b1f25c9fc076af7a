"""A table of verbs becomes addresses: one sub-resource for each step of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from flask import Response, g

from application.orders import Done, Order
from interface.http.answering import done
from interface.http.auth import SIGNED_IN
from interface.http.conditions import seen
from interface.http.messages.catalogue import step_name
from interface.http.resource import Resource
from interface.http.schemas.answers import Done as DoneShown
from interface.http.services import order
from interface.http.verbs import Row


class Asked(NamedTuple):
    """One step of one dossier, as somebody who saw this version asks for it."""

    dossier: UUID
    seen: int
    order: Order
    verb: str
    facts: dict[str, Any]


def offer(resource: Resource, row: Row, take: Callable[[Asked], Done], of: str = "") -> None:
    """``POST <dossier>/<noun>``: the key, the version seen, the row's form, then the step.

    What is refused is told in the words of this kind of dossier.
    """

    def view(body: dict[str, Any], dossier: UUID) -> Response:
        g.kind = of
        by = order(body.pop("occurred_on", None))
        taken = take(Asked(dossier, seen(), by, row.verb, body))
        return done(taken, f"{resource.path}/{dossier}")

    view.__doc__ = step_name(row.verb, of)
    resource.takes(
        f"/<uuid:dossier>/{row.noun}",
        who=SIGNED_IN,
        form=row.form,
        answers=DoneShown,
        versioned=True,
        name=row.verb,
    )(view)
