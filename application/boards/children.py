"""Children's files (儿童档案): where each child is, what waits to be done for it, until when.

Nothing here says a child's name; whose file it is, is said by the person's id alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, metadata
from application.boards.clocks import Kept, first, moved
from application.boards.scope import NEVER, ordered, placed
from domain.child import Child

CLOCK_FIELDS = ("due", "half_on", "warn_on", "paused_on")
OUTCOMES = {
    Child.Recognised: "at_home",
    Child.Received: "admitted_temporary",
    Child.LongTermDecided: "admitted_long_term",
    Child.ReturnedToGuardian: "returned_to_guardian",
    Child.TakenBack: "admitted_long_term",
    Child.Adopted: "adopted",
}


class Row(NamedTuple):
    child_id: UUID
    person: str
    owner: str
    opened_on: date
    stage: str = ""
    cases: list[str] = []
    """The applications that have led to it."""
    institution: str = ""
    outcome: str = ""
    waits: list[dict[str, str]] = []
    clocks: Kept = {}
    due_on: date = NEVER
    closed_on: date | None = None


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, Child.Opened):
        row = Row(UUID(str(event.originator_id)), event.about, event.owner, event.on)
    assert row is not None
    clocks = moved(row.clocks, event.clocks, CLOCK_FIELDS)
    row = row._replace(
        stage=event.stage, waits=event.waits, clocks=clocks, due_on=first(clocks).due_on
    )
    row = row._replace(outcome=OUTCOMES.get(type(event), row.outcome))
    match event:
        case Child.Recognised():
            return row._replace(owner=event.owner, cases=[*row.cases, event.case])
        case Child.Received():
            cases = [*row.cases, event.case]
            return row._replace(owner=event.owner, cases=cases, institution=event.institution)
        case Child.LongTermDecided():
            return row._replace(institution=event.institution)
        case Child.Placed():
            return row._replace(outcome=f"{event.kind_of_family}_care")
        case Child.Closed():
            return row._replace(outcome=event.ground, closed_on=event.on)
        case Child.Adopted():
            return row._replace(closed_on=event.on)
    return row


children = Table(
    "children",
    metadata,
    Column("child_id", Uuid, primary_key=True),
    Column("person", Text, nullable=False),
    *placed(),
    Column("opened_on", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("cases", JSONB, nullable=False),
    Column("institution", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("waits", JSONB, nullable=False),
    Column("clocks", JSONB, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("closed_on", Date),
)
ordered(children, "due_on")
Index("children_person", children.c.person)
Index("children_cases", children.c.cases, postgresql_using="gin")
board = Board(children, Row, fold, hears=Child.Event)
