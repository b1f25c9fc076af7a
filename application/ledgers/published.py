"""公告目录 — which figures were ever published where: what a list of them starts from.

Written before the publication itself: an entry too many is harmless, one too few is not.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Engine, text

REMEMBER = text("""
    INSERT INTO ledgers.published (key, division) VALUES (:key, :division)
    ON CONFLICT DO NOTHING
""")
ABOUT = text("""
    SELECT key, division FROM ledgers.published
    WHERE starts_with(:place, division) OR starts_with(division, :place)
    ORDER BY key, division
""")


class Figure(NamedTuple):
    key: str
    division: str


class Published:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def remember(self, key: str, division: str) -> None:
        with self.engine.connect() as connection:
            connection.execute(REMEMBER, {"key": key, "division": division})

    def about(self, place: str) -> list[Figure]:
        """What may hold for a place or anywhere in it."""
        with self.engine.connect() as connection:
            return [Figure(*row) for row in connection.execute(ABOUT, {"place": place})]
