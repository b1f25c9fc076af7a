"""公告 — what a decision reads of all that was published."""

from __future__ import annotations

from collections.abc import Iterator

from application.ledgers.streams import Streams
from domain.divisions import DIGITS, Division
from domain.gazette import Entry, Gazette
from domain.publication import Publication


def upwards(place: Division) -> Iterator[Division]:
    """The place itself and every division it lies in."""
    for digits in DIGITS.values():
        if digits <= len(place.code):
            yield Division(place.code[:digits])


class Gazettes:
    """The source of every Gazette: read when asked, one query for each key and place."""

    def __init__(self, streams: Streams) -> None:
        self.streams = streams

    def __call__(self, key: str, place: Division) -> list[Entry]:
        """All entries of a key for the place and what it lies in, whenever they hold."""
        ids = (Publication.id_of(key, division.code) for division in upwards(place))
        published = self.streams.load(Publication, ids).values()
        return [entry for publication in published for entry in publication.entries.values()]

    def gazette(self) -> Gazette:
        return Gazette(self)
