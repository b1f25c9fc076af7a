"""Benefits (救助待遇): what is paid to whom, from which month on, and by which case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Integer, Numeric, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, metadata
from application.boards.scope import NEVER, ordered, placed
from domain.benefit import Benefit

NOTHING = Decimal(0)
CHECKS = ("recheck", "survival_check")
"""Clocks at whose end a benefit is looked at, or somebody is to be seen alive."""


class Row(NamedTuple):
    benefit_id: UUID
    case_id: UUID
    case_version: int
    entitlement: str
    owner: str
    organ: str
    """The unit that granted it and may change it."""
    person: str
    persons: list[str]
    """The ids of everybody it is for."""
    amount: Decimal
    """Yuan a month; while it is suspended, what it will be again."""
    since: date
    turns: list[list[str]]
    """``[month, amount]`` as decided: for a month, the last that reaches it governs."""
    stage: str
    until: date = NEVER
    """The first month without it."""
    next_check: date = NEVER
    """When it is looked at again, or whoever gets it is to be seen alive."""
    checking: str = ""
    """Why it is being looked at now."""
    proposed: str = ""
    """What is proposed for it and not carried out yet."""
    ground: str = ""
    """Why it is suspended or has ended."""
    claimed: list[list[str]] = []
    """``[month, amount]`` claimed back, as decided."""
    owed: Decimal = NOTHING
    """Yuan claimed, and neither given back nor written off."""


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, Benefit.Granted):
        return granted(event)
    assert row is not None
    row = looked_at(row._replace(stage=event.stage), event)
    match event:
        case Benefit.Adjusted():
            return turned(row, event.from_month, event.amount)._replace(amount=event.amount)
        case Benefit.Suspended():
            return turned(row, event.from_month, NOTHING)._replace(ground=event.ground)
        case Benefit.Resumed() | Benefit.Reinstated():
            again = row._replace(ground="", until=NEVER)
            return turned(again, event.from_month, row.amount)
        case Benefit.Ended():
            return ended(row, event)
        case Benefit.OverpaymentClaimed():
            return claimed(row, event)
        case Benefit.Repaid() | Benefit.WrittenOff():
            return row._replace(owed=row.owed - event.amount)
    return row


def looked_at(row: Row, event: Any) -> Row:
    """What is asked about it, what is proposed, and when it is looked at next."""
    row = row._replace(next_check=next_check(event, row.next_check))
    match event:
        case Benefit.RecheckOpened():
            return row._replace(checking=event.ground)
        case Benefit.RecheckReported() | Benefit.SelfCareReassessed():
            return row._replace(checking="")
        case Benefit.DeathNoted():
            return row._replace(checking=row.checking or event.checking)
        case Benefit.ChangeProposed():
            return row._replace(proposed=event.verb)
        case Benefit.ChangeDecided():
            return row._replace(proposed=row.proposed if event.posted else "")
        case Benefit.Reinvestigated():
            return row._replace(proposed=row.proposed if event.stands else "")
        case Benefit.NoticeClosed():
            return row._replace(proposed="")
    return row


def next_check(event: Any, held: date) -> date:
    """The earliest end of the clocks that this event began, where it began one."""
    begun = [c for c in event.clocks if c["limit"] in CHECKS and c["stopped_on"] is None]
    return min((clock["due"] for clock in begun), default=held)


def ended(row: Row, event: Benefit.Ended) -> Row:
    over = row._replace(until=event.from_month, ground=event.ground, next_check=NEVER)
    return turned(over._replace(checking="", proposed=""), event.from_month, NOTHING)


def claimed(row: Row, event: Benefit.OverpaymentClaimed) -> Row:
    told = [[str(each["month"]), str(each["amount"])] for each in event.months]
    owed = sum((Decimal(amount) for _, amount in told), row.owed)
    return row._replace(claimed=[*row.claimed, *told], owed=owed)


def granted(event: Benefit.Granted) -> Row:
    return Row(
        benefit_id=UUID(str(event.originator_id)),
        case_id=UUID(event.case),
        case_version=event.case_version,
        entitlement=event.entitlement,
        owner=event.owner,
        organ=event.organ,
        person=event.about,
        persons=event.persons,
        amount=event.amount,
        since=event.from_month,
        turns=[
            [event.from_month.isoformat(), str(event.amount)],
            *([str(turn["from_month"]), str(turn["amount"])] for turn in event.later),
        ],
        stage=event.stage,
        next_check=next_check(event, NEVER),
    )


def turned(row: Row, since: date, amount: Decimal) -> Row:
    return row._replace(turns=[*row.turns, [since.isoformat(), str(amount)]])


benefits = Table(
    "benefits",
    metadata,
    Column("benefit_id", Uuid, primary_key=True),
    Column("case_id", Uuid, nullable=False),
    Column("case_version", Integer, nullable=False),
    Column("entitlement", Text, nullable=False),
    *placed(),
    Column("organ", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("persons", JSONB, nullable=False),
    Column("amount", Numeric, nullable=False),
    Column("since", Date, nullable=False),
    Column("turns", JSONB, nullable=False),
    Column("stage", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("next_check", Date, nullable=False),
    Column("checking", Text, nullable=False),
    Column("proposed", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("claimed", JSONB, nullable=False),
    Column("owed", Numeric, nullable=False),
)
checked = benefits.c.next_check != NEVER
ordered(benefits, "since")
ordered(benefits, "next_check", where=checked)
Index("benefits_case", benefits.c.case_id)
Index("benefits_person", benefits.c.person)
board = Board(benefits, Row, fold, hears=Benefit.Event)
