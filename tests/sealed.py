"""The real transcoder and mapper without a database: what a stored event gives back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from application.eventstore.mapper import Mapper
from application.eventstore.sealing import Key
from application.eventstore.transcoder import StrictTranscoder


class KeyRing:
    """Keys of persons in memory; a destroyed one stays destroyed."""

    def __init__(self) -> None:
        self.keys: dict[str, AESGCM | None] = {}

    def current(self, persons: Collection[str]) -> Mapping[str, tuple[int, AESGCM]]:
        return {person: (1, self.key(person)) for person in persons}

    def key(self, person: str) -> AESGCM:
        key = self.keys.setdefault(person, AESGCM(AESGCM.generate_key(256)))
        assert key, "was destroyed"
        return key

    def kept(self, wanted: Collection[Key]) -> Mapping[Key, AESGCM | None]:
        return {(person, no): self.keys[person] for person, no in wanted}

    def destroy(self) -> None:
        self.keys = dict.fromkeys(self.keys)


def mapper(keys: KeyRing) -> Mapper:
    made = Mapper(StrictTranscoder())
    made.use(keys)
    return made


def replayed(events: Collection[Any]) -> Any:
    """The state that these events add up to."""
    case = None
    for event in events:
        case = event.mutate(case)
    return case
