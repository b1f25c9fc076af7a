"""Deadlines (时限): what ends next, in which unit, by law and by promise."""

from __future__ import annotations

from typing import Any

from application.boards.pages import deadlines as pages
from application.boards.pages.reading import reading
from interface.http import lines
from interface.http.answering import kind, limit, place
from interface.http.resource import Resource
from interface.http.resources.worklist import WORKING
from interface.http.schemas import boards as shapes
from interface.http.services import area, services

deadlines = Resource("deadlines", "/deadlines", "时限 / deadlines")


@deadlines.reads(who=WORKING, answers=shapes.DeadlinePage, query=shapes.DeadlineQuery())
def show_deadlines(query: dict[str, Any]) -> dict[str, Any]:
    """Running limits of one's area by their statutory end, the earliest first"""
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        page = pages.page(
            tx,
            area(query.get("within")),
            kind=query.get("case_type", ""),
            clock=query.get("clock", ""),
            until=query.get("until"),
            cursor=query.get("cursor", ""),
            size=query["size"],
        )
    return {"dossiers": [shown(row) for row in page.rows], "cursor": page.cursor, "seen": seen}


def shown(line: pages.Line) -> dict[str, Any]:
    return {
        **line._asdict(),
        "id": line.stream_id,
        "type": kind(line.kind),
        "owner": place(line.owner),
        "next_clock": limit(line.next_clock),
        "clocks": lines.clocks(line.clocks),
    }
