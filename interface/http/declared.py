"""What a case type declares (事项要素), as clients are told it and the handbook prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.award import Support
from domain.case import Case
from domain.figure import Figure
from domain.grounds import Ground
from domain.materials import Material
from domain.post import Post
from domain.procedure import Limit, Procedure, Step
from interface.http.answering import kind, named
from interface.http.answering import limit as limit_named
from interface.http.json_schema import json_schema
from interface.http.messages.words import tongue
from interface.http.schemas.submissions import SUBMISSIONS
from interface.http.verbs import NOUNS


def line(case_type: type[Case]) -> dict[str, Any]:
    versions = sorted({p.version for p in case_type.procedures})
    return {**kind(case_type.code), "title": case_type.title, "versions": versions}


def in_full(case_type: type[Case]) -> dict[str, Any]:
    """Form, materials, steps, limits, grounds in every version, the newest first."""
    newest = sorted(case_type.procedures, key=lambda p: (p.since, p.path), reverse=True)
    return {
        **line(case_type),
        "form": json_schema(SUBMISSIONS[case_type.code], tongue()),
        "procedures": [version(procedure) for procedure in newest],
        "supports": [support(each) for each in case_type.supports],
        "figures": [figure(each) for each in case_type.publishes],
    }


def version(procedure: Procedure) -> dict[str, Any]:
    return {
        "version": procedure.version,
        "path": procedure.path,
        "since": procedure.since,
        "basis": procedure.basis,
        "steps": [step(row, procedure) for row in procedure.steps],
        "limits": [limit(row) for row in procedure.limits],
        "materials": [material(row) for row in procedure.materials],
        "refusals": grounds((*procedure.refusals, *procedure.judged)),
        "closures": grounds(procedure.closures),
        "apart": [
            {"these": list(rule.these), "those": list(rule.those), "source": rule.source}
            for rule in procedure.apart
        ],
    }


def step(row: Step, procedure: Procedure) -> dict[str, Any]:
    return {
        **named(row.name),
        "posts": [post for each in row.posts for post in posts(each)],
        "after": row.after,
        "noun": NOUNS.get(row.name, ""),
        "starts": [limit.name for limit in procedure.limits if row.name in limit.start],
        "stops": [limit.name for limit in procedure.limits if row.name in limit.stop],
        "untimed": row.untimed,
        "left_out": grounds((*row.unless, *row.waivable)),
        "voids": row.voids,
        "source": row.source,
    }


def posts(post: Post) -> list[dict[str, str]]:
    """One line for each role that may act from this post."""
    return [{"role": s.role, "level": s.level, "side": s.side} for s in post.seats]


def limit(row: Limit) -> dict[str, Any]:
    return {
        **limit_named(row.name),
        "unit": str(row.term.unit),
        "length": row.term.length,
        "longest": row.stretch.length if row.stretch else None,
        "start": row.start,
        "stop": row.stop,
        "extended_for": grounds(row.grounds),
        "stands_still_for": row.stands_still_for,
        "source": row.source,
    }


def material(row: Material) -> dict[str, Any]:
    return {
        **named(row.code),
        "before": row.before,
        "substitute": type(row.substitute).__name__.lower(),
        "dataset": getattr(row.substitute, "dataset", ""),
        "unless": grounds(row.unless),
    }


def grounds(rows: Iterable[Ground]) -> list[dict[str, str]]:
    """By its own words, for two types may give a code of their own to much the same."""
    english = tongue() == "en"
    return [
        {"code": row.code, "name": row.en if english else row.zh, "source": row.source}
        for row in rows
    ]


def support(row: Support) -> dict[str, str]:
    name = row.en if tongue() == "en" else row.zh
    return {"code": row.code, "name": name, "paid": str(row.paid), "source": row.source}


def figure(row: Figure) -> dict[str, Any]:
    name = row.key.replace("_", " ").replace(".", ": ") if tongue() == "en" else row.zh
    usual = None if row.usual is None else str(row.usual)
    return {"key": row.key, "name": name, "unit": row.unit, "usual": usual}
