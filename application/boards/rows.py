"""How rows travel to the database: as one JSON document, whatever their number and types.

The statement's text is the same for any number of rows, and the database, not Python,
turns each value into the type of its column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import (
    Column,
    Connection,
    Executable,
    Table,
    Text,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.sql.selectable import TableValuedAlias

Columns = Sequence[Column[Any]]


def stored(table: Table) -> list[Column[Any]]:
    """The columns a fold fills; the database derives the others."""
    return [column for column in table.c if column.computed is None]


def given(columns: Columns) -> TableValuedAlias:
    """The rows that come with a statement, as a table to select from."""
    document = cast(bindparam("rows", type_=Text), JSONB)
    fields = [Column(str(c.key), c.type) for c in columns]
    table = func.jsonb_to_recordset(document).table_valued(*fields, name="given")
    return table.render_derived(with_types=True)


def upsert(table: Table, keep: Columns, *, adding: bool = False) -> Executable:
    """Put whole rows; or, ``adding``, add to the numbers of those that are there."""
    columns = stored(table)
    names = [str(c.key) for c in columns]
    rows = given(columns)
    statement = insert(table).from_select(names, select(*(rows.c[name] for name in names)))
    kept = {c.key for c in keep}
    new = statement.excluded
    changes = {
        c.key: c + new[c.key] if adding else new[c.key] for c in columns if c.key not in kept
    }
    return statement.on_conflict_do_update(index_elements=list(keep), set_=changes)


def exact(value: Any) -> str:
    """What JSON has no number for; anything else has no place in a row."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a row can't hold a {type(value).__name__}")


def run(tx: Connection, statement: Executable, columns: Columns, rows: Iterable[Any]) -> Any:
    """Execute with these rows; no rows, no round trip."""
    names = [str(c.key) for c in columns]
    dicts = [dict(zip(names, row, strict=True)) for row in rows]
    if not dicts:
        return ()
    return tx.execute(statement, {"rows": orjson.dumps(dicts, default=exact).decode()})
