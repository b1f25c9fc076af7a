"""Save aggregates of one event, 8 writer processes with command ids, against
eventsourcing.postgres, which knows no commands."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from time import perf_counter
from typing import Any
from uuid import uuid4

from eventsourcing.application import Application

from application.eventstore.commands import Command
from benchmarks import note
from benchmarks.ground import Ground
from benchmarks.ratio import Ratio, command, paired, times

WRITERS = 8
SECONDS = 1.0
Open = Callable[[], Application[Any]]


def write(open_app: Open, commands: bool, seconds: float, barrier: Any, counts: Any) -> None:
    app = open_app()
    app.save(note.opened())
    barrier.wait()
    saved, end = 0, perf_counter() + seconds
    while perf_counter() < end:
        asked = {"command": Command(uuid4(), sha256(b"request").digest())} if commands else {}
        app.save(note.opened(), **asked)
        saved += 1
    counts.put(saved / seconds)
    app.close()


def together(open_app: Open, commands: bool, seconds: float) -> float:
    """What all writers together save in a second."""
    forked = multiprocessing.get_context("fork")
    barrier, counts = forked.Barrier(WRITERS), forked.SimpleQueue()
    arguments = (open_app, commands, seconds, barrier, counts)
    writers = [forked.Process(target=write, args=arguments) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return sum(counts.get() for _ in writers)


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    note.ours(here).close()
    note.peer(here).close()  # its tables can't be made by several at once
    open_ours = partial(note.ours, here)
    open_peer = partial(note.peer, here, CREATE_TABLE="no")
    seconds = min(SECONDS, SECONDS * scale * 4)
    found = paired(
        times(7, scale, 1),
        lambda: together(open_ours, True, seconds),
        lambda: together(open_peer, False, seconds),
    )
    yield Ratio(
        f"save, {WRITERS} writers, with command ids",
        f"{found.ours:.0f}/s",
        f"eventsourcing.postgres {found.peer:.0f}/s",
        found.ratio,
        "2.7",
    )


if __name__ == "__main__":
    command(measure, __doc__)
