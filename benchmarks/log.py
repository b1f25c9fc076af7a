"""Our log, filled with real cases, and the boards rebuilt from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, create_engine, text

from application.boards.board import Board
from application.boards.follower import Follower
from application.boards.rebuild import Rebuild
from application.eventstore import Factory
from application.ledgers.keys import PersonalKeys
from benchmarks.ground import Ground
from benchmarks.histories import batches, interleaved
from interface import embedded

MASTER = bytes(range(32))
EVENTS = 100_000


class Log:
    """The log of one database, as those see it who keep the boards."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.follower = Follower.on(engine, PersonalKeys(engine, MASTER))
        with engine.connect() as tx:
            self.events: int = tx.scalar(text("SELECT count(*) FROM events")) or 0

    def rebuilt(self, boards: Iterable[Board[Any]]) -> float:
        """Events a second, from the first event to tables with figures and indexes."""
        began = perf_counter()
        with Rebuild(self.engine, self.follower, *boards) as rebuild:
            rebuild.build()
            took = perf_counter() - began
        return self.events / took


def fill(url: str, count: int) -> None:
    engine = create_engine(url)
    keys = PersonalKeys(engine, MASTER)
    factory = Factory({}, engine=engine, keys=keys)
    mapper, recorder = factory.mapper(), factory.application_recorder()
    for batch in batches(interleaved(count)):
        keys.current({person for event in batch for person in people(event)})
        recorder.insert_events([mapper.to_stored_event(event) for event in batch])
    engine.dispose()


def people(event: Any) -> Iterator[str]:
    """All at once, their keys cost little."""
    facts = vars(event)
    for field in ("person", "about", "by"):
        try:
            yield str(UUID(facts.get(field, "")))
        except ValueError:
            continue


def filled(here: Ground, count: int) -> Log:
    """The same one for every benchmark of a run."""

    def make() -> Log:
        name = here.ours()
        fill(here.url(name), count)
        here.server.administer("VACUUM ANALYZE events", database=name)
        return Log(create_engine(here.url(name, embedded.BOARDS)))

    return here.once(f"log of {count}", make)
