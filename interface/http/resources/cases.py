"""Cases (案卷): file one, look at it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, g

from application.audit.replay import Audit
from domain.cases import CASE_TYPES
from domain.office import PRIVATE
from domain.stage import OPEN
from interface.http import casefile
from interface.http.answering import case_address, done, etag
from interface.http.auth import SIGNED_IN
from interface.http.conditions import purpose
from interface.http.decision import decision, remedies
from interface.http.papers import check_papers
from interface.http.resource import Resource
from interface.http.revealing import revealed
from interface.http.schemas.answers import Done
from interface.http.schemas.cases import CaseQuery, CaseView
from interface.http.schemas.submissions import SUBMISSIONS
from interface.http.services import caller, order, services

cases = Resource("cases", "/cases", "案卷 / cases")


def submission(code: str) -> None:
    """One address per case type, so that each has its own form in the document."""

    def submit(body: dict[str, Any]) -> Response:
        g.kind = code
        asked = order(body.get("occurred_on"))
        services().access.authorise_filing(asked.actor, code)
        check_papers(body["papers"], asked.actor)
        filed = services().casework.submit(
            code,
            asked,
            applicant=body.get("applicant", asked.actor.on_behalf_of or asked.actor.who),
            owner=body["owner"],
            papers=body["papers"],
            form=body["form"],
        )
        return done(filed, case_address(filed.id), 201)

    submit.__doc__ = f"File an application: {CASE_TYPES[code].title}"
    cases.takes(
        f"/{code}",
        who=SIGNED_IN,
        form=SUBMISSIONS[code](),
        answers=Done,
        status=201,
        name=f"submit_{code}",
    )(submit)


for code in CASE_TYPES:
    submission(code)


@cases.reads("/<uuid:case>", who=SIGNED_IN, answers=CaseView, query=CaseQuery(), purpose=True)
def show_case(query: dict[str, Any], case: UUID) -> Any:
    """A case as it stands, with the steps its reader may take now"""
    casework, reader = services().casework, caller()
    found = casework.case(case)
    services().access.read(reader, found, purpose())
    in_full = reader.role in PRIVATE or (query["reveal"] and revealed(reader, found))
    version, ended = found.version, found.stage not in OPEN
    history = Audit(casework).history(case) if ended else []
    act = casework.act(reader)
    found.catch_up(act)
    people = casework.people.named(casefile.everybody(found)).values()
    body = casefile.shown(found, people, reader, act.now, in_full=in_full)
    body |= {"version": version, "decision": decision(history, found.code)}
    body |= {"remedies": remedies(history, found.owner)}
    return body, {"ETag": etag(version)}
