"""The worklist as officers read it: what waits in an area, for a desk, or for one person."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Subquery,
    Table,
    and_,
    func,
    literal_column,
    select,
)

from application.boards import scope
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.pages.wanted import Wanted, conditions
from application.boards.people import people
from application.boards.scope import NEVER
from application.boards.worklist import counts, waiting, worklist
from domain.divisions import Division
from domain.errors import Malformed

HEARD = ("worklist", "people")
"""The boards that these pages are read from."""
ORDERS = ("due_on", "submitted_on")
COUNTED_UP_TO = 1000


class Line(NamedTuple):
    """A case on the worklist.  Days that nobody knows are None."""

    case_id: UUID
    number: str
    kind: str
    owner: str
    intake: str
    stage: str
    waits: list[dict[str, str]]
    waits_step: str
    due_on: date | None
    light: str
    submitted_on: date
    moved_on: date
    holders: dict[str, str]
    applicant: str
    applicant_name: str
    """Masked; blank where the applicant is no person, or was erased."""


def page(
    tx: Connection,
    wanted: Wanted,
    today: date,
    *,
    by: str = "due_on",
    cursor: str = "",
    size: int = 20,
) -> Page[Line]:
    """The next lines.  Raises Malformed for a cursor that is none or an order there isn't."""
    if by not in ORDERS:
        raise Malformed("order", by)
    size = counted(size)
    after = place(cursor, date.fromisoformat, UUID)
    rows = asked(wanted, by, size=size + 1, after=after)
    found = tx.execute(scope.in_order(named(rows), rows, worklist, by)).all()
    lines = paged(found, size, lambda row: (getattr(row, by), row.case_id))
    return Page([line(row, today) for row in lines.rows], lines.cursor)


def asked(
    wanted: Wanted, by: str, *, size: int, after: tuple[Any, ...] | None = None
) -> Subquery:
    """The next rows: of a desk's pile, of a division that owns them, or of the whole scope."""
    where = list(conditions(wanted))
    if wanted.within and not wanted.desk:
        where.append(scope.owned(worklist, wanted.within))
    if wanted.desk or wanted.within:
        # Whatever picks the rows, nobody sees more than lies in their scope.
        where.append(scope.visible(worklist, wanted.area))
        return scope.gathered(worklist, by, size=size, after=after, where=where)
    return scope.page(worklist, wanted.area, by, size=size, after=after, where=where)


def named(rows: Any) -> Select[Any]:
    """These rows of the worklist with the names of their applicants."""
    person = people.c.person_id == rows.c.applicant
    return select(rows, people.c.masked_name).select_from(rows.outerjoin(people, person))


def line(row: Any, today: date) -> Line:
    return Line(
        row.case_id,
        row.number,
        row.kind,
        row.owner,
        row.intake,
        row.stage,
        row.waits,
        row.waits_step,
        None if row.due_on == NEVER else row.due_on,
        light(row.due_on, row.warn_on, row.half_on, today),
        row.submitted_on,
        row.moved_on,
        row.holders,
        row.applicant,
        row.masked_name or "",
    )


def light(due_on: date, warn_on: date, half_on: date, today: date) -> str:
    """Green to half of the limit, yellow to four fifths, red to its end, overdue after it."""
    if due_on == NEVER:
        return ""
    if today > due_on:
        return "overdue"
    if today >= warn_on:
        return "red"
    return "yellow" if today >= half_on else "green"


def pile_size(tx: Connection, wanted: Wanted) -> int:
    """How many cases; 1000 means so many or more."""
    rows = asked(wanted, "due_on", size=COUNTED_UP_TO)
    return tx.scalar(select(func.count()).select_from(rows)) or 0


class Load(NamedTuple):
    """How many cases of a kind wait at a stage for a role, and how many of them are late."""

    kind: str
    stage: str
    role: str
    all: int
    overdue: int
    red: int


def load(tx: Connection, division: str, today: date) -> list[Load]:
    """What waits of all that a division owns, now.  Raises Malformed for no division."""
    Division(division)
    summed = len(division) in scope.SUMMED
    table: Table = counts if summed else worklist
    n: ColumnElement[int] = counts.c.n if summed else literal_column("1", Integer)
    where = counts.c.division == division
    if not summed:
        where = and_(waiting, scope.owned(worklist, division))
    c = table.c
    late, soon = c.due_on < today, and_(c.due_on >= today, c.warn_on <= today)
    query = (
        select(
            c.kind,
            c.stage,
            c.waits_role,
            func.sum(n),
            func.coalesce(func.sum(n).filter(late), 0),
            func.coalesce(func.sum(n).filter(soon), 0),
        )
        .where(where)
        .group_by(c.kind, c.stage, c.waits_role)
        .order_by(c.kind, c.stage, c.waits_role)
    )
    return [Load(*row[:3], *map(int, row[3:])) for row in tx.execute(query) if row[3]]
