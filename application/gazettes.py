"""公告 — what a decision reads of all that was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from application.ledgers.latest import Kept, Latest
from application.ledgers.streams import Streams
from domain.divisions import DIGITS, Division
from domain.gazette import Entry, Gazette
from domain.publication import Publication

Published = Mapping[UUID, tuple[Entry, ...]]


def upwards(place: Division) -> Iterator[Division]:
    """The place itself and every division it lies in."""
    for digits in DIGITS.values():
        if digits <= len(place.code):
            yield Division(place.code[:digits])


@lru_cache(10_000)
def streams_of(key: str, place: Division) -> tuple[UUID, ...]:
    """Where all is published that may hold for the place."""
    return tuple(Publication.id_of(key, division.code) for division in upwards(place))


class Terms:
    """What one act reads: each publication as it was when it was first asked for."""

    def __init__(self, latest: Latest[Publication, tuple[Entry, ...]], read: Published) -> None:
        self.latest = latest
        self.read = {**read}

    def __call__(self, key: str, place: Division) -> list[Entry]:
        """All entries of a key for the place and what it lies in, whenever they hold."""
        ids = streams_of(key, place)
        if unread := [id_ for id_ in ids if id_ not in self.read]:
            self.read |= dict.fromkeys(unread, ()) | self.latest.now(unread)
        return [entry for id_ in ids for entry in self.read[id_]]


class Gazettes:
    """The source of every Gazette: one query for each key and place that an act asks for."""

    def __init__(self, streams: Streams) -> None:
        self.latest = Latest(streams, Publication, entries)

    def __call__(self, key: str, place: Division) -> list[Entry]:
        return Terms(self.latest, {})(key, place)

    def gazette(self) -> Gazette:
        return Gazette(Terms(self.latest, {}))

    def terms(
        self, held: Mapping[UUID, Kept[tuple[Entry, ...]]], added: Sequence[StoredEvent]
    ) -> Terms:
        """Of these publications nothing more has to be asked: the log was just now."""
        return Terms(self.latest, dict.fromkeys(held, ()) | self.latest.brought_up(held, added))


def entries(publication: Publication) -> tuple[Entry, ...]:
    return tuple(publication.entries.values())
