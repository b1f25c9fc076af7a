"""Who sees which rows, in which order, a page at a time, for the price of a page.

A row has an ``owner``, the division that decides it, and an ``intake``, the one that took
it in.  It lies in an officer's scope when its owner lies in the officer's area, or its
intake unit does.  The levels above both are derived by the database: an index on an
expression would mislead its planner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Computed,
    Index,
    Select,
    Subquery,
    Table,
    Text,
    and_,
    func,
    not_,
    select,
    tuple_,
    union_all,
)

NEVER = date.max
"""Sorts after every due day; a NULL would break a row-wise comparison."""

LEVELS = {2: "region", 4: "league", 6: "county", 9: "township"}
"""Lengths of a division's code.  Villages (12) are few enough rows to be read through
their township."""
SUMMED = (2, 4, 6)
"""Figures are kept for these levels; below a county, rows are few enough to count."""
AWAY = {length: level for length, level in LEVELS.items() if length > 2}
"""Whoever took it in, the region's own officers see it by its owner."""

Where = Sequence[ColumnElement[bool]]
Place = Sequence[Any]


def placed() -> Iterator[Column[Any]]:
    """The division that owns a row, and those above it."""
    yield Column("owner", Text, nullable=False)
    for length, level in LEVELS.items():
        yield Column(level, Text, Computed(f'"left"(owner, {length})', persisted=True))


def taken_in() -> Iterator[Column[Any]]:
    """The division that took it in; those above it only where the owner's don't cover it."""
    yield Column("intake", Text, nullable=False)
    for length, level in AWAY.items():
        above = f'"left"(intake, {length})'
        elsewhere = f"CASE WHEN starts_with(owner, intake) THEN NULL ELSE {above} END"
        yield Column(f"intake_{level}", Text, Computed(elsewhere, persisted=True))


def summed(division: str) -> tuple[str, ...]:
    """The divisions whose figures a row of this division adds to."""
    return tuple(division[:length] for length in SUMMED if length <= len(division))


def ordered(table: Table, by: str, *, where: ColumnElement[bool] | None = None) -> None:
    """An index per level, so that every scope finds its rows together and in order."""
    keys = [table.c[by], *table.primary_key]
    for level in LEVELS.values():
        Index(f"{table.name}_{by}_{level}", table.c[level], *keys, postgresql_where=where)
    for level in AWAY.values():
        if (column := table.c.get(f"intake_{level}")) is not None:
            away = column.is_not(None)
            filed = away if where is None else and_(where, away)
            Index(f"{table.name}_{by}_intake_{level}", column, *keys, postgresql_where=filed)


def area(table: Table, division: str, levels: dict[int, str], side: str) -> ColumnElement[bool]:
    length = max(n for n in levels if n <= len(division))
    prefix = "intake_" if side == "intake" else ""
    above = table.c[prefix + levels[length]] == division[:length]
    if len(division) == length:
        return above
    return and_(above, func.starts_with(table.c[side], division))


def owned(table: Table, division: str) -> ColumnElement[bool]:
    """Its owner lies in this division."""
    return area(table, division, LEVELS, "owner")


def brought(table: Table, division: str) -> ColumnElement[bool] | None:
    """Only its intake unit lies there; None where a table or a level has no such rows."""
    if "intake" not in table.c or len(division) < min(AWAY):
        return None
    elsewhere = not_(func.starts_with(table.c.owner, division))
    return and_(area(table, division, AWAY, "intake"), elsewhere)


def page(
    table: Table,
    division: str,
    by: str,
    *,
    size: int,
    after: Place | None = None,
    where: Where = (),
) -> Subquery:
    """The next rows of a scope after the last one seen: a place, not a count, so that pages
    don't slip.  Each side of the scope is read from its own index, in order."""
    away = brought(table, division)
    sides = [owned(table, division)] + ([] if away is None else [away])
    parts = [_part(table, by, size, after, [side, *where]) for side in sides]
    if len(parts) == 1:
        return parts[0].subquery("page")
    both = union_all(*(select(part.subquery()) for part in parts)).subquery()
    order = [both.c[str(key.key)] for key in (table.c[by], *table.primary_key)]
    return select(both).order_by(*order).limit(size).subquery("page")


def gathered(
    table: Table, by: str, *, size: int, after: Place | None = None, where: Where
) -> Subquery:
    """The same of rows that their own conditions pick, and that few of them are left by."""
    return _part(table, by, size, after, where).subquery("page")


def _part(table: Table, by: str, size: int, after: Place | None, where: Where) -> Select[Any]:
    keys = [table.c[by], *table.primary_key]
    if after is not None:
        where = [*where, tuple_(*keys) > tuple_(*after)]
    return select(table).where(*where).order_by(*keys).limit(size)


def in_order(query: Select[Any], rows: Subquery, table: Table, by: str) -> Select[Any]:
    return query.order_by(rows.c[by], *(rows.c[str(k.key)] for k in table.primary_key))


def visible(table: Table, division: str) -> ColumnElement[bool]:
    """The same scope as a condition, for a search that has few rows to begin with."""
    here = func.starts_with(table.c.owner, division)
    if "intake" not in table.c:
        return here
    return here | func.starts_with(table.c.intake, division)
