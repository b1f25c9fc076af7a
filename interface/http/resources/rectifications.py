"""Rectifications (差评整改): bad reviews, each with an owner until it is closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application.boards.pages import rectifications as pages
from application.boards.pages.reading import reading
from application.boards.rectifications import Row
from application.boards.scope import NEVER
from application.orders import Done
from application.rectifications import Shown
from domain.office import Role
from domain.rectification import Rectification
from interface.http import lines
from interface.http.answering import etag, kind, limit, named, place
from interface.http.auth import OFFICERS, SIGNED_IN
from interface.http.conditions import purpose
from interface.http.resource import Resource
from interface.http.schemas import rectifications as shapes
from interface.http.services import area, caller, services, today
from interface.http.steps import Asked, offer
from interface.http.verbs import RECTIFICATIONS, nouns

rectifications = Resource("rectifications", "/rectifications", "差评整改 / rectifications")
KIND = Rectification.code
NOUNS = nouns(RECTIFICATIONS)
HANDLING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@rectifications.reads(
    who=HANDLING, answers=shapes.RectificationPage, query=shapes.RectificationQuery()
)
def list_rectifications(query: dict[str, Any]) -> dict[str, Any]:
    """Open ones of one's area, the most pressing first, and how many there are in all"""
    division = caller().division.code
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        page = pages.page(
            tx,
            division,
            owner=area(query["owner"]) if "owner" in query else "",
            cursor=query.get("cursor", ""),
            size=query["size"],
        )
        figures = pages.figures(tx, division, today())
    return {
        "figures": figures._asdict(),
        "rectifications": [line(row) for row in page.rows],
        "cursor": page.cursor,
        "seen": seen,
    }


@rectifications.reads(
    "/<uuid:dossier>", who=SIGNED_IN, answers=shapes.Rectification, purpose=True
)
def show_rectification(dossier: UUID) -> Any:
    """One bad review, as far as its reader may know it"""
    found = services().rectifications.read(dossier, caller(), purpose())
    return shown(found), {"ETag": etag(found.version)}


@rectifications.reads("/<uuid:dossier>/rater", who=HANDLING, answers=shapes.Rater, purpose=True)
def show_rater(dossier: UUID) -> dict[str, str]:
    """Whom to call, for who has to call now"""
    found = services().rectifications.rater(dossier, caller(), purpose())
    person = services().casework.people.person(found) if found else None
    known = person is not None and not person.erased
    return {
        "name": str(person.name) if person and known else "",
        "phone": str(person.phone) if person and known else "",
    }


def take(asked: Asked) -> Done:
    return services().rectifications.take(*asked)


def line(row: Row) -> dict[str, Any]:
    return {
        "id": row.rectification_id,
        "case_type": kind(row.case_kind),
        "service": row.service,
        "rating": row.rating,
        "owner": place(row.owner),
        "stage": named(row.stage, KIND),
        "received_on": row.received_on,
        "due_on": None if row.due_on == NEVER else row.due_on,
        "waits": [lines.waiting(wait, KIND) for wait in row.waits],
        "contested": row.contested,
    }


def shown(found: Shown) -> dict[str, Any]:
    return {
        **found._asdict(),
        "stage": named(found.stage, KIND),
        "owner": place(found.owner),
        "case_type": kind(found.case_kind),
        "done": [{**named(step, KIND), "on": on} for step, on in found.done.items()],
        "clocks": [{**vars(clock), **limit(clock.limit)} for clock in found.clocks],
        "waits": [lines.waiting(row, KIND) for row in found.waits],
        "commands": lines.commands(found.commands, NOUNS, KIND),
    }


for row in RECTIFICATIONS:
    offer(rectifications, row, take, KIND)
