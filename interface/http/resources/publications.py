"""Publications (公告): the figures that decisions read, kept by the catalogue keeper."""

from __future__ import annotations

from typing import Any

from flask import Response

from domain.divisions import DIVISIONS
from domain.office import Role
from interface.http.answering import done, place
from interface.http.auth import SIGNED_IN
from interface.http.resource import Resource
from interface.http.schemas import office as shapes
from interface.http.schemas.answers import Done
from interface.http.services import order, services

publications = Resource("publications", "/publications", "公告 / publications")
KEEPER = frozenset({Role.CATALOGUE})


@publications.reads(who=SIGNED_IN, answers=shapes.Figures, query=shapes.FigureQuery())
def show_figures(query: dict[str, Any]) -> dict[str, Any]:
    """What was published under a key for a division, and from when until when it holds"""
    key, division = query["key"], DIVISIONS.named(query["division"])
    held = services().publications.held(key, division)
    entries = sorted(held.entries.values(), key=lambda entry: entry.since) if held else []
    return {"key": key, "division": place(division.code), "entries": entries}


@publications.takes(who=KEEPER, form=shapes.Published(), answers=Done, status=201)
def publish(body: dict[str, Any]) -> Response:
    """Publish a figure from a day on"""
    return published(services().publications.publish(order(), **body), body, 201)


@publications.takes("/corrections", who=KEEPER, form=shapes.Corrected(), answers=Done)
def correct(body: dict[str, Any]) -> Response:
    """Replace the value of a day; decisions already taken keep what they read"""
    return published(services().publications.correct(order(), **body), body)


@publications.takes("/withdrawals", who=KEEPER, form=shapes.Withdrawn(), answers=Done)
def withdraw(body: dict[str, Any]) -> Response:
    """End a value, from a day on"""
    return published(services().publications.withdraw(order(), **body), body)


def published(what: Any, body: dict[str, Any], status: int = 200) -> Response:
    address = f"/publications?key={body['key']}&division={body['division']}"
    return done(what, address, status)
