"""办件编号 — case numbers, one series for each county, type and day.

A number that was drawn is gone, saved or not: gaps are allowed, repeats are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine

from application.eventstore.datastore import UNAWAITED, Datastore, retried_once
from application.eventstore.prepared import Prepared
from application.ledgers.streams import ADDED, stored_event

DRAW = Prepared(
    "draw_number",
    ["uuid[]", "bigint[]", "text", "text", "date"],
    f"""
    WITH drawn AS (
        INSERT INTO ledgers.numbers AS n (county, kind, day, last) VALUES ($3, $4, $5, 1)
        ON CONFLICT (county, kind, day) DO UPDATE SET last = n.last + 1
        RETURNING last
    )
    SELECT NULL::uuid AS stream_id, last::bigint AS version, NULL AS topic, NULL::bytea AS state
    FROM drawn UNION ALL SELECT * FROM ({ADDED}) AS added
    ORDER BY stream_id NULLS FIRST, version
    """,
    before=f"{UNAWAITED}; ",
)
COUNTY_DIGITS = 6
NOTHING_ASKED: Mapping[UUID, int] = {}


class Drawn(NamedTuple):
    number: str
    added: list[StoredEvent]
    """To the streams that were asked about."""


class Numbers:
    def __init__(self, engine: Engine) -> None:
        self.datastore = Datastore(engine)

    def draw(
        self, owner: str, kind: str, day: date, seen: Mapping[UUID, int] = NOTHING_ASKED
    ) -> Drawn:
        """NM-150421-dibao-20261124-00001: the county of this owner, or its league's zeros.

        The same round trip tells what came to these streams after the versions seen.
        """
        county = owner[:COUNTY_DIGITS].ljust(COUNTY_DIGITS, "0")
        asked = list(map(str, seen)), list(seen.values()), county, kind, day
        (_, serial, _, _), *added = self._rows(*asked)
        number = f"NM-{county}-{kind}-{day:%Y%m%d}-{serial:05}"
        return Drawn(number, [stored_event(row) for row in added])

    @retried_once
    def _rows(self, *asked: Any) -> list[tuple[Any, ...]]:
        with self.datastore.cursor() as curs:
            DRAW.run(curs, *asked)
            rows: list[tuple[Any, ...]] = curs.fetchall()
            return rows
