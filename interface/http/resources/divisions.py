"""Divisions (行政区划): the tree from the region down to its villages."""

from __future__ import annotations

from typing import Any

from domain.divisions import DIVISIONS, Row
from domain.errors import CaseNotFound
from interface.http.auth import PUBLIC
from interface.http.resource import Resource
from interface.http.schemas.divisions import DivisionView

divisions = Resource("divisions", "/divisions", "行政区划 / divisions")


@divisions.reads("/<string:code>", who=PUBLIC, answers=DivisionView)
def show_division(code: str) -> dict[str, Any]:
    """A division, where it lies, and what lies directly in it"""
    if not DIVISIONS.known(code):
        raise CaseNotFound()
    children = [line(row) for row in DIVISIONS.children(code)]
    return {**line(DIVISIONS.row(code)), "path": DIVISIONS.path(code), "children": children}


def line(row: Row) -> dict[str, str]:
    return {"code": row.code, "name": row.name, "level": row.level}
