"""Load an aggregate of ten events against eventsourcing.postgres."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any
from uuid import UUID

from eventsourcing.application import Application

from application.eventstore.loading import replay
from benchmarks import note
from benchmarks.ground import Ground
from benchmarks.ratio import Ratio, command, paired, per_second, times

EVENTS = 10
BLOCK = 50


def filled(app: Application[Any]) -> Iterator[UUID]:
    made = [note.with_events(EVENTS) for _ in range(200)]
    for one in made:
        app.save(one)
    return cycle([one.id for one in made])


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    ours = note.ours(here)
    peer = note.peer(here)
    mine, theirs = filled(ours), filled(peer)
    get: Callable[..., Any] = ours.repository.get
    found = paired(
        times(80, scale),
        lambda: per_second(BLOCK, lambda: get(next(mine), projector_func=replay)),
        lambda: per_second(BLOCK, lambda: peer.repository.get(next(theirs))),
    )
    ours.close()
    peer.close()
    yield Ratio(
        f"load {EVENTS} events",
        f"{found.ours:.0f}/s",
        f"eventsourcing.postgres {found.peer:.0f}/s",
        found.ratio,
        "1.5",
    )


if __name__ == "__main__":
    command(measure, __doc__)
