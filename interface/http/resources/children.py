"""Children's files (儿童档案): for those in the line of the unit that has the child only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from application.boards.children import Row
from application.boards.pages import children as pages
from application.boards.pages.reading import Page, reading
from application.boards.scope import NEVER
from application.children import Shown
from application.orders import Done
from application.people import Identity
from domain.child import Child
from domain.masking import masked_name, masked_number
from domain.office import Role
from interface.http import lines
from interface.http.answering import done, etag, limit, named, place
from interface.http.auth import OFFICERS, SIGNED_IN
from interface.http.child_verbs import CHILDREN
from interface.http.conditions import purpose
from interface.http.messages.catalogue import called
from interface.http.messages.children import OUTCOMES
from interface.http.resource import Resource
from interface.http.schemas import children as shapes
from interface.http.schemas.answers import Done as DoneShown
from interface.http.services import caller, order, services
from interface.http.steps import Asked, offer
from interface.http.verbs import nouns

children = Resource("children", "/children", "儿童档案 / children's files")
KIND = Child.code
NOUNS = nouns(CHILDREN)
CARING = OFFICERS - {Role.ADMIN, Role.CATALOGUE, Role.CHECKER, Role.VILLAGE, Role.PARTNER}
"""Whoever has a post in a child's file, and who oversees them."""


@children.reads(who=CARING, answers=shapes.ChildPage, query=shapes.ChildListQuery())
def list_children(query: dict[str, Any]) -> dict[str, Any]:
    """The files of one's area, the most pressing first, or the one that a case led to"""
    division = caller().division.code
    with reading(services().casework.engine, pages.HEARD, after=query["after"]) as (tx, seen):
        if "case" in query:
            page = Page(pages.of_case(tx, division, UUID(query["case"])), "")
        else:
            page = pages.page(tx, division, cursor=query.get("cursor", ""), size=query["size"])
    return {"children": [line(row) for row in page.rows], "cursor": page.cursor, "seen": seen}


@children.reads("/<uuid:dossier>", who=SIGNED_IN, answers=shapes.ChildFile, purpose=True)
def show_child(dossier: UUID) -> Any:
    """One file, with what is to be done for the child"""
    found = services().children.read(dossier, caller(), purpose())
    return shown(found), {"ETag": etag(found.version)}


@children.takes(
    "/<uuid:dossier>/identity", who=OFFICERS, form=shapes.Identification(), answers=DoneShown
)
def identify_child(body: dict[str, Any], dossier: UUID) -> Response:
    """Name and number of a child that had none"""
    identity = Identity(body["name"], body["identity_number"])
    taken = services().children.identify(dossier, order(), identity)
    return done(taken, f"/children/{dossier}")


def take(asked: Asked) -> Done:
    return services().children.take(*asked)


def outcome(code: str) -> dict[str, str]:
    return {"code": code, "name": called(code, OUTCOMES)}


def line(row: Row) -> dict[str, Any]:
    return {
        **row._asdict(),
        "id": row.child_id,
        "owner": place(row.owner),
        "stage": named(row.stage, KIND),
        "outcome": outcome(row.outcome),
        "due_on": None if row.due_on == NEVER else row.due_on,
        "waits": [lines.waiting(wait, KIND) for wait in row.waits],
    }


def shown(found: Shown) -> dict[str, Any]:
    person = services().casework.people.person(found.person)
    known = person is not None and not person.erased
    return {
        **found._asdict(),
        "name": masked_name(str(person.name)) if person and known else "",
        "identity_number": masked_number(str(person.number)) if person and known else "",
        "stage": named(found.stage, KIND),
        "owner": place(found.owner),
        "outcome": outcome(found.outcome),
        "done": [{**named(step, KIND), "on": on} for step, on in found.done.items()],
        "clocks": [{**vars(clock), **limit(clock.limit)} for clock in found.clocks],
        "waits": [lines.waiting(row, KIND) for row in found.waits],
        "commands": lines.commands(found.commands, NOUNS, KIND),
    }


for row in CHILDREN:
    offer(children, row, take, KIND)
