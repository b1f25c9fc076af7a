"""The timeline (办理过程) of a dossier: an entry for each event, from its stream alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from application.audit.plain import plain
from domain.books import Books

ENVELOPE = frozenset(f.name for f in fields(Books.Event)) | {"originator_topic"}
HIDDEN = {"hidden": True}
"""Stands for a personal fact where the reader isn't shown it."""

Clocks = dict[str, Mapping[str, Any]]


@dataclass(frozen=True)
class ClockMove:
    """What an event did to one time limit; days and lengths in the limit's unit."""

    limit: str
    how: str
    """started, stopped, overdue (stopped too late), paused, resumed, extended or recounted."""
    unit: str
    due: date
    promised: date
    spent: int


@dataclass(frozen=True)
class Entry:
    """Who did what, when, in which capacity, on whose behalf, under which rules."""

    version: int
    recorded_at: datetime
    on: date
    """The legal day."""
    entered_late: bool
    step: str
    event: str
    by: str
    role: str
    division: str
    on_behalf_of: str
    channel: str
    stage: str
    procedure: str
    """The version and path of the rules that the dossier stood under."""
    facts: dict[str, Any]
    clocks: list[ClockMove]
    voids: list[str]
    readings: list[dict[str, Any]]
    waits: list[dict[str, str]]


def entries(events: Iterable[Any], *, in_full: bool = True) -> Iterator[Entry]:
    """In the order of the stream.  Without ``in_full`` personal facts are hidden."""
    clocks: Clocks = {}
    procedure = ""
    for event in events:
        procedure = vars(event).get("procedure", procedure)
        yield Entry(
            version=event.originator_version,
            recorded_at=event.timestamp,
            on=event.on,
            entered_late=event.entered_late,
            step=event.step,
            event=type(event).__name__,
            by=event.by,
            role=event.role,
            division=event.acting_division,
            on_behalf_of=event.on_behalf_of,
            channel=event.channel,
            stage=event.stage,
            procedure=procedure,
            facts=facts(event, in_full),
            clocks=[moved(clocks.get(clock["limit"]), clock) for clock in event.clocks],
            voids=list(event.voids),
            readings=plain(event.readings),
            waits=list(event.waits),
        )
        clocks |= {clock["limit"]: clock for clock in event.clocks}


def facts(event: Any, in_full: bool) -> dict[str, Any]:
    """What the event says beside its envelope."""
    told = {k: plain(v) for k, v in vars(event).items() if k not in ENVELOPE}
    if in_full:
        return told
    personal = type(event).personal
    return {k: hidden(v) if k in personal and v else v for k, v in told.items()}


def hidden(value: Any) -> Any:
    """Whom it concerns may be seen, what it says may not."""
    if isinstance(value, list) and all(isinstance(i, dict) and "person" in i for i in value):
        return [{"person": item["person"], **HIDDEN} for item in value]
    return HIDDEN


def moved(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> ClockMove:
    return ClockMove(
        now["limit"], how(before, now), now["unit"], now["due"], now["promised"], now["spent"]
    )


def how(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    if now["stopped_on"]:
        return "overdue" if now["stopped_on"] > now["due"] else "stopped"
    if before is None or before["stopped_on"]:
        return "started"
    if bool(before["paused_on"]) != bool(now["paused_on"]):
        return "paused" if now["paused_on"] else "resumed"
    return "recounted" if before["stretched_for"] == now["stretched_for"] else "extended"
