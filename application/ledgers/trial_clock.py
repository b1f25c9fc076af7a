"""试用时钟 — how far the clock of a demonstration is ahead; no row, no offset.

Only the owner of the database can write the row: the application reads the time it is given.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

OFFSET = text("SELECT ahead FROM ledgers.trial_clock")
SET = text("""
    INSERT INTO ledgers.trial_clock (ahead) VALUES (:ahead)
    ON CONFLICT (one) DO UPDATE SET ahead = excluded.ahead
""")


def true_time() -> datetime:
    """The server's clock, in UTC."""
    return datetime.now(UTC)


class TrialClock:
    """Called for the time; every process of the demonstration sees the same."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def __call__(self) -> datetime:
        return true_time() + (self.ahead() or timedelta())

    def ahead(self) -> timedelta | None:
        """None where no clock was ever set: a database that is no demonstration's."""
        with self.engine.connect() as connection:
            offset: timedelta | None = connection.scalar(OFFSET)
        return offset

    def set(self, to: datetime) -> None:
        """Make it this time now; needs the owner's connection."""
        with self.engine.connect() as connection:
            connection.execute(SET, {"ahead": to - true_time()})
