"""Reserve funds (乡镇备用金): what the townships have, how it came in and where it went."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from application.boards.pages import township_funds as pages
from application.boards.pages.reading import reading
from application.boards.township_funds import Row
from application.orders import Done
from application.township_funds import Shown
from domain.office import Role
from domain.township_fund import TownshipFund
from domain.township_fund_events import Count, Entry
from interface.http import lines
from interface.http.answering import done, etag, named, place
from interface.http.auth import OFFICERS
from interface.http.conditions import purpose
from interface.http.messages.catalogue import called
from interface.http.messages.reserve import LINES
from interface.http.resource import Resource
from interface.http.schemas import township_funds as shapes
from interface.http.schemas.answers import Done as DoneShown
from interface.http.services import area, caller, order, services, today
from interface.http.steps import Asked, offer
from interface.http.verbs import FUNDS, nouns

township_funds = Resource("township-funds", "/township-funds", "乡镇备用金 / reserve funds")
KIND = TownshipFund.code
NOUNS = nouns(FUNDS)
WORKING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@township_funds.reads(who=WORKING, answers=shapes.FundPage, query=shapes.FundListQuery())
def list_township_funds(query: dict[str, Any]) -> dict[str, Any]:
    """Those of an area, by township, and what they come to together"""
    within = area(query.get("within"))
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        page = pages.page(tx, within, cursor=query.get("cursor", ""), size=query["size"])
        together = pages.together(tx, within)
    return {
        "funds": [line(row) for row in page.rows],
        "together": together._asdict(),
        "cursor": page.cursor,
        "seen": seen,
    }


@township_funds.takes(who=WORKING, form=shapes.FundOpening(), answers=DoneShown, status=201)
def open_township_fund(body: dict[str, Any]) -> Response:
    """Begin the book of a township"""
    opened = services().township_funds.open(order(), **body)
    return done(opened, f"{township_funds.path}/{opened.id}", 201)


@township_funds.reads(
    "/<uuid:dossier>",
    who=WORKING,
    answers=shapes.FundBook,
    query=shapes.FundQuery(),
    purpose=True,
)
def show_township_fund(query: dict[str, Any], dossier: UUID) -> Any:
    """One fund with its lines of some days; of this year where nothing is said"""
    upto = query.get("upto", today())
    since = query.get("since", min(upto, today()).replace(month=1, day=1))
    found = services().township_funds.read(dossier, caller(), since, upto, purpose())
    return shown(found), {"ETag": etag(found.version)}


def take(asked: Asked) -> Done:
    return services().township_funds.take(*asked)


def line(row: Row) -> dict[str, Any]:
    return {
        **row._asdict(),
        "id": row.fund_id,
        "owner": place(row.owner),
        "stage": named(row.stage, KIND),
    }


def shown(found: Shown) -> dict[str, Any]:
    return {
        **found._asdict(),
        "stage": named(found.stage, KIND),
        "owner": place(found.owner),
        "entries": [entry(each) for each in found.entries],
        "counts": [count(each) for each in found.counts],
        "commands": lines.commands(found.commands, NOUNS, KIND),
    }


def entry(each: Entry) -> dict[str, Any]:
    return {**vars(each), "kind": term(each.kind), "about": term(each.about)}


def term(code: str) -> dict[str, str]:
    """A word of the book; a case is named by its id alone."""
    return {"code": code, "name": called(code, LINES) if code in LINES else ""}


def count(each: Count) -> dict[str, Any]:
    return {**vars(each), "difference": each.difference}


for row in FUNDS:
    offer(township_funds, row, take, KIND)
