"""办件编号 — case numbers, one series for each county, type and day.

A number that was drawn is gone, saved or not: gaps are allowed, repeats are not.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from application.eventstore.datastore import UNAWAITED, Datastore

DRAW = f"""
    {UNAWAITED};
    INSERT INTO ledgers.numbers AS n (county, kind, day, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (county, kind, day) DO UPDATE SET last = n.last + 1
    RETURNING last
"""
COUNTY_DIGITS = 6


class Numbers:
    def __init__(self, engine: Engine) -> None:
        self.datastore = Datastore(engine)

    def draw(self, owner: str, kind: str, day: date) -> str:
        """NM-150421-dibao-20261124-00001: the county of this owner, or its league's zeros."""
        county = owner[:COUNTY_DIGITS].ljust(COUNTY_DIGITS, "0")
        with self.datastore.cursor() as curs:
            curs.execute(DRAW, (county, kind, day))
            [(serial,)] = curs.fetchall()
        return f"NM-{county}-{kind}-{day:%Y%m%d}-{serial:05}"
