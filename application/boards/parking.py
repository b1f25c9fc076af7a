"""An event that a board can't fold parks its case on that board; all others go on.

Nothing is skipped: a case stays as it was before its first event that failed, its later
events wait in their order, and a replay takes them up after the fix.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from application.boards.board import Board, Key
from application.boards.follower import Told, Unreadable, kind_of
from application.boards.parked import LATER, parked
from application.eventstore.trouble import described, is_trouble

log = logging.getLogger(__name__)

LIMIT = 100
"""Cases that one batch may park (configurable default)."""

Item = tuple[Key, Told]


class TooManyParked(Exception):
    """So many cases at once are not at fault: the board is."""


class Unfolded(Exception):
    """An event of which not even the content is known."""


class Intake:
    """One board taking in one batch, within its transaction."""

    def __init__(self, tx: Connection, board: Board[Any], limit: int = LIMIT) -> None:
        self.tx, self.board, self.limit = tx, board, limit
        self.failed: set[Key] = set()

    def take(self, told: Iterable[Told]) -> None:
        heard = self.board.is_heard
        items = [
            item for one in told if heard(kind_of(one.event)) for item in self.items_of(one)
        ]
        free, late = self.parted(items)
        self.park(late, LATER)
        if free:
            self.absorb(free)

    def items_of(self, one: Told) -> list[Item]:
        try:
            told = self.board.parts(readable(one.event))
            return [(key, Told(one.position, part)) for key, part in told]
        except Exception:  # It fails again when it is folded, and is parked by its stream.
            return [((one.event.originator_id,), one)]

    def parted(self, items: list[Item]) -> tuple[list[Item], list[Item]]:
        """What may be folded, and what must wait behind a parked event of its row or stream."""
        found = self.tx.execute(
            select(parked.c.key, parked.c.stream_id)
            .where(parked.c.board == self.board.name)
            .distinct()
        ).all()
        if not found:
            return items, []
        keys = {row.key for row in found}
        streams: set[UUID] = {row.stream_id for row in found}
        free: list[Item] = []
        late: list[Item] = []
        for key, one in items:
            if written(key) in keys or one.event.originator_id in streams:
                keys.add(written(key))
                streams.add(one.event.originator_id)
                late.append((key, one))
            else:
                free.append((key, one))
        return free, late

    def absorb(self, items: list[Item]) -> bool:
        """Fold all; or halve until the case that can't be folded stands alone, and park it
        from its first event that fails.  Says whether all went in."""
        error = self.attempt(items)
        if error is None:
            return True
        if len(items) == 1:
            self.fail(items, error)
            return False
        keys = list(dict.fromkeys(key for key, _ in items))
        if len(keys) > 1:
            first = set(keys[: len(keys) // 2])
            one = self.absorb([item for item in items if item[0] in first])
            return self.absorb([item for item in items if item[0] not in first]) and one
        for n, item in enumerate(items, 1):
            if not self.absorb([item]):
                self.park(items[n:], LATER)
                break
        return False

    def attempt(self, items: list[Item]) -> Exception | None:
        """Why these can't be folded.  Trouble of the database is no case's: it's raised."""
        try:
            with self.tx.begin_nested():
                self.board.take(self.tx, [(key, readable(one.event)) for key, one in items])
        except IntegrityError as error:  # Two events claim what only one row may have.
            return error
        except Exception as error:
            if is_trouble(error):
                raise
            return error
        return None

    def fail(self, items: list[Item], error: Exception) -> None:
        self.failed.update(key for key, _ in items)
        if len(self.failed) > self.limit:
            raise TooManyParked(explained(error))
        self.park(items, explained(error))

    def park(self, items: list[Item], error: str) -> None:
        if not items:
            return
        log.error("board %s parked %d events: %s", self.board.name, len(items), error)
        rows = [
            {
                "board": self.board.name,
                "position": one.position,
                "key": written(key),
                "stream_id": one.event.originator_id,
                "error": error,
            }
            for key, one in items
        ]
        self.tx.execute(insert(parked).on_conflict_do_nothing(), rows)


def written(key: Key) -> str:
    return " ".join(map(str, key))


def readable(event: Any) -> Any:
    """A fold shrugs at events it doesn't know, so this one must not get that far."""
    if isinstance(event, Unreadable):
        raise Unfolded(event.error)
    return event


def explained(error: Exception) -> str:
    """Why it failed, as the list of parked cases shows it."""
    return f"unreadable: {error}" if isinstance(error, Unfolded) else described(error)
