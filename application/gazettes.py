"""公告 — what the catalogue keeper publishes, and what a decision reads of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from application.ledgers.streams import Streams
from domain.act import Act
from domain.divisions import DIGITS, Division
from domain.errors import Malformed
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

    def publication(self, key: str, division: Division) -> Publication | None:
        return self.streams.get(Publication, self.id_of(key, division))

    def opened(self, act: Act, key: str, division: Division) -> Publication:
        """The stream to publish in, new if nothing was published yet; the caller saves it."""
        return self.publication(key, division) or Publication.open(
            act, key=key, division=division
        )

    def existing(self, key: str, division: Division) -> Publication:
        """The stream to correct or withdraw from.  Raises Malformed where there is none."""
        publication = self.publication(key, division)
        if publication is None:
            raise Malformed("key", key)
        return publication

    @staticmethod
    def id_of(key: str, division: Division) -> UUID:
        return Publication.id_of(key, division.code)
