"""Supervision (督办): how much came in, went out, was late or badly rated; where and when.

Each figure is the sum of what rows add, so every figure can be explained by its cases.  A
limit counts where it ends: what it took in its own unit, and whether it ended late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Index, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, Key, metadata
from application.boards.scope import placed, summed
from domain.case import Case

Fact = tuple[tuple[date, str, str], int]
"""Day, measure, and what of it; and how much."""

ENDS = {
    "Approved": "approved",
    "Refused": "refused",
    "NotAccepted": "not_accepted",
    "Transferred": "transferred",
    "Withdrawn": "withdrawn",
    "Closed": "closed",
}
"""Events that end what the applicant waited for -> the measure."""


class Row(NamedTuple):
    case_id: UUID
    kind: str
    owner: str
    received_on: date
    moved_on: date
    """The day of its last event: after it there is nothing to count."""
    accepted_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""
    stops: list[dict[str, Any]] = []
    """Limits that ended: ``{limit, unit, on, spent, late}``."""
    ratings: list[dict[str, Any]] = []
    """``{of, on, rating}``; of a supplement ``of`` ends with ``+``."""


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, Case.Submitted):
        row = Row(event.originator_id, event.kind, event.owner, event.on, event.on)
    assert row is not None
    row = row._replace(moved_on=max(row.moved_on, event.on))
    if stops := [stopped(clock, event) for clock in event.clocks if clock["stopped_on"]]:
        row = row._replace(stops=[*row.stops, *stops])
    match event:
        case Case.Accepted() if row.accepted_on is None:
            return row._replace(accepted_on=event.on)
        case Case.Evaluated():
            return rated(row, event.of, event)
        case Case.Supplemented() if event.rating is not None:
            return rated(row, event.of + "+", event)
    if (outcome := ENDS.get(type(event).__name__)) and row.ended_on is None:
        return row._replace(ended_on=event.on, outcome=outcome)
    return row


def stopped(clock: dict[str, Any], event: Any) -> dict[str, Any]:
    late = clock["stopped_on"] > clock["due"]
    if clock["due_at"]:  # Of hours; what was entered later is judged by its day alone.
        late = late or (not event.entered_late and event.timestamp > clock["due_at"])
    return {
        "limit": clock["limit"],
        "unit": clock["unit"],
        "on": clock["stopped_on"].isoformat(),
        "spent": clock["spent"],
        "late": late,
    }


def rated(row: Row, of: str, event: Any) -> Row:
    rating = {"of": of, "on": event.on.isoformat(), "rating": event.rating}
    return row._replace(ratings=[*row.ratings, rating])


def facts(row: Row) -> Iterator[Fact]:
    """What this case adds to the figures of any division it lies in."""
    yield (row.received_on, "received", ""), 1
    if row.accepted_on:
        yield (row.accepted_on, "accepted", ""), 1
    if row.ended_on:
        ended_on = row.ended_on.isoformat()
        late = any(stop["late"] for stop in row.stops if stop["on"] <= ended_on)
        yield (row.ended_on, row.outcome, ""), 1
        yield (row.ended_on, "overdue" if late else "on_time", ""), 1
    for stop in row.stops:
        day, of = date.fromisoformat(stop["on"]), f"{stop['limit']} {stop['unit']}"
        yield (day, "limit_ended", of), 1
        yield (day, "limit_spent", of), stop["spent"]
        if stop["late"]:
            yield (day, "limit_overdue", of), 1
    for rating in row.ratings:
        yield (
            (date.fromisoformat(rating["on"]), "rated", f"{rating['of']} {rating['rating']}"),
            1,
        )


def tally(row: Row) -> Iterator[tuple[Key, int]]:
    """The same for its county, league and the region."""
    for fact, n in facts(row):
        for division in summed(row.owner):
            yield (division, *fact, row.kind), n


supervision = Table(
    "supervision",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    *placed(),
    Column("received_on", Date, nullable=False),
    Column("moved_on", Date, nullable=False),
    Column("accepted_on", Date),
    Column("ended_on", Date),
    Column("outcome", Text, nullable=False),
    Column("stops", JSONB, nullable=False),
    Column("ratings", JSONB, nullable=False),
)
for level in ("county", "township"):  # Above them the figures are read.
    Index(f"supervision_{level}", supervision.c[level], supervision.c.moved_on)
figures = Table(
    "supervision_figures",
    metadata,
    Column("division", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("n", BigInteger, nullable=False),
)
board = Board(supervision, Row, fold, hears=Case.Event, counters=figures, tally=tally)
