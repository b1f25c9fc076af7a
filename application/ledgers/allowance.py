"""限流 — how often something may be tried: one bucket per key, shared by all processes."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Engine, text

TAKE = text("""
    INSERT INTO ledgers.allowances AS a (key, tokens, at)
    VALUES (:key, :burst - 1, clock_timestamp())
    ON CONFLICT (key) DO UPDATE
    SET tokens = least(:burst, a.tokens + :per_second
            * greatest(0, extract(epoch FROM excluded.at - a.at))) - 1,
        at = greatest(a.at, excluded.at)
    WHERE least(:burst, a.tokens + :per_second
            * greatest(0, extract(epoch FROM excluded.at - a.at))) >= 1
    RETURNING tokens
""")
REFILL = text("DELETE FROM ledgers.allowances WHERE key = :key")
SWEEP = text("DELETE FROM ledgers.allowances WHERE at < now() - interval '1 day'")


class Rate(NamedTuple):
    """So many at once, and then so many per second."""

    burst: int
    per_second: float


SIGN_IN = Rate(5, 5 / 60)
"""Per login: configurable default, 5 in a minute."""
SIGN_UP = Rate(5, 5 / 3600)
"""Per address: configurable default, 5 in an hour."""
TRACKING = Rate(10, 10 / 60)
"""Per address: configurable default, 10 in a minute."""
TRACKED = Rate(20, 20 / 3600)
"""Per case number, from wherever it is asked: configurable default, 20 in an hour."""


class Allowance:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def take(self, key: str, rate: Rate) -> bool:
        """Whether there is one left.  The key must not say who: hash an address first."""
        values = {"key": key, "burst": rate.burst, "per_second": rate.per_second}
        with self.engine.connect() as connection:
            return connection.execute(TAKE, values).one_or_none() is not None

    def refill(self, key: str) -> None:
        """Whoever was right has the whole allowance again."""
        with self.engine.connect() as connection:
            connection.execute(REFILL, {"key": key})

    def sweep(self) -> int:
        """Forget the buckets that have long been full again; gives 0, nothing is left to do."""
        with self.engine.connect() as connection:
            connection.execute(SWEEP)
        return 0
