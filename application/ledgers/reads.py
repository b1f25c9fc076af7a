"""查阅记录 — who read which case, for what purpose.  Written before the answer, or no answer.

The application may add rows and nothing else; the time of a row is the server's.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Engine, text

NOTE = text("""
    INSERT INTO ledgers.reads (actor, role, division, on_behalf_of, case_id, purpose, outcome)
    VALUES (:actor, :role, :division, :on_behalf_of, :case_id, :purpose, :outcome)
""")
OF_A_CASE = text("SELECT * FROM ledgers.reads_of(:case_id, :since, :limit)")


class Read(NamedTuple):
    """One reading, as an auditor or the citizen concerned may see it."""

    at: datetime
    actor: str
    role: str
    division: str
    on_behalf_of: str
    purpose: str
    outcome: str


class Reads:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def note(
        self,
        *,
        actor: str,
        role: str,
        division: str,
        on_behalf_of: str,
        case_id: UUID | None,
        purpose: str,
        outcome: str,
    ) -> None:
        """``case_id`` is None for a search.  Whoever can't note a reading answers nothing."""
        row = {
            "actor": actor,
            "role": role,
            "division": division,
            "on_behalf_of": on_behalf_of,
            "case_id": case_id,
            "purpose": purpose,
            "outcome": outcome,
        }
        with self.engine.connect() as connection:
            connection.execute(NOTE, row)

    def of(self, case_id: UUID, *, since: datetime, limit: int = 500) -> list[Read]:
        """Who read this case, the latest first."""
        asked = {"case_id": case_id, "since": since, "limit": limit}
        with self.engine.connect() as connection:
            return [Read(*row) for row in connection.execute(OF_A_CASE, asked)]
