"""File an application over HTTP against a bare Flask view that inserts one row with psycopg2.

Both behind gunicorn with 2 processes of 4 threads, 8 clients, each answer checked.  Ours
signs in, takes the form apart, looks up the applicant, enters a new person, draws a number,
saves person, claim and case with sealed personal facts.  The raw limit is a bare view that
saves rows of the same sizes in the same log, and does nothing else.  Then the reading of a
case, which is noted before it is answered, against the reading of one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from sqlalchemy import text

from benchmarks.bare import TABLE
from benchmarks.crowd import Crowd, request
from benchmarks.ground import Ground
from benchmarks.office import Clerk, office, served
from benchmarks.ratio import Ratio, command, paired, times
from interface import embedded

REQUESTS = 160
ROUNDS = 12


SAVED = text("""
    SELECT topic, octet_length(state) FROM events WHERE command_id =
        (SELECT command_id FROM events WHERE stream_id = CAST(:case AS uuid) AND version = 1)
    ORDER BY nth
""")


@contextmanager
def bare(here: Ground) -> Iterator[Crowd]:
    name = here.fresh()
    here.server.administer(TABLE, database=name)
    with standing(here, embedded.SUPERUSER, name) as crowd:
        yield crowd


@contextmanager
def saving(here: Ground, clerk: Clerk, case: str) -> Iterator[Crowd]:
    """Saves what this case's submission saved, as to topics and sizes, in the same database."""
    engine = clerk.services.casework.engine
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(SAVED, {"case": case})]
    told = orjson.dumps(rows).decode()
    with standing(here, embedded.APP, str(engine.url.database), BARE_ROWS=told) as crowd:
        yield crowd


@contextmanager
def standing(here: Ground, role: str, name: str, **more: str) -> Iterator[Crowd]:
    database = f"host={here.server.socket} user={role} dbname={name}"
    with (
        TemporaryDirectory() as folder,
        served("benchmarks.bare:app", {"BARE_DATABASE": database, **more}, Path(folder)) as it,
    ):
        yield it


def submitted(crowd: Crowd, clerk: Clerk, number: int, ids: list[str]) -> float:
    rate, answers = crowd.ask(clerk.submissions(number), 201)
    ids += [orjson.loads(answer)["id"] for answer in answers]
    return rate


def inserted(
    crowd: Crowd, clerk: Clerk, number: int, ids: list[str], where: str = "/rows"
) -> float:
    asked = [request("POST", where, {}, clerk.application()) for _ in range(number)]
    rate, answers = crowd.ask(asked, 201)
    ids += [orjson.loads(answer)["id"] for answer in answers]
    return rate


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    each, rounds = times(REQUESTS, min(scale, 1), 16), times(ROUNDS, scale)
    cases: list[str] = []
    rows: list[str] = []
    with office(here) as (ours, clerk), bare(here) as peer:
        found = paired(
            rounds,
            lambda: submitted(ours, clerk, each, cases),
            lambda: inserted(peer, clerk, each, rows),
        )
        yield Ratio(
            "submit over HTTP",
            f"{found.ours:.0f}/s",
            f"a bare view that inserts a row {found.peer:.0f}/s",
            found.ratio,
            "0.4",
        )
        with saving(here, clerk, cases[-1]) as limit:
            found = paired(
                rounds,
                lambda: submitted(ours, clerk, each, cases),
                lambda: inserted(limit, clerk, each, [], "/saves"),
            )
        yield Ratio(
            "submit over HTTP, beside the raw limit",
            f"{found.ours:.0f}/s",
            f"a bare view that saves the same rows {found.peer:.0f}/s",
            found.ratio,
            "none was set",
        )
        found = paired(
            rounds,
            lambda: ours.ask(clerk.readings(cases[:each]), 200)[0],
            lambda: peer.ask([request("GET", f"/rows/{i}", {}) for i in rows[:each]], 200)[0],
        )
        yield Ratio(
            "read a case over HTTP, noted before it is answered",
            f"{found.ours:.0f}/s",
            f"a bare view that reads a row {found.peer:.0f}/s",
            found.ratio,
            "none was set",
        )


if __name__ == "__main__":
    command(measure, __doc__)
