"""What streams came to, kept in memory and used only while nothing was added to them.

Exact, not late: a stream is changed at its end and nowhere else, so what was made of it up to
a version holds as long as there is no later one, and the log is asked for one at every use.
As a rule the answer is empty: nothing is sent, opened, decoded or replayed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate
from eventsourcing.persistence import StoredEvent

from application.ledgers.streams import Streams

A = TypeVar("A", bound=Aggregate)
V = TypeVar("V")


class Kept(NamedTuple, Generic[V]):
    """What a stream came to at a version; 0 where nothing is known of it."""

    version: int = 0
    value: V | None = None


class Latest(Generic[A, V]):
    """``read`` says what is kept of an aggregate: nothing personal, nothing that can change."""

    most = 10_000

    def __init__(self, streams: Streams, kind: type[A], read: Callable[[A], V]) -> None:
        self.streams = streams
        self.kind = kind
        self.read = read
        self._memory: dict[UUID, Kept[V]] = {}
        self._lock = Lock()

    def now(self, ids: Iterable[UUID]) -> dict[UUID, V]:
        """What those of these streams that exist come to now."""
        held = self.held(ids)
        seen = {id_: kept.version for id_, kept in held.items()}
        return self.brought_up(held, self.streams.after(seen))

    def held(self, ids: Iterable[UUID]) -> dict[UUID, Kept[V]]:
        """What memory has of them: not to be used before the log was asked."""
        return {id_: self._memory.get(id_, Kept()) for id_ in ids}

    def brought_up(
        self, held: Mapping[UUID, Kept[V]], added: Sequence[StoredEvent]
    ) -> dict[UUID, V]:
        """The same with everything that the log has after the versions held."""
        grown = {event.originator_id for event in added}
        again = [id_ for id_, kept in held.items() if kept.version and id_ in grown]
        whole = [e for e in added if e.originator_id in held.keys() - again]
        made = self.streams.made(self.kind, whole) | self.streams.load(self.kind, again)
        fresh = {id_: Kept(one.version, self.read(one)) for id_, one in made.items()}
        self._keep(fresh)
        known = {**held, **fresh}
        return {id_: k.value for id_, k in known.items() if k.value is not None}

    def _keep(self, fresh: Mapping[UUID, Kept[V]]) -> None:
        if fresh:
            with self._lock:
                self._memory |= fresh
                while len(self._memory) > self.most:
                    del self._memory[next(iter(self._memory))]
