"""The steps of a case (环节): who may take one, and when, is said by its procedure."""

from __future__ import annotations

from typing import Any

from flask import g

from application.orders import Done
from domain.dossier import Dossier
from interface.http.papers import check_papers
from interface.http.resource import Resource
from interface.http.schemas.submissions import FORMS
from interface.http.services import services
from interface.http.steps import Asked, offer
from interface.http.verbs import CASES

steps = Resource("steps", "/cases", "环节 / steps of a case")


def take(asked: Asked) -> Done:
    casework = services().casework
    case = casework.case(asked.dossier)
    g.kind = case.code
    services().access.authorise(asked.order.actor, asked.verb, case)
    facts = with_changes(case, asked.facts)
    check_papers(facts.get("papers", ()), asked.order.actor)
    return casework.change(asked.dossier, asked.seen, asked.order, asked.verb, facts)


def with_changes(case: Dossier, facts: dict[str, Any]) -> dict[str, Any]:
    """Fields of the form that change are read as the form of this case's type reads them."""
    if changes := facts.get("changes"):
        form = FORMS[case.code]()
        facts["changes"] = form.load(changes, partial=tuple(form.fields))
    return facts


for row in CASES:
    offer(steps, row, take)
