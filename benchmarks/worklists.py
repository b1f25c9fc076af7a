"""Worklists of any size: the cases of so many villages, their names and the live counts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, text

from application.boards import people
from application.boards.rows import run, stored, upsert
from application.boards.scope import NEVER
from application.boards.worklist import Row, board, desks
from benchmarks.ground import Ground
from benchmarks.histories import tellings, villages
from interface import embedded

AT_ONCE = 10_000
TOLD = 1_000
SPREAD = 180


def told(number: int) -> list[Row]:
    """Rows as the fold makes them, of cases that have come more or less far."""
    found = []
    for telling in islice(tellings(), number):
        events = [telling.event(n) for n in range(len(telling.events))]
        if row := board.shown(events):
            found.append(row)
    return found


def rows(count: int) -> Iterator[Row]:
    """So many cases, all different: each one told again of another village and day."""
    rnd = random.Random(2)
    known = told(min(count, TOLD))
    for number in range(count):
        row = known[number % len(known)]
        village = rnd.choice(villages())
        home = row.owner.startswith(row.intake)
        later = timedelta(rnd.randrange(SPREAD))
        told_here = row._replace(
            case_id=UUID(int=rnd.getrandbits(128), version=4),
            number=f"NM-{village[:6]}-{row.kind}-{number:08d}",
            owner=village,
            intake=village[:9] if home else rnd.choice(villages())[:9],
            applicant=str(UUID(int=rnd.getrandbits(128), version=4)),
            submitted_on=row.submitted_on + later,
            moved_on=row.moved_on + later,
            due_on=moved(row.due_on, later),
            half_on=moved(row.half_on, later),
            warn_on=moved(row.warn_on, later),
        )
        yield told_here._replace(desks=desks(told_here, row.waits))


def moved(day: date, later: timedelta) -> date:
    return day if day == NEVER else day + later


def fill(tx: Connection, count: int) -> None:
    put, put_name = (upsert(b.table, keep=b.keys) for b in (board, people.board))
    waiting = rows(count)
    while some := list(islice(waiting, AT_ONCE)):
        run(tx, put, stored(board.table), some)
        names = [people.Row(r.applicant, "样*", "***", r.applicant, r.number) for r in some]
        run(tx, put_name, stored(people.people), names)
    board.count(tx)


def filled(here: Ground, count: int) -> Engine:
    """A migrated database with so many cases, read as the application reads it."""
    name = here.ours()
    keeper = create_engine(here.url(name, embedded.BOARDS))
    with keeper.begin() as tx:
        # Indexes are made again when the rows are there, as a rebuild does it.
        indexes = [index for table in ("worklist", "people") for index in dropped(tx, table)]
        fill(tx, count)
        for index in indexes:
            tx.execute(text(index))
    keeper.dispose()
    here.server.administer("VACUUM ANALYZE", database=name)
    return create_engine(here.url(name))


def dropped(tx: Connection, table: str) -> list[str]:
    """Drop the plain indexes of a table; gives how they are made."""
    made: list[Any] = tx.execute(
        text(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = CAST(:of AS regclass) AND NOT indisunique"
        ),
        {"of": f"boards.{table}"},
    ).all()
    for name, _ in made:
        tx.execute(text(f"DROP INDEX {name}"))
    return [definition for _, definition in made]
