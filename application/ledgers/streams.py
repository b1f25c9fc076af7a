"""Several streams of the log in one query, where asking one by one would cost round trips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine

from application.eventstore.datastore import Datastore, retried_once
from application.eventstore.loading import replay
from application.eventstore.mapper import Mapper
from application.eventstore.prepared import Prepared

ALL = Prepared(
    "whole_streams",
    ["uuid[]"],
    """
    SELECT stream_id, version, topic, state FROM events
    WHERE stream_id = ANY($1) ORDER BY stream_id, version
    """,
)
# OFFSET 0: one look into the index for each stream, never a join with the whole log.
ADDED = """
    SELECT added.* FROM unnest($1, $2) AS known (id, seen), LATERAL (
        SELECT stream_id, version, topic, state FROM events
        WHERE stream_id = id AND version > seen OFFSET 0
    ) AS added
"""
AFTER = Prepared(
    "added_to_streams", ["uuid[]", "bigint[]"], f"{ADDED} ORDER BY stream_id, version"
)
A = TypeVar("A", bound=Aggregate)


class Streams:
    def __init__(self, engine: Engine, mapper: Mapper) -> None:
        self.datastore = Datastore(engine)
        self.mapper = mapper

    def load(self, kind: type[A], ids: Iterable[UUID]) -> dict[UUID, A]:
        """Those of these aggregates that exist; an id of another kind names none of them."""
        wanted = list(dict.fromkeys(map(str, ids)))
        return self.made(kind, self.stored(wanted)) if wanted else {}

    def made(self, kind: type[A], stored: Sequence[StoredEvent]) -> dict[UUID, A]:
        """The same, of streams that were read from their beginnings."""
        self.mapper.prepare(stored)
        found: dict[UUID, A] = {}
        for id_, events in groupby(stored, attrgetter("originator_id")):
            aggregate = replay(None, map(self.mapper.to_domain_event, events))
            if isinstance(aggregate, kind):
                found[id_] = aggregate
        return found

    @retried_once
    def stored(self, ids: list[str]) -> list[StoredEvent]:
        with self.datastore.cursor() as curs:
            ALL.run(curs, ids)
            return [stored_event(row) for row in curs.fetchall()]

    @retried_once
    def after(self, seen: Mapping[UUID, int]) -> list[StoredEvent]:
        """What was added to each of these streams after the version that was seen of it."""
        with self.datastore.cursor() as curs:
            AFTER.run(curs, list(map(str, seen)), list(seen.values()))
            return [stored_event(row) for row in curs.fetchall()]

    def get(self, kind: type[A], id_: UUID) -> A | None:
        return self.load(kind, (id_,)).get(id_)


def stored_event(row: tuple[Any, ...]) -> StoredEvent:
    stream_id, version, topic, state = row
    return StoredEvent(stream_id, version, topic, bytes(state))
