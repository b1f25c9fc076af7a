"""Events without meaning, and saves that are still under way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from uuid import uuid4

from eventsourcing.persistence import Notification, StoredEvent
from psycopg2.extensions import cursor

from application.eventstore.commands import Command
from application.eventstore.recorders import ApplicationRecorder


def stream(length: int, topic: str = "t") -> list[StoredEvent]:
    """A new stream of so many events."""
    id_ = uuid4()
    return [StoredEvent(id_, version, topic, b"{}") for version in range(1, length + 1)]


def begin(
    recorder: ApplicationRecorder, curs: cursor, events: Sequence[StoredEvent]
) -> list[int]:
    """Save within a transaction that somebody else will end."""
    curs.execute(*recorder.statement(events))
    return [position for (position,) in curs.fetchall()]


def ids(notifications: Iterable[Notification]) -> list[int]:
    return [notification.id for notification in notifications]


def count(recorder: ApplicationRecorder) -> int:
    return len(recorder.select_notifications(None, 10_000))


def command(body: bytes = b"body") -> Command:
    return Command(uuid4(), sha256(body).digest())
