"""登录凭据 — the hash of each password.  Not in the log: a secret that was replaced is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Engine, TextClause, text

OFFICER, PERSON = "officer", "person"
FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=30)

OPEN = text("""
    INSERT INTO ledgers.credentials (login, subject, kind, secret_hash, valid_until, changed_at)
    VALUES (:login, :subject, :kind, :secret_hash, :valid_until, :at)
    ON CONFLICT (login) DO NOTHING
""")
REPLACE = text("""
    UPDATE ledgers.credentials
    SET secret_hash = :secret_hash, valid_until = :valid_until, changed_at = :at,
        failed = 0, locked_until = NULL
    WHERE login = :login
""")
# The attempt is counted before the password is looked at: guesses made side by side
# are counted one by one, and the fifth locks whatever it finds.
ATTEMPT = text("""
    UPDATE ledgers.credentials
    SET failed = (CASE WHEN locked_until IS NULL THEN failed ELSE 0 END) + 1,
        locked_until = CASE
            WHEN (CASE WHEN locked_until IS NULL THEN failed ELSE 0 END) + 1 >= :allowed
            THEN CAST(:unlock AS timestamptz) END
    WHERE login = :login AND (locked_until IS NULL OR locked_until <= :at)
    RETURNING subject, kind, secret_hash, valid_until
""")
FORGIVE = text("""
    UPDATE ledgers.credentials SET failed = 0, locked_until = NULL WHERE login = :login
""")
SUBJECTS = text("SELECT subject FROM ledgers.credentials WHERE kind = :kind ORDER BY login")


class Credential(NamedTuple):
    subject: UUID
    kind: str
    secret_hash: str
    valid_until: datetime | None
    """A first password must be replaced before this."""


class Credentials:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def open(
        self,
        login: str,
        subject: UUID,
        kind: str,
        secret_hash: str,
        *,
        at: datetime,
        valid_until: datetime | None = None,
    ) -> bool:
        """False where this login is taken."""
        row = {"login": login, "subject": subject, "kind": kind, "secret_hash": secret_hash}
        return bool(self.run(OPEN, **row, valid_until=valid_until, at=at))

    def replace(
        self,
        login: str,
        secret_hash: str,
        *,
        at: datetime,
        valid_until: datetime | None = None,
    ) -> bool:
        """False where nobody has this login."""
        values = {"login": login, "secret_hash": secret_hash, "valid_until": valid_until}
        return bool(self.run(REPLACE, **values, at=at))

    def attempt(self, login: str, at: datetime) -> Credential | None:
        """Count one attempt; None where nobody has this login or it is locked."""
        values = {"allowed": FAILURES_ALLOWED, "unlock": at + LOCKED_FOR, "at": at}
        with self.engine.connect() as connection:
            row = connection.execute(ATTEMPT, {"login": login, **values}).one_or_none()
        return Credential(*row) if row else None

    def forgive(self, login: str) -> None:
        """The attempt was right: failures count from nothing again."""
        self.run(FORGIVE, login=login)

    def subjects(self, kind: str) -> Iterator[UUID]:
        with self.engine.connect() as connection:
            yield from connection.scalars(SUBJECTS, {"kind": kind})

    def run(self, statement: TextClause, **values: Any) -> int:
        with self.engine.connect() as connection:
            return connection.execute(statement, values).rowcount
