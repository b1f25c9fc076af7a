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
from application.ledgers.streams import AFTER, stored_event

DRAW = f"""
    {UNAWAITED};
    WITH drawn AS (
        INSERT INTO ledgers.numbers AS n (county, kind, day, last) VALUES (%s, %s, %s, 1)
        ON CONFLICT (county, kind, day) DO UPDATE SET last = n.last + 1
        RETURNING last
    )
    SELECT NULL::uuid AS stream_id, last::bigint AS version, NULL AS topic, NULL::bytea AS state
    FROM drawn UNION ALL SELECT * FROM ({AFTER}) AS added
    ORDER BY stream_id NULLS FIRST, version
"""
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
        values = county, kind, day, list(map(str, seen)), list(seen.values())
        (_, serial, _, _), *added = self._rows(values)
        number = f"NM-{county}-{kind}-{day:%Y%m%d}-{serial:05}"
        return Drawn(number, [stored_event(row) for row in added])

    @retried_once
    def _rows(self, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self.datastore.cursor() as curs:
            curs.execute(DRAW, values)
            rows: list[tuple[Any, ...]] = curs.fetchall()
            return rows
