"""Streams as the application loads and saves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import EventStore, Recording

from application.eventstore.mapper import Mapper

A = TypeVar("A")


def replay(aggregate: A | None, events: Iterable[Any]) -> A | None:
    """Rebuild an aggregate: ``repository.get(id, projector_func=replay)``.

    The library's own projector asks of every event whether it can be applied, which takes
    as long as all the rest of a load.
    """
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate


class Store(EventStore[UUID]):
    """Fetches and makes all keys that a stream or a save needs in one round trip."""

    def put(
        self, domain_events: Sequence[DomainEventProtocol[UUID]], **kwargs: Any
    ) -> list[Recording[UUID]]:
        if isinstance(self.mapper, Mapper) and len(domain_events) > 1:
            self.mapper.make_keys(domain_events)
        return super().put(domain_events, **kwargs)

    def get(self, originator_id: UUID, **bounds: Any) -> Iterator[DomainEventProtocol[UUID]]:
        stored = self.recorder.select_events(originator_id, **bounds)
        if isinstance(self.mapper, Mapper):
            self.mapper.prepare(stored)
        return map(self.mapper.to_domain_event, stored)
