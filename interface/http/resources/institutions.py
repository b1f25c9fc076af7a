"""Care institutions (养老机构): the public list, the office's list, one with its subsidies."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application.boards.institutions import Row
from application.boards.pages import institutions as pages
from application.boards.pages.reading import Page, reading
from application.institutions import Shown
from application.orders import Done
from domain.care_institution import CareInstitution
from domain.care_institution_money import Subsidy
from domain.divisions import DIVISIONS, REGION, Division, Level
from domain.office import Role
from interface.http import lines
from interface.http.answering import etag, kind, limit, named, place
from interface.http.auth import OFFICERS, PUBLIC, SIGNED_IN
from interface.http.conditions import purpose
from interface.http.messages.institutions import FAILING
from interface.http.papers import check_papers
from interface.http.resource import Resource
from interface.http.schemas import elder as shapes
from interface.http.services import area, caller, services
from interface.http.steps import Asked, offer
from interface.http.verbs import INSTITUTIONS, nouns

institutions = Resource("institutions", "/institutions", "养老机构 / care institutions")
KIND = CareInstitution.code
NOUNS = nouns(INSTITUTIONS)
WORKING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@institutions.reads(who=PUBLIC, answers=shapes.InstitutionPage, query=shapes.InstitutionQuery())
def list_institutions(query: dict[str, Any]) -> dict[str, Any]:
    """养老机构名录, for everybody: names, addresses and beds, of the region or a part of it"""
    within = query.get("within", str(REGION))
    page, seen = asked(DIVISIONS.row(within).code, query)
    lines_ = [public(row) for row in page.rows]
    return {"institutions": lines_, "cursor": page.cursor, "seen": seen}


@institutions.reads(
    "/entries",
    who=WORKING,
    answers=shapes.InstitutionEntryPage,
    query=shapes.InstitutionQuery(),
)
def list_entries(query: dict[str, Any]) -> dict[str, Any]:
    """The same of one's area, with what the office knows beside it"""
    page, seen = asked(area(query.get("within")), query)
    return {
        "institutions": [entry(row) for row in page.rows],
        "cursor": page.cursor,
        "seen": seen,
    }


@institutions.reads("/<uuid:dossier>", who=SIGNED_IN, answers=shapes.Institution, purpose=True)
def show_institution(dossier: UUID) -> Any:
    """One institution with its subsidies, for the office and for who represents it"""
    found = services().institutions.read(dossier, caller(), purpose())
    return shown(found), {"ETag": etag(found.institution.version)}


def asked(division: str, query: dict[str, Any]) -> tuple[Page[Row], int]:
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        cursor = query.get("cursor", "")
        return pages.page(tx, division, cursor=cursor, size=query["size"]), seen


def take(asked: Asked) -> Done:
    check_papers(asked.facts.get("papers", ()), asked.order.actor)
    return services().institutions.take(*asked)


def public(row: Row) -> dict[str, Any]:
    county = Division(row.intake).at(Level.COUNTY)
    return {
        "id": row.institution_id,
        "name": row.name,
        "address": row.address,
        "county": place(str(county or row.intake)),
        "nature": named(row.nature),
        "beds": row.beds,
        "stage": named(row.stage, KIND),
        "filed_on": row.filed_on,
    }


def entry(row: Row) -> dict[str, Any]:
    return {
        **public(row),
        "credit_code": row.credit_code,
        "receipt_number": row.receipt_number,
        "owner": place(row.owner),
        "failing": [FAILING[code].said() for code in row.failing],
        "false_data_on": row.false_data_on,
        "stops_on": row.stops_on,
        "outstanding": row.outstanding,
    }


def shown(found: Shown) -> dict[str, Any]:
    held = found.institution
    return {
        **{name: getattr(held, name) for name in AS_IT_IS},
        "nature": named(held.nature),
        "premises": place(str(held.premises)),
        "owner": place(str(held.owner)),
        "stage": named(held.stage, KIND),
        "subsidies": [subsidy(case, each) for case, each in held.subsidies.items()],
        "done": [{**named(step, KIND), "on": on} for step, on in held.done.items()],
        "clocks": [{**vars(c), **limit(c.limit)} for c in held.clocks.values() if c.runs],
        "waits": [lines.waiting(row, KIND) for row in found.waits],
        "commands": lines.commands(found.commands, NOUNS, KIND),
    }


AS_IT_IS = (
    "id", "version", "case", "name", "credit_code", "address", "beds", "opened_on",
    "receipt_number", "filed_on", "false_data_on", "stops_on", "residents", "placed",
    "outstanding",
)  # fmt: skip


def subsidy(case: str, held: Subsidy) -> dict[str, Any]:
    return {
        **vars(held),
        "case": case,
        "kind": kind(held.kind),
        "stages": [{"month": month, "amount": yuan} for month, yuan in held.stages],
    }


for row in INSTITUTIONS:
    offer(institutions, row, take, KIND)
