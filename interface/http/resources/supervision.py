"""Supervision (督办): figures of a division and of each one directly below it."""

from __future__ import annotations

from typing import Any

from application.boards.pages import supervision as pages
from application.boards.pages.reading import reading
from domain.office import Role
from interface.http.answering import limit, place
from interface.http.resource import Resource
from interface.http.schemas import boards as shapes
from interface.http.services import area, services

supervision = Resource("supervision", "/supervision", "督办 / supervision")
OVERSEEING = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.APPROVER})


@supervision.reads(who=OVERSEEING, answers=shapes.Supervision, query=shapes.SupervisionQuery())
def show_supervision(query: dict[str, Any]) -> dict[str, Any]:
    """What came in, went out, was late and how it was rated, from the first day to the last"""
    division = area(query.get("division"))
    asked = (query["first"], query["last"], query.get("case_type", ""))
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        whole = pages.of(tx, division, *asked)
        below = pages.below(tx, division, *asked)
    return {
        "whole": shown(division, whole),
        "below": [shown(code, figures) for code, figures in below.items()],
        "seen": seen,
    }


def shown(division: str, figures: pages.Figures) -> dict[str, Any]:
    ratings = {
        of: {str(level): n for level, n in levels.items()}
        for of, levels in figures.ratings.items()
    }
    return {
        **figures._asdict(),
        "division": place(division),
        "decided": figures.decided,
        "paces": [{**pace._asdict(), "limit": limit(pace.limit)} for pace in figures.paces],
        "ratings": ratings,
    }
