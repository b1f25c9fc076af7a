"""Benefits (救助待遇): what an approved application came to, month by month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.benefits import Shown
from application.boards.benefits import Row
from application.boards.pages import benefits as pages
from application.boards.pages.reading import Page, reading
from application.boards.scope import NEVER
from application.orders import Done
from domain.benefit import Benefit
from domain.benefit_proposal import Proposal
from domain.office import PRIVATE, Actor, Role
from interface.http import lines
from interface.http.answering import etag, limit, named, place
from interface.http.auth import OFFICERS, SIGNED_IN
from interface.http.conditions import purpose
from interface.http.messages.catalogue import CHANGES, SUPPORTS, called
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
    """One's own, as far as granted; for officers those of their area, of one case in it, or
    those to be looked at by a day"""
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
    cursor, size = query.get("cursor", ""), query["size"]
    if "check_until" in query:
        return pages.to_check(tx, division, query["check_until"], cursor=cursor, size=size)
    return pages.page(tx, division, cursor=cursor, size=size)


def granted(reader: Actor, rows: list[Row]) -> list[Row]:
    """An agent is listed what they may read."""
    if reader.role is not Role.AGENT:
        return rows
    grants = services().access.grants(reader)
    return [r for r in rows if any(g.reaches(str(r.benefit_id), KIND) for g in grants)]


@benefits.takes(
    "/searches",
    who=WORKING,
    form=shapes.BenefitSearch(),
    answers=shapes.BenefitsFound,
    keyed=False,
    purpose=True,
)
def search_benefits(body: dict[str, Any]) -> dict[str, Any]:
    """What somebody has a part in, in one's area, whoever it is paid to"""
    ids = services().benefits.of_person(body["person"], caller(), purpose())
    with reading(services().casework.engine, pages.HEARD) as (tx, _):
        rows = pages.of_ids(tx, ids, caller().division.code)
    return {"benefits": [line(row) for row in rows]}


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
        "name": called(row.entitlement, SUPPORTS),
        "owner": place(row.owner),
        "organ": place(row.organ),
        "amount": row.amount,
        "since": row.since,
        "until": None if row.until == NEVER else row.until,
        "stage": named(row.stage, KIND),
        "next_check": None if row.next_check == NEVER else row.next_check,
        "checking": because(row.checking),
        "proposed": named(row.proposed, KIND) if row.proposed else None,
        "owed": row.owed,
    }


def shown(found: Shown) -> dict[str, Any]:
    return {
        **found._asdict(),
        "name": called(found.entitlement, SUPPORTS),
        "stage": named(found.stage, KIND),
        "owner": place(found.owner),
        "organ": place(found.organ),
        "months": by_month(found.months),
        "checking": because(found.checking),
        "ground": because(found.ground),
        "proposal": proposed(found.proposal),
        "hearing": found.hearing and found.hearing._asdict(),
        "recovery": {**found.recovery._asdict(), "months": by_month(found.recovery.months)},
        "clocks": [{**vars(c), **limit(c.limit)} for c in found.clocks if c.runs],
        "waits": [lines.waiting(row, KIND) for row in found.waits],
        "commands": lines.commands(found.commands, NOUNS, KIND),
    }


def by_month(months: list[tuple[date, Decimal]]) -> list[dict[str, Any]]:
    return [{"month": month, "amount": amount} for month, amount in months]


def because(ground: str) -> dict[str, str] | None:
    """Why it is looked at or changed, if it is."""
    return {"code": ground, "name": called(ground, CHANGES)} if ground else None


def proposed(proposal: Proposal | None) -> dict[str, Any] | None:
    if proposal is None:
        return None
    return {
        **vars(proposal),
        "verb": named(proposal.verb, KIND),
        "ground": because(proposal.ground),
    }


for row in BENEFITS:
    offer(benefits, row, take, KIND)
