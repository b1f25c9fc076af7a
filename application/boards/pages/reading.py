"""Reading boards that keep up with the log: the reader may say what they must have seen."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import orjson
from sqlalchemy import Connection, Engine

from application.boards.positions import PATIENCE, reached
from domain.errors import Malformed

T = TypeVar("T")
LONGEST_CURSOR = 500
LARGEST_PAGE = 100


class Reading(NamedTuple):
    """A connection to ask on, and the position that all the boards asked have reached."""

    tx: Connection
    seen: int


@contextmanager
def reading(
    engine: Engine, boards: Iterable[str], *, after: int = 0, patience: float = PATIENCE
) -> Iterator[Reading]:
    """Wait, not for ever, until the boards have seen the position ``after``, then read.

    ``seen`` below ``after`` means that what the reader wrote may not be there yet.
    """
    seen = reached(engine, boards, after, patience)
    with engine.connect() as tx:
        yield Reading(tx, seen)


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows in order, and the cursor that leads on; ``""`` where nothing follows."""

    rows: list[T]
    cursor: str


def paged(rows: Sequence[T], size: int, place: Callable[[T], Sequence[Any]]) -> Page[T]:
    """A page from one row more than it shows: the last row's place is where the next begins."""
    shown = list(rows[:size])
    more = len(rows) > size
    return Page(shown, cursor(place(shown[-1])) if more else "")


def cursor(place: Sequence[Any]) -> str:
    """A place in an order, as an opaque text."""
    return urlsafe_b64encode(orjson.dumps(list(place))).decode().rstrip("=")


def place(text: str, *kinds: Callable[[str], Any]) -> tuple[Any, ...] | None:
    """The place in a cursor, None in an empty one.  Raises Malformed for any other text."""
    if not text:
        return None
    try:
        if len(text) > LONGEST_CURSOR:
            raise ValueError
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        values = orjson.loads(urlsafe_b64decode(padded))
        if not (isinstance(values, list) and all(isinstance(value, str) for value in values)):
            raise ValueError
        return tuple(kind(value) for kind, value in zip(kinds, values, strict=True))
    except ValueError:
        raise Malformed("cursor") from None


def counted(size: int) -> int:
    """How many rows a page may have.  Raises Malformed."""
    if not 0 < size <= LARGEST_PAGE:
        raise Malformed("size", f"1 to {LARGEST_PAGE}")
    return size
