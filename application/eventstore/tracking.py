"""How far each follower has come.  Whoever is not the first to come so far is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eventsourcing import persistence
from eventsourcing.persistence import IntegrityError, StoredEvent, Tracking
from psycopg2.extensions import cursor

from application.eventstore.datastore import retried_once
from application.eventstore.recorders import ApplicationRecorder, Recorder


class TrackingRecorder(Recorder, persistence.TrackingRecorder):
    def insert_tracking(self, tracking: Tracking) -> None:
        with self.datastore.cursor() as curs:
            self.track(curs, tracking)

    def track(self, curs: cursor, tracking: Tracking) -> None:
        """The same within a transaction of the caller's, who records more in it."""
        curs.execute(self.advance, (tracking.application_name, tracking.notification_id))
        if not curs.rowcount:
            raise IntegrityError(f"{tracking} was recorded before")

    @retried_once
    def max_tracking_id(self, application_name: str) -> int | None:
        query = f"SELECT position FROM {self.tracking_table} WHERE name = %s"
        with self.datastore.cursor() as curs:
            curs.execute(query, (application_name,))
            row = curs.fetchone()
        return row[0] if row else None


class ProcessRecorder(TrackingRecorder, ApplicationRecorder, persistence.ProcessRecorder):
    """Events together with the position of what caused them."""

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        tracking: Tracking | None = None,
        **kwargs: Any,
    ) -> Sequence[int] | None:
        if tracking and not stored_events:
            self.insert_tracking(tracking)
        return super().insert_events(stored_events, tracking=tracking, **kwargs)
