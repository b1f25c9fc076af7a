"""Statements that a connection parses and plans once and from then on only carries out.

Planning takes longer than looking a few rows up.  The plan is made without the values, so the
query has to be one for which any values want the same plan, whatever is known of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from weakref import WeakSet

from psycopg2.extensions import connection, cursor


class Prepared:
    """A query with ``$1`` and so on; the name is its own among all of ours."""

    def __init__(self, name: str, types: Sequence[str], query: str, before: str = "") -> None:
        plan = "SET plan_cache_mode = force_generic_plan"
        self.prepare = f"{plan}; PREPARE {name} ({', '.join(types)}) AS {query}"
        self.execute = f"{before}EXECUTE {name} ({', '.join(f'%s::{t}' for t in types)})"
        self.known: WeakSet[connection] = WeakSet()

    def run(self, curs: cursor, *values: Any) -> None:
        if curs.connection not in self.known:
            curs.execute(self.prepare)
            self.known.add(curs.connection)
        curs.execute(self.execute, values)
