"""A board (看板) is a table, a key and a fold.

``fold(row or None, event)`` gives the row after the event, or None where the board has
nothing (more) to show.  It is pure: no clock, no calendar, no database, no other row.  A
board may also count: ``tally(row)`` says what a row adds to a table of counters, and the
counters move by the difference between the row before and after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, MetaData, Table, and_, delete, select

from application.boards.rows import given, run, stored, upsert

metadata = MetaData(schema="boards")

R = TypeVar("R", bound=tuple[Any, ...])
Key = tuple[Any, ...]
Amounts = Iterable[tuple[Key, int]]
COUNTED_AT_ONCE = 10_000


def stream(event: Any) -> Key:
    """The key of most boards: one row per case, or whatever else the events are of."""
    return (event.originator_id,)


class Board(Generic[R]):
    """``hears``: the events it folds, by their classes.  ``opens``: its fold reads personal
    facts, so the events it hears are opened for it; other boards get them sealed.

    ``parts``: an event may tell of many rows; what is folded into each stands for the event,
    and folding it twice is folding it once.
    """

    def __init__(
        self,
        table: Table,
        row: type[R],
        fold: Callable[[R | None, Any], R | None],
        *,
        hears: type | tuple[type, ...],
        key: Callable[[Any], Key] = stream,
        parts: Callable[[Any], Iterable[tuple[Key, Any]]] | None = None,
        opens: bool = False,
        counters: Table | None = None,
        tally: Callable[[R], Amounts] = lambda row: (),
    ) -> None:
        self.columns = stored(table)
        if row._fields != tuple(c.key for c in self.columns):  # type: ignore[attr-defined]
            raise TypeError(f"{table.name}: the row's fields are not the columns")
        self.name = table.name
        self.table, self.row, self.fold, self.hears, self.key = table, row, fold, hears, key
        self.opens, self.counters, self.tally = opens, counters, tally
        self.parted, self.parts = parts, parts or self.whole
        self._heard: dict[type | None, bool] = {}
        self.keys = list(table.primary_key)
        if self.columns[: len(self.keys)] != self.keys:
            raise TypeError(f"{table.name}: the key's columns come first")
        wanted = given(self.keys)
        same = and_(*(column == wanted.c[str(column.key)] for column in self.keys))
        self._load = select(*self.columns).select_from(table.join(wanted, same))
        self._drop = delete(table).where(same)
        self._put = upsert(table, keep=self.keys)
        if counters is not None:
            self._add = upsert(counters, keep=list(counters.primary_key), adding=True)

    def whole(self, event: Any) -> tuple[tuple[Key, Any], ...]:
        """Most events tell of one row."""
        return ((self.key(event), event),)

    def is_heard(self, kind: type | None) -> bool:
        """An event of which nobody knows the class may be one that any board should hear."""
        if kind not in self._heard:
            self._heard[kind] = kind is None or issubclass(kind, self.hears)
        return self._heard[kind]

    @property
    def tables(self) -> list[Table]:
        return [self.table] + ([self.counters] if self.counters is not None else [])

    def shown(self, events: Iterable[Any]) -> R | None:
        """The row these events make: of a stream cut at any time, the row as it was then."""
        return reduce(self.fold, events, None)

    def bare(self) -> Board[R]:
        """The same board, not counting: the figures of a rebuild are taken once, at its end."""
        return Board(
            self.table,
            self.row,
            self.fold,
            hears=self.hears,
            key=self.key,
            parts=self.parted,
            opens=self.opens,
        )

    def take(self, tx: Connection, events: Iterable[tuple[Key, Any]]) -> None:
        """Load the rows the events touch, fold, write what changed."""
        events = list(events)
        before = self.load(tx, {key for key, _ in events})
        after: dict[Key, R | None] = dict(before)
        for key, event in events:
            after[key] = self.fold(after.get(key), event)
        changed = {key: row for key, row in after.items() if row != before.get(key)}
        run(tx, self._put, self.columns, [row for row in changed.values() if row])
        run(tx, self._drop, self.keys, [key for key, row in changed.items() if row is None])
        if self.counters is not None:
            self.add(tx, self.moved(before, changed))

    def moved(self, before: dict[Key, R], after: dict[Key, R | None]) -> Counter[Key]:
        sums: Counter[Key] = Counter()
        for key, row in after.items():
            for counted, n in self.tally(row) if row else ():
                sums[counted] += n
            for counted, n in self.tally(before[key]) if key in before else ():
                sums[counted] -= n
        return sums

    def add(self, tx: Connection, sums: Counter[Key]) -> None:
        assert self.counters is not None
        rows = [(*key, n) for key, n in sums.items() if n]
        for i in range(0, len(rows), COUNTED_AT_ONCE):
            some = rows[i : i + COUNTED_AT_ONCE]
            run(tx, self._add, stored(self.counters), some)

    def count(self, tx: Connection) -> None:
        """The counters are the sum of what the rows add; nothing else can be in them."""
        if self.counters is None:
            return
        sums: Counter[Key] = Counter()
        for row in tx.execute(self.all_rows):
            for counted, n in self.tally(self.made(row)):
                sums[counted] += n
        self.add(tx, sums)

    @property
    def all_rows(self) -> Any:
        """Of the statement, not of the connection, which would keep reading in portions."""
        return select(*self.columns).execution_options(yield_per=5000)

    def made(self, row: Any) -> R:
        made: R = self.row._make(row)  # type: ignore[attr-defined]
        return made

    def load(self, tx: Connection, keys: Iterable[Key]) -> dict[Key, R]:
        found = run(tx, self._load, self.keys, keys)
        return {tuple(row[: len(self.keys)]): self.made(row) for row in found}
