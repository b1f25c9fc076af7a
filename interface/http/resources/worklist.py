"""The worklist (工作台): what waits for a desk, a unit or one officer."""

from __future__ import annotations

from typing import Any

from application.boards.pages import worklist as pages
from application.boards.pages.reading import reading
from application.boards.pages.wanted import Desk, Wanted
from domain.office import Role
from interface.http import lines
from interface.http.answering import kind, named
from interface.http.auth import OFFICERS
from interface.http.resource import Resource
from interface.http.resources.register import searched
from interface.http.schemas import boards as shapes
from interface.http.services import area, caller, services, today

worklist = Resource("worklist", "/worklist", "工作台 / worklist")
HEARD = (*pages.HEARD, "officers")
OVERSEEING = frozenset({Role.SUPERVISOR, Role.AUDITOR})
WORKING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@worklist.reads(who=WORKING, answers=shapes.WorkPage, query=shapes.WorklistQuery())
def show_worklist(query: dict[str, Any]) -> dict[str, Any]:
    """What waits, the most urgent first"""
    engine = services().casework.engine
    with reading(engine, HEARD, after=query["after"]) as (tx, seen):
        page = pages.page(
            tx,
            wanted(query),
            today(),
            by=query["order"],
            cursor=query.get("cursor", ""),
            size=query["size"],
        )
        return {"cases": lines.cases(tx, page.rows), "cursor": page.cursor, "seen": seen}


@worklist.reads(
    "/counts",
    who=WORKING,
    answers=shapes.WorklistCounts,
    query=shapes.WorklistCountQuery(),
)
def count_worklist(query: dict[str, Any]) -> dict[str, Any]:
    """How much waits: for this question, and in the whole area by type, stage and role"""
    engine = services().casework.engine
    with reading(engine, HEARD, after=query["after"]) as (tx, seen):
        load = pages.load(tx, area(query.get("within")), today())
        return {
            "pile": pages.pile_size(tx, wanted(query)),
            "piles": [loaded(line) for line in load],
            "seen": seen,
        }


@worklist.takes(
    "/searches",
    who=WORKING,
    form=shapes.CaseSearch(),
    answers=shapes.WorkPage,
    keyed=False,
    purpose=True,
)
def search_worklist(body: dict[str, Any]) -> dict[str, Any]:
    """Look among what waits for a case by its number, or its applicant's name or number"""
    return searched(body, only_waiting=True)


def wanted(query: dict[str, Any]) -> Wanted:
    """Clerks see their own pile unless they ask for the unit's; overseers the whole area.

    What is "mine" lies on one's own desk.
    """
    actor = caller()
    desk = Desk(str(actor.role), actor.division.code)
    own = query.get("desk", actor.role not in OVERSEEING) or query.get("holder") == "mine"
    holders = {"mine": actor.who, "nobody": ""}
    return Wanted(
        area=actor.division.code,
        desk=desk if own else None,
        holder=holders[query["holder"]] if "holder" in query else None,
        kind=query.get("case_type", ""),
        stage=query.get("stage", ""),
        step=query.get("step", ""),
        within=area(query["within"]) if "within" in query else "",
        due_from=query.get("due_from"),
        due_until=query.get("due_until"),
    )


def loaded(line: pages.Load) -> dict[str, Any]:
    return {
        **line._asdict(),
        "type": kind(line.kind),
        "stage": named(line.stage),
        "role": named(line.role),
    }
