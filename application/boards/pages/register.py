"""The register of cases (案件登记簿): found by number, by whole name, by identity number.

Names and numbers of people are looked for by their keyed hashes; nothing here is clear text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, false, or_, select, true, tuple_

from application.boards import scope
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.pages.worklist import Line, line, named
from application.boards.people import people
from application.boards.worklist import waiting, worklist
from domain.authorisation import Grant
from domain.errors import Malformed

SHORTEST_PREFIX = 4


@dataclass(frozen=True)
class Search:
    """At least one of these; several must all fit."""

    number: str = ""
    """The whole number of a case or how it begins."""
    name_key: str = ""
    number_key: str = ""
    applicant: str = ""
    """The id of a person or an organisation."""


def page(
    tx: Connection,
    area: str,
    search: Search,
    today: date,
    *,
    only_waiting: bool = False,
    cursor: str = "",
    size: int = 20,
) -> Page[Line]:
    """Cases in the scope of this division, the latest first.

    Raises Malformed for a search of nothing, a prefix that is too short, or no cursor.
    """
    where = [*conditions(search), scope.visible(worklist, area)]
    if only_waiting:
        where.append(waiting)
    return listed(tx, where, today, cursor, size)


def of_person(
    tx: Connection,
    person: str,
    today: date,
    *,
    granted: Iterable[Grant] | None = None,
    cursor: str = "",
    size: int = 20,
) -> Page[Line]:
    """A person's own cases, wherever they lie, the latest first.

    ``granted``: only those that an agent was granted.
    """
    where: list[ColumnElement[bool]] = [worklist.c.applicant == person]
    if granted is not None:
        where.append(or_(false(), *map(reached, granted)))
    return listed(tx, where, today, cursor, size)


def reached(grant: Grant) -> ColumnElement[bool]:
    if grant.case:
        return worklist.c.case_id == UUID(grant.case)
    return worklist.c.kind == grant.kind if grant.kind else true()


def id_of(tx: Connection, number: str) -> UUID | None:
    """The case of exactly this number, whoever asks: scope is for the caller to see to."""
    return tx.scalar(select(worklist.c.case_id).where(worklist.c.number == number))


def listed(
    tx: Connection, where: list[ColumnElement[bool]], today: date, cursor: str, size: int
) -> Page[Line]:
    keys = worklist.c.submitted_on, worklist.c.case_id
    if after := place(cursor, date.fromisoformat, UUID):
        where = [*where, tuple_(*keys) < tuple_(*after)]
    size = counted(size)
    # Few rows fit: found by their own index first, and only then put in order.
    found = select(worklist).where(*where).cte("found").prefix_with("MATERIALIZED")
    rows = select(found).subquery("page")
    query = named(rows).order_by(rows.c.submitted_on.desc(), rows.c.case_id.desc())
    lines = paged(
        tx.execute(query.limit(size + 1)).all(),
        size,
        lambda row: (row.submitted_on, row.case_id),
    )
    return Page([line(row, today) for row in lines.rows], lines.cursor)


def conditions(search: Search) -> Iterator[ColumnElement[bool]]:
    if not any(vars(search).values()):
        raise Malformed("search", "say what is looked for")
    if search.number:
        if len(search.number) < SHORTEST_PREFIX:
            raise Malformed("number", f"at least {SHORTEST_PREFIX} characters")
        yield worklist.c.number.startswith(search.number, autoescape=True)
    if search.applicant:
        yield worklist.c.applicant == search.applicant
    for column, key in (
        (people.c.name_key, search.name_key),
        (people.c.number_key, search.number_key),
    ):
        if key:
            yield worklist.c.applicant.in_(select(people.c.person_id).where(column == key))
