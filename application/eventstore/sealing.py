"""Personal facts in stored events: encrypted for the person they are about.

What the class attribute ``personal`` of an event names is sealed with that person's key
and bound to its place: moved to another stream, event or field it can't be opened.  When
the key is destroyed the fact is gone from the log and all its copies, and reads as
``{"erased": True}``; an item of a list then still names its person.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from os import urandom
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.persistence import MapperDeserialisationError, Transcoder

from application.eventstore.transcoder import Sealed

EACH = "[]."
"""Whose the items of a list are: each names its person itself, as in ``[].person``."""

Key = tuple[str, int]
State = dict[str, Any]


class KeysAmiss(Exception):
    """The keys are not what they should be: the operator's to put right, no event's fault."""


class FirstKeys(NamedTuple):
    """Keys that are not kept yet: the save that seals with them has to carry the statement."""

    keys: Mapping[str, tuple[int, AESGCM]]
    statement: str
    values: Collection[Any]


class Keys(Protocol):
    """The keys of personal facts, by person (``str`` of the UUID) and number.

    What asks the database raises KeysAmiss.
    """

    def current(self, persons: Collection[str]) -> Mapping[str, tuple[int, AESGCM]]:
        """Number and key to seal each person's facts with; made on first use."""

    def kept(self, wanted: Collection[Key]) -> Mapping[Key, AESGCM | None]:
        """The keys under these numbers; None for one that was destroyed."""

    def first(self, persons: Collection[str]) -> FirstKeys:
        """For persons who can't have a key yet: nothing was ever saved under their ids."""

    def remember(self, first: FirstKeys) -> None:
        """They were saved."""


class Misplaced(MapperDeserialisationError):
    """A sealed fact doesn't stand where it was sealed, or was changed."""


class Spot(NamedTuple):
    """Where a fact stands: in which dictionary or list, and its path for the seal."""

    holder: Any
    key: Any
    path: str


Facts = Sequence[tuple[Spot, str]]
"""Where facts stand, and about whom each is."""


class Sealer:
    def __init__(self, keys: Keys, transcoder: Transcoder) -> None:
        self.keys = keys
        self.transcoder = transcoder

    def seal(self, facts: Facts, keys: Mapping[str, tuple[int, AESGCM]], place: str) -> None:
        """Put an envelope in the place of each fact."""
        for (holder, key, path), who in facts:
            no, aes = keys[who]
            nonce, clear = urandom(12), self.transcoder.encode(holder[key])
            box = aes.encrypt(nonce, clear, bound(place, path, who))
            holder[key] = Sealed(who, no, b64encode(nonce).decode(), b64encode(box).decode())

    def open(self, state: State, place: str) -> None:
        """Put the facts back.  Raises Misplaced for one that stands elsewhere than it did."""
        spots = [(spot, spot.holder[spot.key]) for spot in sealed_facts(state)]
        keys = self.keys.kept({(s.person, s.no) for _, s in spots}) if spots else {}
        for (holder, key, path), sealed in spots:
            aes = keys[sealed.person, sealed.no]
            if aes is None:
                named = {"person": sealed.person} if holder is not state else {}
                holder[key] = {"erased": True, **named}
                continue
            try:
                clear = aes.decrypt(
                    b64decode(sealed.nonce),
                    b64decode(sealed.box),
                    bound(place, path, sealed.person),
                )
            except InvalidTag:
                raise Misplaced(f"the sealed fact {path} is not in its place") from None
            holder[key] = self.transcoder.decode(clear)


def personal_facts(state: State, personal: Mapping[str, str]) -> Iterator[tuple[Spot, str]]:
    """Where each fact stands that ``personal`` names, and about whom it is.

    A fact about nobody, or by a machine, gets the key of its own stream.
    """
    nobody = state["originator_id"]
    for field, whose in personal.items():
        value = state.get(field)
        if value in (None, "", [], {}):
            continue
        if whose.startswith(EACH):
            state[field] = items = list(value)  # the aggregate may hold the event's own list
            for index, item in enumerate(items):
                about = item.get(whose.removeprefix(EACH))
                yield Spot(items, index, f"{field}[{index}]"), person(about, nobody)
        else:
            yield Spot(state, field, field), person(state[whose], nobody)


@lru_cache(4096)
def person(id_: object, nobody: UUID) -> str:
    """The id as keys know it; ``nobody`` for an empty one or one that is no person's."""
    try:
        return str(UUID(str(id_)))
    except ValueError:
        return str(nobody)


def sealed_facts(state: State) -> Iterator[Spot]:
    for field, value in state.items():
        if type(value) is Sealed:
            yield Spot(state, field, field)
        elif type(value) is list:
            for index, item in enumerate(value):
                if type(item) is Sealed:
                    yield Spot(value, index, f"{field}[{index}]")


def bound(place: str, path: str, person: str) -> bytes:
    return f"{place}\n{path}\n{person}".encode()
