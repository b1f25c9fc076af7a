"""Public tracking (办件查询): how far a case has come, for who knows its number and theirs."""

from __future__ import annotations

from typing import Any

from application.boards.pages import register
from application.boards.pages.reading import reading
from application.boards.pages.register import Search
from application.ledgers.allowance import TRACKED, TRACKING
from domain.errors import CaseNotFound
from interface.http.allowances import spend, spend_of_visitor
from interface.http.answering import kind, named
from interface.http.auth import PUBLIC
from interface.http.resource import Resource
from interface.http.resources.register import HEARD
from interface.http.schemas.tracking import Track, Tracked
from interface.http.services import services, today

tracking = Resource("tracking", "/tracking", "办件查询 / public tracking")
EVERYWHERE = "15"


@tracking.takes(who=PUBLIC, form=Track(), answers=Tracked, keyed=False)
def track(body: dict[str, Any]) -> dict[str, Any]:
    """How far a case has come: nothing about any person is told"""
    spend_of_visitor("tracking", TRACKING)
    # The six characters of one case could be tried out from many addresses.
    spend(f"tracked:{body['number']}", TRACKED)
    with reading(services().casework.engine, HEARD) as (tx, _):
        found = register.page(tx, EVERYWHERE, Search(number=body["number"]), today(), size=1)
    for line in found.rows:
        person = services().casework.people.person(line.applicant)
        if line.number == body["number"] and person and person.ends_with(body["last_six"]):
            return {
                "number": line.number,
                "type": kind(line.kind),
                "stage": named(line.stage),
                "submitted_on": line.submitted_on,
                "moved_on": line.moved_on,
                "waits": [named(wait["step"]) for wait in line.waits],
                "due_on": line.due_on,
            }
    raise CaseNotFound()
