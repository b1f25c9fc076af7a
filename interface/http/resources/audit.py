"""Audit (审计): a case as its events tell it, at any time, and who has read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from application.access import sees_ratings
from application.audit.entries import Entry
from application.audit.replay import Audit
from application.boards.pages import officers
from application.boards.pages.reading import reading
from domain.case import Case
from domain.office import PRIVATE, Role
from interface.http import timeline
from interface.http.answering import named, place
from interface.http.auth import PRIVATE as PRIVATE_PEOPLE
from interface.http.auth import SIGNED_IN
from interface.http.casefile import RATING
from interface.http.conditions import purpose
from interface.http.resource import Resource
from interface.http.revealing import revealed
from interface.http.schemas import audit as shapes
from interface.http.services import caller, services

audit = Resource("audit", "", "审计 / audit")
AUDITORS = frozenset({Role.AUDITOR})
OVERSEEING = frozenset({Role.AUDITOR, Role.SUPERVISOR})
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@audit.reads(
    "/audit/cases/<uuid:case>/history",
    who=OVERSEEING,
    answers=shapes.History,
    query=shapes.HistoryQuery(),
    purpose=True,
)
def show_history(query: dict[str, Any], case: UUID) -> dict[str, Any]:
    """Who did what, when, in which capacity, under which version of the rules"""
    found = readable(case)
    in_full = query["reveal"] and revealed(caller(), found)
    history = records().history(case, as_of=query.get("as_of"), in_full=in_full)
    return {"events": told(history)}


@audit.reads(
    "/audit/cases/<uuid:case>",
    who=AUDITORS,
    answers=shapes.State,
    query=shapes.StateQuery(),
    purpose=True,
)
def show_state(query: dict[str, Any], case: UUID) -> Any:
    """All that a case remembered after a version, or at a recording time"""
    revealed(caller(), readable(case))
    return records().state(case, version=query.get("version"), as_of=query.get("as_of"))


@audit.reads(
    "/audit/cases/<uuid:case>/diff",
    who=AUDITORS,
    answers=shapes.Changes,
    query=shapes.DiffQuery(),
    purpose=True,
)
def show_diff(query: dict[str, Any], case: UUID) -> dict[str, Any]:
    """What changed from one version to another, field by field"""
    revealed(caller(), readable(case))
    changes = records().diff(case, query["first"], query["last"])
    return {"changes": [change._asdict() for change in changes]}


@audit.reads("/cases/<uuid:case>/timeline", who=SIGNED_IN, answers=shapes.History, purpose=True)
def show_timeline(case: UUID) -> dict[str, Any]:
    """The steps so far; officers see what each says, parties when it was taken"""
    readable(case)
    if caller().role in PRIVATE:
        history = records().history(case, in_full=False)
        return {"events": [timeline.own(entry) for entry in history]}
    whole = records().history(case)
    return {"events": told(e for e in whole if e.step not in RATING or sees_ratings(caller()))}


@audit.reads(
    "/cases/<uuid:case>/reads",
    who=PRIVATE_PEOPLE | AUDITORS,
    answers=shapes.CaseReads,
    purpose=True,
)
def show_reads(case: UUID) -> dict[str, Any]:
    """Who has read this case, the latest first: in which capacity and for what"""
    readable(case)
    reads = services().access.reads.of(case, since=LONG_AGO)
    return {
        "reads": [
            {**r._asdict(), "role": named(r.role), "division": place(r.division)} for r in reads
        ]
    }


def readable(case: UUID) -> Case:
    """Noted before anything is told.  Raises CaseNotFound and as ``Access.read``."""
    found = services().casework.case(case)
    services().access.read(caller(), found, purpose())
    return found


def records() -> Audit:
    return Audit(services().casework)


def told(history: Iterable[Entry]) -> list[dict[str, Any]]:
    entries = list(history)
    with reading(services().casework.engine, ()) as (tx, _):
        names = officers.names(tx, {entry.by for entry in entries})
    return [timeline.entry(entry, names) for entry in entries]
