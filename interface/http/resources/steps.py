"""The steps of a case: one sub-resource for each verb, all from one table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from domain.dossier import Dossier
from interface.http.answering import case_address, done
from interface.http.auth import SIGNED_IN
from interface.http.conditions import seen
from interface.http.messages.steps import STEPS
from interface.http.resource import Resource
from interface.http.schemas.answers import Done
from interface.http.schemas.submissions import FORMS
from interface.http.services import order, services
from interface.http.verbs import VERBS, Row

steps = Resource("steps", "/cases", "环节 / steps of a case")


def offer(row: Row) -> None:
    """One address for this verb."""

    def take(body: dict[str, Any], case: UUID) -> Response:
        asked = order(body.pop("occurred_on", None))
        dossier = services().casework.dossier(case)
        services().access.authorise(asked.actor, row.verb, dossier)
        facts = with_changes(dossier, body)
        taken = services().casework.change(case, seen(), asked, row.verb, facts)
        return done(taken, case_address(case))

    zh, en = STEPS[row.verb]
    take.__doc__ = f"{zh}: {en}"
    steps.takes(
        f"/<uuid:case>/{row.noun}",
        who=SIGNED_IN,
        form=row.form,
        answers=Done,
        versioned=True,
        name=row.verb,
    )(take)


def with_changes(dossier: Dossier, facts: dict[str, Any]) -> dict[str, Any]:
    """Fields of the form that change are read as the form of this case's type reads them."""
    if changes := facts.get("changes"):
        form = FORMS[dossier.code]()
        facts["changes"] = form.load(changes, partial=tuple(form.fields))
    return facts


for row in VERBS:
    offer(row)
