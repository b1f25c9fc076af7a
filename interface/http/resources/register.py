"""The register of cases (案件登记簿): by number, by whole name, by identity number."""

from __future__ import annotations

from typing import Any

from application.boards.pages import register as pages
from application.boards.pages import worklist
from application.boards.pages.reading import reading
from application.boards.pages.register import Search
from domain.office import Role
from interface.http import lines
from interface.http.auth import OFFICERS, PRIVATE
from interface.http.conditions import purpose
from interface.http.resource import Resource
from interface.http.schemas import boards as shapes
from interface.http.services import caller, services, today

register = Resource("register", "", "案件登记簿 / register of cases")
HEARD = (*worklist.HEARD, "officers")
SEARCHING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@register.takes(
    "/register/searches",
    who=SEARCHING,
    form=shapes.CaseSearch(),
    answers=shapes.WorkPage,
    keyed=False,
    purpose=True,
)
def search_register(body: dict[str, Any]) -> dict[str, Any]:
    """Look for cases of one's area, whether something waits or not"""
    return searched(body)


@register.reads("/cases", who=PRIVATE, answers=shapes.WorkPage, query=shapes.PageQuery())
def list_own_cases(query: dict[str, Any]) -> dict[str, Any]:
    """One's own applications; an agent sees those that were granted"""
    reader = caller()
    person = reader.on_behalf_of or reader.who
    granted = services().access.grants(reader) if reader.role is Role.AGENT else None
    with reading(services().casework.engine, HEARD, after=query["after"]) as (tx, seen):
        found = pages.of_person(
            tx,
            person,
            today(),
            granted=granted,
            cursor=query.get("cursor", ""),
            size=query["size"],
        )
        return {"cases": lines.cases(tx, found.rows), "cursor": found.cursor, "seen": seen}


def searched(body: dict[str, Any], *, only_waiting: bool = False) -> dict[str, Any]:
    """Noted as a search before it is answered; names and numbers are compared as hashes."""
    hashes = services().hashes
    services().access.search(caller(), purpose())
    search = Search(
        number=body.get("number", ""),
        name_key=hashes.name(body["name"]) if "name" in body else "",
        number_key=(
            hashes.number_typed(body["identity_number"], today())
            if "identity_number" in body
            else ""
        ),
    )
    with reading(services().casework.engine, HEARD, after=body["after"]) as (tx, seen):
        found = pages.page(
            tx,
            caller().division.code,
            search,
            today(),
            only_waiting=only_waiting,
            cursor=body.get("cursor", ""),
            size=body["size"],
        )
        return {"cases": lines.cases(tx, found.rows), "cursor": found.cursor, "seen": seen}
