"""Reading all events in the order of their positions, and never past one still to come.

Positions are drawn in order but commit in any order: a reader may see 7 while 6 is
still being saved.  Every INSERT holds the ROW EXCLUSIVE lock on the table from before
it draws a position until after its rows can be seen.  So look at the log, then list
who holds that lock: whoever may still fill a hole below the highest row seen is on the
list, because it drew its position before that row was committed.  Once all of them have
ended, each later statement sees all there will ever be up to that row.

This is a fact about the log, not about a reader.  The followers in a process share it,
processes need not agree on it, and who loses it looks again.  It holds for one server:
after a restart, or when a standby took over, it is worth nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic, sleep
from typing import Any, NamedTuple

from eventsourcing.persistence import Notification, OperationalError, StoredEvent
from psycopg2.extensions import cursor

LAST = 2**63 - 1

READ = """
SELECT position, stream_id, version, topic,
       CASE WHEN %s OR topic = ANY(%s) THEN state END,
       (SELECT pg_postmaster_start_time()::text)
FROM {table} WHERE position > %s AND position <= %s ORDER BY position LIMIT %s
"""

LOOK = """
SELECT pg_postmaster_start_time()::text, pg_is_in_recovery(),
       coalesce((SELECT max(position) FROM {table}), 0),
       ARRAY(SELECT virtualtransaction FROM pg_locks
             WHERE locktype = 'relation' AND relation = '{table}'::regclass
               AND database = (SELECT oid FROM pg_database
                               WHERE datname = current_database())
               AND mode = 'RowExclusiveLock' AND granted)
"""

Row = tuple[Any, ...]


class Page(NamedTuple):
    """What a follower gets in one go."""

    notifications: list[Notification]
    upto: int
    """Where to go on after: also past events of other topics and positions never used."""
    more: bool
    """There is more to read right now."""
    server: str
    """Whose log this is; ``""`` when nothing was read.  Another one may lack what was seen."""


class Known(NamedTuple):
    server: str
    final: int
    """What can't be seen at or below this position will never be seen."""


class Fence(NamedTuple):
    server: str
    top: int
    writers: frozenset[str]


class Log:
    def __init__(self, table: str) -> None:
        self.table = table
        self.known = Known("", 0)
        self._fence: Fence | None = None

    def page(
        self, curs: cursor, after: int, limit: int, topics: Sequence[str], stop: int = LAST
    ) -> Page:
        """The next events up to ``stop``, or to the first hole that may still be filled."""
        window = max(limit, 500) if topics else limit
        while True:
            known = self.known  # must be older than the snapshot of the statement
            values = (not topics, list(topics), after, stop, window)
            curs.execute(READ.format(table=self.table), values)
            rows: list[Row] = curs.fetchall()
            server = rows[0][5] if rows else ""
            run = list(before_hole(rows, after, known.final if known.server == server else 0))
            if rows and not run and self.settle(curs, after):
                continue
            found = [notification(row) for row in run if row[4] is not None]
            if len(found) >= limit:
                return Page(found[:limit], found[limit - 1].id, True, server)
            upto = run[-1][0] if run else after
            more = bool(run) and (len(run) < len(rows) or len(rows) == window)
            if found or not more:
                return Page(found, upto, more, server)
            after = upto

    def settle(self, curs: cursor, beyond: int) -> bool:
        """Whether all that could fill the hole after this position has ended."""
        curs.execute(LOOK.format(table=self.table))
        server, standby, top, writers = curs.fetchone() or ("", True, 0, [])
        if standby:
            raise OperationalError("a follower must read the primary, this is a standby")
        fence = self._fence
        if fence is None or fence.server != server or fence.top <= beyond:
            fence = Fence(server, top, frozenset(writers))
        if not fence.writers.isdisjoint(writers):
            self._fence = fence
            return False
        self._fence = None
        final = self.known.final if self.known.server == server else 0
        self.known = Known(server, max(final, fence.top))
        return True

    def end(self, curs: cursor, patience: float = 10.0) -> int:
        """The last position, once nothing can appear at or below it any more.

        Raises OperationalError when a save under way outlasts ``patience`` (seconds).
        """
        look, deadline = Log(self.table), monotonic() + patience
        while not look.settle(curs, 0):
            if monotonic() > deadline:
                raise OperationalError("a save under way doesn't end")
            sleep(0.002)
        return look.known.final


def before_hole(rows: Sequence[Row], after: int, final: int) -> Iterator[Row]:
    for row in rows:
        if row[0] > max(after, final) + 1:
            return
        yield row
        after = row[0]


def notification(row: Row) -> Notification:
    position, stream_id, version, topic, state = row[:5]
    return Notification(stream_id, version, topic, bytes(state), position)


def values(event: StoredEvent) -> tuple[Any, ...]:
    """As they stand in a row."""
    return event.originator_id, event.originator_version, event.topic, event.state
