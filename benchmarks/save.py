"""Save an aggregate of one event, one writer, against eventsourcing.postgres."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from eventsourcing.application import Application
from eventsourcing.persistence import StoredEvent

from benchmarks import note
from benchmarks.ground import Ground
from benchmarks.ratio import Block, Ratio, command, paired, per_second, times

BLOCK = 25


def saves(app: Application[Any]) -> Block:
    return lambda: per_second(BLOCK, lambda: app.save(note.opened()))


def recorder_alone(app: Application[Any]) -> Block:
    """Without the making and encoding of the event, which is the library's on both sides."""
    [event] = map(app.mapper.to_stored_event, note.opened().collect_events())

    def record() -> None:
        app.recorder.insert_events([StoredEvent(uuid4(), 1, event.topic, event.state)])

    return lambda: per_second(BLOCK, record)


ROWS: list[tuple[str, str, Callable[[Application[Any]], Block], str]] = [
    ("1 writer, synchronous_commit off, the recorder alone", "off", recorder_alone, "3"),
    ("1 writer, synchronous_commit off, the whole save", "off", saves, "3"),
    ("1 writer, synchronous_commit on", "on", saves, "1.5 where the disk syncs fast"),
]


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    for what, commit, work, aim in ROWS:
        ours = note.ours(here, commit)
        peer = note.peer(here, commit)
        mine, theirs = work(ours), work(peer)
        paired(2, mine, theirs)  # connections, caches
        found = paired(times(100, scale), mine, theirs)
        ours.close()
        peer.close()
        yield Ratio(
            f"save, {what}",
            f"{found.ours:.0f}/s",
            f"eventsourcing.postgres {found.peer:.0f}/s",
            found.ratio,
            aim,
        )


if __name__ == "__main__":
    command(measure, __doc__)
