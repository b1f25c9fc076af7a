"""Case types (事项): what each asks for, its steps with who does them, limits and versions."""

from __future__ import annotations

from typing import Any

from domain.case import Case
from domain.cases import CASE_TYPES
from domain.grounds import Ground
from domain.materials import Material
from domain.post import Post
from domain.procedure import Limit, Procedure, Step
from interface.http.answering import kind, named
from interface.http.answering import limit as limit_named
from interface.http.auth import PUBLIC
from interface.http.errors import Refused
from interface.http.json_schema import json_schema
from interface.http.resource import Resource
from interface.http.schemas import case_types as shown
from interface.http.schemas.submissions import SUBMISSIONS
from interface.http.verbs import NOUNS

case_types = Resource("case-types", "/case-types", "事项 / case types")


@case_types.reads(who=PUBLIC, answers=shown.CaseTypeList)
def list_case_types() -> dict[str, Any]:
    """Every case type"""
    return {"case_types": [line(case_type) for case_type in CASE_TYPES.values()]}


@case_types.reads("/<string:code>", who=PUBLIC, answers=shown.CaseType)
def show_case_type(code: str) -> dict[str, Any]:
    """One case type: form, materials, steps, limits, grounds, in every version of its rules"""
    case_type = CASE_TYPES.get(code)
    if case_type is None:
        raise Refused(404, "not-found")
    newest = sorted(case_type.procedures, key=lambda p: (p.since, p.path), reverse=True)
    return {
        **line(case_type),
        "form": json_schema(SUBMISSIONS[code]),
        "procedures": [version(procedure) for procedure in newest],
    }


def line(case_type: type[Case]) -> dict[str, Any]:
    versions = sorted({p.version for p in case_type.procedures})
    return {**kind(case_type.code), "title": case_type.title, "versions": versions}


def version(procedure: Procedure) -> dict[str, Any]:
    return {
        "version": procedure.version,
        "path": procedure.path,
        "since": procedure.since,
        "basis": procedure.basis,
        "steps": [step(row, procedure) for row in procedure.steps],
        "limits": [limit(row) for row in procedure.limits],
        "materials": [material(row) for row in procedure.materials],
        "refusals": [ground(row) for row in (*procedure.refusals, *procedure.judged)],
    }


def step(row: Step, procedure: Procedure) -> dict[str, Any]:
    return {
        **named(row.name),
        "posts": [post for each in row.posts for post in posts(each)],
        "after": row.after,
        "noun": NOUNS.get(row.name, ""),
        "starts": [limit.name for limit in procedure.limits if row.name in limit.start],
        "stops": [limit.name for limit in procedure.limits if row.name in limit.stop],
        "source": row.source,
    }


def posts(post: Post) -> list[dict[str, str]]:
    """One line for each role that may act from this post."""
    return [{"role": s.role, "level": s.level, "side": s.side} for s in post.seats]


def limit(row: Limit) -> dict[str, Any]:
    longest = row.stretch.length if row.stretch else None
    return {
        **limit_named(row.name),
        "unit": str(row.term.unit),
        "length": row.term.length,
        "longest": longest,
        "source": row.source,
    }


def material(row: Material) -> dict[str, Any]:
    substitute = type(row.substitute).__name__.lower()
    return {**named(row.code), "before": row.before, "substitute": substitute}


def ground(row: Ground) -> dict[str, str]:
    return {**named(row.code), "source": row.source}
