"""Recorders of streams and of the log: one statement, one round trip for each save."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from eventsourcing import persistence
from eventsourcing.persistence import IntegrityError, Notification, StoredEvent, Tracking

from application.eventstore.commands import Command, CommandRepeated, CommandReused
from application.eventstore.datastore import Datastore, retried_once
from application.eventstore.log import LAST, Log, Page, notification, values
from application.eventstore.sealing import FirstKeys
from application.eventstore.subscription import PollingSubscription

COLUMNS = "(stream_id, version, topic, state, nth, command_id, command_digest)"
ROW = "(%s::uuid, %s, %s, %s, %s, %s::uuid, %s::bytea)"


class Recorder:
    """What all recorders share.  Migrations make the tables, recorders only use them."""

    def __init__(
        self,
        datastore: Datastore,
        events_table: str = "events",
        tracking_table: str = "tracking",
    ) -> None:
        for name in (events_table, tracking_table):
            if not re.fullmatch(r"[a-z_][a-z0-9_]*", name):
                raise ValueError(f"not a table name: {name!r}")
        self.datastore = datastore
        self.events_table = events_table
        self.tracking_table = tracking_table
        self.advance = f"""
            INSERT INTO {tracking_table} AS seen VALUES (%s, %s)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position
            WHERE seen.position < excluded.position RETURNING true"""


class AggregateRecorder(Recorder, persistence.AggregateRecorder):
    """Streams with no common order, as snapshots are."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        if stored_events:
            rows = ", ".join(["(%s, %s, %s, %s)"] * len(stored_events))
            told = [value for event in stored_events for value in values(event)]
            with self.datastore.cursor() as curs:
                curs.execute(f"INSERT INTO {self.events_table} VALUES {rows}", told)
        return None

    @retried_once
    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        query = f"""
            SELECT version, topic, state FROM {self.events_table}
            WHERE stream_id = %s AND version > %s AND version <= %s
            ORDER BY version {"DESC" if desc else ""} LIMIT %s"""
        above, upto = -LAST if gt is None else gt, LAST if lte is None else lte
        with self.datastore.cursor() as curs:
            curs.execute(query, (originator_id, above, upto, limit))
            return [StoredEvent(originator_id, v, t, bytes(s)) for v, t, s in curs.fetchall()]


class ApplicationRecorder(AggregateRecorder, persistence.ApplicationRecorder):
    """All streams in one log.

    A save may be given the command that asked for it: ``app.save(case, command=...)``.
    """

    def __init__(self, datastore: Datastore, **tables: str) -> None:
        super().__init__(datastore, **tables)
        self.log = Log(self.events_table)

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        command: Command | None = None,
        tracking: Tracking | None = None,
        first: FirstKeys | None = None,
        **kwargs: Any,
    ) -> Sequence[int] | None:
        """Save events, the command that asked for them, and how far their cause has come.

        ``first`` are keys that some were sealed with and that are not kept yet.  Raises
        CommandRepeated or CommandReused when the command was recorded before, else
        IntegrityError when another save was first.  When the connection breaks, a save
        with a command is sent once more; one without is not, for it could be done twice.
        """
        if not stored_events:
            return None
        save = retried_once(self._save) if command else self._save
        try:
            return save(stored_events, command, tracking, first)
        except IntegrityError:
            # A repeat mostly meets its own version first: any conflict may be one.
            recorded = self.select_command(command) if command else None
            if not recorded:
                raise
            if [values(n) for n in recorded] != [values(e) for e in stored_events]:
                raise CommandRepeated(recorded) from None
            return [n.id for n in recorded]

    def _save(self, *what: Any) -> list[int]:
        with self.datastore.cursor() as curs:
            curs.execute(*self.statement(*what))
            positions = [position for (position,) in curs.fetchall()]
        if not positions:
            raise IntegrityError("the follower's position was recorded before")
        return positions

    def statement(
        self,
        stored_events: Sequence[StoredEvent],
        command: Command | None = None,
        tracking: Tracking | None = None,
        first: FirstKeys | None = None,
    ) -> tuple[str, list[Any]]:
        """The one statement of a save, and its values."""
        before, told = list[str](), list[Any]()
        rows = "VALUES " + ", ".join([ROW] * len(stored_events))
        if tracking:
            before.append(f"advanced AS ({self.advance})")
            rows = f"SELECT v.* FROM advanced, ({rows}) AS v {COLUMNS} ORDER BY v.nth"
            told += tracking.application_name, tracking.notification_id
        if first:
            before.append(f"keys AS ({first.statement})")
            told += first.values
        id_, digest = (str(command.id), command.digest) if command else (None, None)
        for nth, event in enumerate(stored_events):
            told += *values(event), nth, id_, None if nth else digest
        both = f"WITH {', '.join(before)} " if before else ""
        insert = f"INSERT INTO {self.events_table} {COLUMNS} {rows} RETURNING position"
        return both + insert, told

    @retried_once
    def select_command(self, command: Command) -> Sequence[Notification]:
        """What this command recorded, in its order; empty if it was never seen.

        Raises CommandReused when its id came with another digest.
        """
        query = f"""
            SELECT position, stream_id, version, topic, state, command_digest
            FROM {self.events_table} WHERE command_id = %s ORDER BY nth"""
        with self.datastore.cursor() as curs:
            curs.execute(query, (command.id,))
            rows = curs.fetchall()
        if rows and bytes(rows[0][5]) != command.digest:
            raise CommandReused(f"command {command.id} was used for another request")
        return [notification(row) for row in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        last = LAST if stop is None else stop
        page = Page([], (start or 0) - bool(start and inclusive_of_start), True, "")
        found: list[Notification] = []
        while page.more and len(found) < limit:
            page = self.select_page(page.upto, limit - len(found), topics, last)
            found += page.notifications
        return found

    @retried_once
    def select_page(
        self, after: int, limit: int, topics: Sequence[str] = (), stop: int = LAST
    ) -> Page:
        """The next events after a position, and how far they bring the reader."""
        with self.datastore.cursor() as curs:
            return self.log.page(curs, after, limit, topics, stop)

    @retried_once
    def max_notification_id(self) -> int | None:
        """The end of the log: waits for saves under way, so it is safe to start from."""
        with self.datastore.cursor() as curs:
            return self.log.end(curs) or None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> PollingSubscription:
        return PollingSubscription(self, gt=gt, topics=topics)
