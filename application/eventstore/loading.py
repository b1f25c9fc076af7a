"""Streams as the application loads and saves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate, DomainEventProtocol
from eventsourcing.persistence import EventStore, Recording

from application.eventstore.log import notification, values
from application.eventstore.mapper import Mapper
from application.eventstore.recorders import ApplicationRecorder

A = TypeVar("A")
RANDOM = 4
"""The version of UUIDs that follow from nothing."""


def replay(aggregate: A | None, events: Iterable[Any]) -> A | None:
    """Rebuild an aggregate: ``repository.get(id, projector_func=replay)``.

    The library's own projector asks of every event whether it can be applied, which takes
    as long as all the rest of a load.
    """
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate


class Store(EventStore[UUID]):
    """Fetches all keys that a stream or a save needs in one round trip.

    The keys of persons who begin with a save are part of its statement.
    """

    def put(
        self, domain_events: Sequence[DomainEventProtocol[UUID]], **kwargs: Any
    ) -> list[Recording[UUID]]:
        mapper, recorder = self.mapper, self.recorder
        if not (isinstance(mapper, Mapper) and isinstance(recorder, ApplicationRecorder)):
            return super().put(domain_events, **kwargs)
        stored, first = mapper.to_stored_events(domain_events, begun(domain_events))
        positions = recorder.insert_events(stored, first=first, **kwargs)
        if first and mapper.sealer:
            mapper.sealer.keys.remember(first)
        return [
            Recording(event, notification((position, *values(told))))
            for event, told, position in zip(
                domain_events, stored, positions or (), strict=True
            )
        ]

    def get(self, originator_id: UUID, **bounds: Any) -> Iterator[DomainEventProtocol[UUID]]:
        stored = self.recorder.select_events(originator_id, **bounds)
        if isinstance(self.mapper, Mapper):
            self.mapper.prepare(stored)
        return map(self.mapper.to_domain_event, stored)


def begun(events: Sequence[DomainEventProtocol[UUID]]) -> set[str]:
    """The random ids whose streams begin with these events: nobody can have a key for one yet.

    (An id that follows from a name may have got its key by a save that failed.)
    """
    return {
        str(event.originator_id)
        for event in events
        if event.originator_version == Aggregate.INITIAL_VERSION
        and event.originator_id.version == RANDOM
    }
