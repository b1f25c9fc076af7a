"""The migrated tables are what the boards describe, and each role may do what it needs."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.schema import CreateIndex, CreateSchema, CreateTable

from application.boards.board import metadata

COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
           a.attgenerated, a.attcollation, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    WHERE c.relnamespace = to_regnamespace(:schema) AND c.relkind = 'r' AND a.attnum > 0
    ORDER BY c.relname, a.attnum
"""
INDEXES = """
    SELECT replace(pg_get_indexdef(i.indexrelid), :schema || '.', '')
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = to_regnamespace(:schema) ORDER BY 1
"""
CONSTRAINTS = """
    SELECT r.conrelid::regclass::text, r.conname, pg_get_constraintdef(r.oid)
    FROM pg_constraint r WHERE r.connamespace = to_regnamespace(:schema) ORDER BY 1, 2
"""


def described(engine: Engine, schema: str) -> list[list[tuple[object, ...]]]:
    with engine.connect() as tx:
        found = [
            tx.execute(text(q), {"schema": schema}) for q in (COLUMNS, INDEXES, CONSTRAINTS)
        ]
        return [
            [tuple(str(v).removeprefix(f"{schema}.") for v in row) for row in part]
            for part in found
        ]


def test_the_migrated_tables_are_what_the_boards_describe(boards_engine: Engine) -> None:
    beside = boards_engine.execution_options(schema_translate_map={"boards": "described"})
    with beside.begin() as tx:
        tx.execute(CreateSchema("described"))
        for table in metadata.sorted_tables:
            tx.execute(CreateTable(table))
            for index in table.indexes:
                tx.execute(CreateIndex(index))
    migrated, wanted = described(boards_engine, "boards"), described(boards_engine, "described")
    for part, other in zip(migrated, wanted, strict=True):
        assert part == other


def test_the_application_reads_boards_and_changes_none(engine: Engine) -> None:
    with engine.connect() as tx:
        tx.execute(text("SELECT count(*) FROM boards.worklist"))
    with engine.connect() as tx, pytest.raises(ProgrammingError, match="permission denied"):
        tx.execute(text("DELETE FROM boards.worklist"))


def test_the_boards_role_reads_events_and_adds_none(boards_engine: Engine) -> None:
    with boards_engine.connect() as tx:
        tx.execute(text("SELECT count(*) FROM events"))
    with boards_engine.connect() as tx, pytest.raises(ProgrammingError, match="denied"):
        tx.execute(text("INSERT INTO tracking VALUES ('worklist', 1)"))
