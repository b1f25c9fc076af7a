"""上传记录 — which file was uploaded under which id, by whom.  The file's name is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Engine, text

from application.eventstore.datastore import Datastore, retried_once
from application.eventstore.prepared import Prepared

ENTER = text("""
    INSERT INTO ledgers.attachments
        (id, sha256, kind, size, sealed_name, uploaded_by, uploaded_for)
    VALUES (:id, :sha256, :kind, :size, :sealed_name, :uploaded_by, :uploaded_for)
""")
FIND = Prepared(
    "find_uploads",
    ["uuid[]"],
    """
    SELECT id, sha256, kind, size, sealed_name, uploaded_by, uploaded_for, uploaded_at
    FROM ledgers.attachments WHERE id = ANY($1)
    """,
)


class Upload(NamedTuple):
    id: UUID
    sha256: str
    kind: str
    """The media type."""
    size: int
    sealed_name: bytes
    uploaded_by: str
    uploaded_for: str
    uploaded_at: datetime | None = None
    """By the server's clock; empty until it is entered."""


class Uploads:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self.datastore = Datastore(engine)

    def enter(self, upload: Upload) -> None:
        with self.engine.connect() as connection:
            connection.execute(ENTER, upload._asdict())

    @retried_once
    def find(self, ids: Iterable[UUID]) -> dict[UUID, Upload]:
        """Those of these that were uploaded."""
        with self.datastore.cursor() as curs:
            FIND.run(curs, list(map(str, ids)))
            uploads = [Upload(*row) for row in curs.fetchall()]
        return {u.id: u._replace(sealed_name=bytes(u.sealed_name)) for u in uploads}
