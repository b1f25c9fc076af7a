"""The worklist (工作台): every application, what it waits for, and until when.

Rows of cases that wait for nothing stay, for the register; the indexes of the worklist do
not hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Index, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, Key, metadata
from application.boards.clocks import Kept, first, moved
from application.boards.scope import NEVER, ordered, placed, summed, taken_in
from domain.assignment import Assignment
from domain.case import Case
from domain.divisions import DIGITS
from domain.office import PRIVATE, Role
from domain.post import Side

CLOCK_FIELDS = ("due", "half_on", "warn_on", "paused_on")
NOTHING = {"step": "", "role": "", "level": ""}
LAST = {"due": "~"}
NO_DESK = frozenset(str(role) for role in (*PRIVATE, Role.CLOCK))
INTAKE = str(Side.INTAKE)
LENGTHS = {str(level): digits for level, digits in DIGITS.items()}
ANYWHERE = "*"


class Row(NamedTuple):
    case_id: UUID
    number: str
    kind: str
    owner: str
    intake: str
    applicant: str
    """The id of a person or an organisation."""
    submitted_on: date
    stage: str = ""
    waits: list[dict[str, str]] = []
    waits_step: str = ""
    """Of all that it waits for, what has to be done first; ``""`` where nothing is awaited."""
    waits_role: str = ""
    waits_level: str = ""
    desks: list[str] = []
    """Who may do something of all that it waits for: ``approver 150421``, ``window *``."""
    clocks: Kept = {}
    due_on: date = NEVER
    """The earliest running statutory end; NEVER while none runs."""
    half_on: date = NEVER
    warn_on: date = NEVER
    holders: dict[str, str] = {}
    """Which officer of which unit has taken it (领办): division -> officer."""
    moved_on: date = NEVER


def fold(row: Row | None, event: Any) -> Row | None:
    match event:
        case Case.Submitted():
            row = Row(
                case_id=event.originator_id,
                number=event.number,
                kind=event.kind,
                owner=event.owner,
                intake=event.intake,
                applicant=event.applicant,
                submitted_on=event.on,
            )
        case Assignment.Event():
            return row and row._replace(holders=event.holders)
    assert row is not None
    clocks, waits = moved(row.clocks, event.clocks, CLOCK_FIELDS), event.waits
    due, foremost = first(clocks), first_of(waits, clocks)
    return row._replace(
        stage=event.stage,
        waits=waits,
        waits_step=foremost["step"],
        waits_role=foremost["role"],
        waits_level=foremost["level"],
        desks=desks(row, waits) if waits else waits,
        clocks=clocks,
        due_on=due.due_on,
        half_on=due.half_on,
        warn_on=due.warn_on,
        moved_on=event.on,
    )


def first_of(waits: list[dict[str, str]], clocks: Kept) -> dict[str, str]:
    """Of all that is awaited, what has to be done first."""
    if len(waits) < 2:
        return waits[0] if waits else NOTHING
    return min(waits, key=lambda wait: clocks.get(wait["clock"], LAST)["due"])


def desks(row: Row, waits: list[dict[str, str]]) -> list[str]:
    """The desks whose pile it lies on, each named once."""
    if len(waits) == 1:
        return called(row, waits[0])
    return list(dict.fromkeys(name for wait in waits for name in called(row, wait)))


def called(row: Row, wait: dict[str, str]) -> list[str]:
    """Without a level it may be any desk above the unit; without a side, anybody's."""
    role, level, side = wait["role"], wait["level"], wait["side"]
    if role in NO_DESK:
        return []
    if not side:
        return [desk(role, ANYWHERE)]
    place = row.intake if side == INTAKE else row.owner
    lengths = (LENGTHS[level],) if level else LENGTHS.values()
    return [desk(role, place[:digits]) for digits in lengths if digits <= len(place)]


def desk(role: str, division: str) -> str:
    return f"{role} {division}"


def key(event: Any) -> Key:
    if isinstance(event, Assignment.Event):
        return (UUID(event.case),)
    return (event.originator_id,)


def tally(row: Row) -> Iterator[tuple[Key, int]]:
    """Live counts: what waits in each county, league and the region."""
    if row.waits_role:
        for division in summed(row.owner):
            light = row.due_on, row.warn_on
            yield (division, row.kind, row.stage, row.waits_role, *light), 1


worklist = Table(
    "worklist",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("number", Text(collation="C"), nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    *placed(),
    *taken_in(),
    Column("applicant", Text, nullable=False),
    Column("submitted_on", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("waits", JSONB, nullable=False),
    Column("waits_step", Text, nullable=False),
    Column("waits_role", Text, nullable=False),
    Column("waits_level", Text, nullable=False),
    Column("desks", JSONB, nullable=False),
    Column("clocks", JSONB, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("half_on", Date, nullable=False),
    Column("warn_on", Date, nullable=False),
    Column("holders", JSONB, nullable=False),
    Column("moved_on", Date, nullable=False),
)
waiting = worklist.c.waits_role != ""
ordered(worklist, "due_on", where=waiting)
ordered(worklist, "submitted_on", where=waiting)
Index("worklist_desks", worklist.c.desks, postgresql_using="gin", postgresql_where=waiting)
sorted_out = worklist.c.kind, worklist.c.stage, worklist.c.due_on, worklist.c.case_id
away = worklist.c.intake_league
Index("worklist_sorted_region", *sorted_out, postgresql_where=waiting)
Index("worklist_sorted_league", worklist.c.league, *sorted_out, postgresql_where=waiting)
Index("worklist_sorted_away", away, *sorted_out, postgresql_where=waiting & away.is_not(None))
Index("worklist_applicant", worklist.c.applicant, worklist.c.submitted_on)

counts = Table(
    "worklist_counts",
    metadata,
    Column("division", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("waits_role", Text, primary_key=True),
    Column("due_on", Date, primary_key=True),
    Column("warn_on", Date, primary_key=True),
    Column("n", BigInteger, nullable=False),
)
board = Board(
    worklist,
    Row,
    fold,
    hears=(Case.Event, Assignment.Event),
    key=key,
    counters=counts,
    tally=tally,
)
