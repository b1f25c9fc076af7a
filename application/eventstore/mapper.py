"""Events to and from their stored form: registered topics only, personal facts sealed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import repeat
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing import persistence, utils
from eventsourcing.domain import CanSnapshotAggregate, DomainEventProtocol
from eventsourcing.persistence import MapperDeserialisationError, ProgrammingError, StoredEvent
from eventsourcing.utils import TopicError, get_topic

from application.eventstore.sealing import Facts, FirstKeys, Keys, Sealer, personal_facts

ENVELOPE = re.compile(rb'\{"\$e":\["([^"]+)",(\d+),')
"""Matches nothing else: quotes inside strings are escaped, and no dictionary may have $e."""


def registered(topic: object) -> type:
    """The class stored under a topic; unlike the library's look-up it imports nothing."""
    found = utils._topic_cache.get(str(topic))  # there is no public way to ask
    if not isinstance(found, type):
        raise TopicError(f"topic {topic!r} is not registered")
    return found


class Mapper(persistence.Mapper[UUID]):
    sealer: Sealer | None = None
    """Without one nothing personal can be stored, and what is stored stays ``Sealed``."""

    def use(self, keys: Keys) -> None:
        self.sealer = Sealer(keys, self.transcoder)

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        return self.to_stored_events([domain_event])[0][0]

    def to_stored_events(
        self, domain_events: Sequence[DomainEventProtocol[UUID]], begun: Collection[str] = ()
    ) -> tuple[list[StoredEvent], FirstKeys | None]:
        """Also the first keys of those persons in ``begun`` whom the events are about.

        Keys of all others are fetched and made in one round trip, before the save.
        """
        states = [dict(vars(event)) for event in domain_events]
        facts = [
            list(personal_facts(state, getattr(event, "personal", {})))
            for event, state in zip(domain_events, states, strict=True)
        ]
        keys: dict[str, tuple[int, AESGCM]] = {}
        first = None
        if persons := {who for spots in facts for _, who in spots}:
            if self.sealer is None:
                raise ProgrammingError("personal facts can't be stored without keys")
            if new := persons.intersection(begun):
                first = self.sealer.keys.first(new)
                keys |= first.keys
            if known := persons.difference(begun):
                keys |= self.sealer.keys.current(known)
        stored = map(self._stored, domain_events, states, facts, repeat(keys))
        return list(stored), first

    def _stored(
        self,
        event: DomainEventProtocol[UUID],
        state: dict[str, Any],
        facts: Facts,
        keys: Mapping[str, tuple[int, AESGCM]],
    ) -> StoredEvent:
        if facts and self.sealer:
            id_, version = event.originator_id, event.originator_version
            self.sealer.seal(facts, keys, f"{id_}\n{version}\n{get_topic(type(event))}")
            event = with_state(type(event), state)
        return super().to_stored_event(event)

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        kind = registered(stored_event.topic)
        state = self._state(stored_event)
        for version in range(state.pop("class_version", 1), getattr(kind, "class_version", 1)):
            getattr(kind, f"upcast_v{version}_v{version + 1}")(state)
        # The library resolves these two when it rebuilds the aggregate.
        if "originator_topic" in state:
            registered(state["originator_topic"])
        if issubclass(kind, CanSnapshotAggregate):
            registered(state.get("topic"))
        return with_state(kind, state)

    def prepare(self, stored_events: Sequence[StoredEvent]) -> None:
        """Fetch at once the keys that all these events need, before each is mapped."""
        found = {pair for event in stored_events for pair in ENVELOPE.findall(event.state)}
        if self.sealer and found:
            self.sealer.keys.kept({(person.decode(), int(no)) for person, no in found})

    def _state(self, stored: StoredEvent) -> dict[str, Any]:
        id_, version, topic = stored.originator_id, stored.originator_version, stored.topic
        try:
            data = self.cipher.decrypt(stored.state) if self.cipher else stored.state
            data = self.compressor.decompress(data) if self.compressor else data
            state: dict[str, Any] = self.transcoder.decode(data)
        except Exception as error:
            raise MapperDeserialisationError(
                f"{topic} {id_} {version} can't be read"
            ) from error
        if self.sealer:
            self.sealer.open(state, f"{id_}\n{version}\n{topic}")
        return state | {"originator_id": id_, "originator_version": version}


def with_state(kind: type, state: dict[str, Any]) -> DomainEventProtocol[UUID]:
    event: DomainEventProtocol[UUID] = object.__new__(kind)
    object.__setattr__(event, "__dict__", state)
    return event
