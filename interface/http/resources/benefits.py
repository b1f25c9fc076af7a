"""Benefits (救助待遇): what an approved application came to, month by month."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application.benefits import Shown
from application.boards.benefits import Row
from application.boards.pages import benefits as pages
from application.boards.pages.reading import Page, reading
from application.boards.scope import NEVER
from application.orders import Done
from domain.benefit import Benefit
from domain.office import PRIVATE, Actor, Role
from interface.http import lines
from interface.http.answering import etag, named, place
from interface.http.auth import OFFICERS, SIGNED_IN
from interface.http.conditions import purpose
from interface.http.resource import Resource
from interface.http.schemas import benefits as shapes
from interface.http.services import area, caller, services, today
from interface.http.steps import Asked, offer
from interface.http.verbs import BENEFITS, nouns

benefits = Resource("benefits", "/benefits", "救助待遇 / benefits")
KIND = Benefit.code
NOUNS = nouns(BENEFITS)
WORKING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@benefits.reads(who=SIGNED_IN, answers=shapes.BenefitPage, query=shapes.BenefitListQuery())
def list_benefits(query: dict[str, Any]) -> dict[str, Any]:
    """One's own, as far as granted; for officers those of their area, or of one case in it"""
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        page = asked_for(tx, query)
    return {"benefits": [line(row) for row in page.rows], "cursor": page.cursor, "seen": seen}


def asked_for(tx: Any, query: dict[str, Any]) -> Page[Row]:
    reader = caller()
    if reader.role in PRIVATE:
        own = pages.of_person(tx, reader.on_behalf_of or reader.who)
        asked = [r for r in own if query.get("case", str(r.case_id)) == str(r.case_id)]
        return Page(granted(reader, asked), "")
    division = reader.division.code
    if "case" in query:
        found = pages.of_case(tx, UUID(query["case"]))
        return Page([row for row in found if row.owner.startswith(division)], "")
    return pages.page(tx, division, cursor=query.get("cursor", ""), size=query["size"])


def granted(reader: Actor, rows: list[Row]) -> list[Row]:
    """An agent is listed what they may read."""
    if reader.role is not Role.AGENT:
        return rows
    grants = services().access.grants(reader)
    return [r for r in rows if any(g.reaches(str(r.benefit_id), KIND) for g in grants)]


@benefits.reads("/paid", who=WORKING, answers=shapes.Paid, query=shapes.PaidQuery())
def show_paid(query: dict[str, Any]) -> dict[str, Any]:
    """What is due in a month, by entitlement"""
    with reading(services().casework.engine, pages.HEARD) as (tx, _):
        paid = pages.paid_in(tx, area(query.get("within")), query["month"])
    return {"paid": [each._asdict() for each in paid]}


@benefits.reads(
    "/<uuid:dossier>",
    who=SIGNED_IN,
    answers=shapes.Benefit,
    query=shapes.BenefitQuery(),
    purpose=True,
)
def show_benefit(query: dict[str, Any], dossier: UUID) -> Any:
    """One benefit with its months"""
    upto = query.get("upto", today())
    found = services().benefits.read(dossier, caller(), upto, purpose())
    return shown(found), {"ETag": etag(found.version)}


def take(asked: Asked) -> Done:
    return services().benefits.take(*asked)


def line(row: Row) -> dict[str, Any]:
    return {
        "id": row.benefit_id,
        "case": row.case_id,
        "entitlement": row.entitlement,
        "owner": place(row.owner),
        "organ": place(row.organ),
        "amount": row.amount,
        "since": row.since,
        "until": None if row.until == NEVER else row.until,
        "stage": named(row.stage, KIND),
    }


def shown(found: Shown) -> dict[str, Any]:
    return {
        **found._asdict(),
        "stage": named(found.stage, KIND),
        "owner": place(found.owner),
        "organ": place(found.organ),
        "months": [{"month": month, "amount": amount} for month, amount in found.months],
        "commands": lines.commands(found.commands, NOUNS, KIND),
    }


for row in BENEFITS:
    offer(benefits, row, take, KIND)
