"""Set up a trial: embedded server, tables, sample figures, a clock of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from application.ledgers.trial_clock import TrialClock
from application.orders import Order
from application.publications import Publications
from domain.divisions import Division
from domain.office import Actor, Role
from interface import database, embedded, main, migrate
from interface.settings import Settings
from interface.trial.figures import figures

KEEPER = Actor("installation", Role.CATALOGUE, Division("15"))


@contextmanager
def prepared(folder: Path, moment: datetime) -> Iterator[main.Office]:
    """An office on a migrated database whose clock shows this moment now.

    Its server stops when the block ends.  A folder that was prepared before is used as it is,
    with its own clock.
    """
    settings = Settings(data=folder.resolve())
    server = embedded.start(settings.data, stop_at_exit=False)
    try:
        yield furnished(settings, server, moment)
    finally:
        embedded.stop(settings.data)


def furnished(settings: Settings, server: embedded.Embedded, moment: datetime) -> main.Office:
    new = "anjuan" not in server.databases()
    if new:
        server.create_database("anjuan")
    migrate.upgrade(server.url(embedded.OWNER))
    if new:
        move_clock(server.url(embedded.OWNER), moment)
    office = main.office(settings)
    if new:
        publish(office.services.publications)
    return office


def move_clock(owner_url: str, to: datetime) -> None:
    """Make it this time in the trial; only the owner of the tables can."""
    engine = database.engine(owner_url, "DATABASE_OWNER_URL", 1)
    TrialClock(engine).set(to)
    engine.dispose()


def publish(publications: Publications) -> None:
    """Every sample figure."""
    for figure in figures():
        publications.publish(Order(KEEPER), **figure._asdict())
