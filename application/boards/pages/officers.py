"""Lists of officers: who holds which appointment in an area, and names for a page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select, tuple_

from application.boards.officers import appointments, officers
from application.boards.pages.reading import Page, counted, paged, place
from domain.derived import id_read

HEARD = ("officers", "appointments")


class Line(NamedTuple):
    """One appointment of one officer; ``ended_at`` also where the officer was revoked."""

    officer_id: UUID
    name: str
    login: str
    appointment: str
    role: str
    division: str
    since: date
    until: date | None
    ended_at: datetime | None


def page(
    tx: Connection,
    area: str,
    *,
    role: str = "",
    on: date | None = None,
    cursor: str = "",
    size: int = 20,
) -> Page[Line]:
    """Appointments in this area by division and login.  ``on``: only those held that day and
    not ended since.  Raises Malformed for a cursor that is none."""
    a, o, size = appointments.c, officers.c, counted(size)
    ended = func.coalesce(a.ended_at, o.revoked_at)
    keys = a.owner, o.login, a.appointment
    query = (
        select(
            o.officer_id,
            o.name,
            o.login,
            a.appointment,
            a.role,
            a.owner,
            a.since,
            a.until,
            ended,
        )
        .join_from(appointments, officers, a.officer_id == o.officer_id)
        .where(a.owner.startswith(area, autoescape=True))
        .order_by(*keys)
        .limit(size + 1)
    )
    if role:
        query = query.where(a.role == role)
    if on:
        held = and_(a.since <= on, or_(a.until.is_(None), a.until > on))
        query = query.where(held, ended.is_(None))
    if after := place(cursor, str, str, str):
        query = query.where(tuple_(*keys) > tuple_(*after))
    found = [Line._make(row) for row in tx.execute(query)]
    return paged(found, size, lambda line: (line.division, line.login, line.appointment))


def names(tx: Connection, ids: Collection[str]) -> dict[str, str]:
    """The names of these officers by their ids; what is no officer's id has none."""
    wanted = [officer for officer in map(id_read, ids) if officer]
    query = select(officers.c.officer_id, officers.c.name)
    found = tx.execute(query.where(officers.c.officer_id.in_(wanted)))
    return {str(id_): name for id_, name in found}
