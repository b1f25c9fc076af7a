"""In what an older version of a procedure differs from the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from domain.procedure import Procedure
from interface.handbook.rules import LIMITS, PAPERS, STEPS, limit, material, step
from interface.handbook.table import cell, table


def changes(old: Procedure, new: Procedure) -> Iterator[str]:
    """Its rows that are not the same there, and what it does not know yet."""
    yield from table(STEPS, (step(row, old) for row in differing(old.rows, new.rows)))
    yield from table(LIMITS, (limit(row) for row in differing(old.terms, new.terms)))
    papers, later = ({m.code: m for m in p.materials} for p in (old, new))
    yield from table(PAPERS, (material(row, old) for row in differing(papers, later)))
    unknown = {
        "steps": new.rows.keys() - old.rows.keys(),
        "limits": new.terms.keys() - old.terms.keys(),
        "papers": later.keys() - papers.keys(),
        "grounds": grounds(new) - grounds(old),
    }
    for what, codes in unknown.items():
        if codes:
            yield f"It knows no {what} {cell(f'`{code}`' for code in sorted(codes))}."
            yield ""
    if gone := grounds(old) - grounds(new):
        yield f"Grounds of its own: {cell(f'`{code}`' for code in sorted(gone))}."
        yield ""


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Any]:
    return (row for name, row in old.items() if new.get(name) != row)


def grounds(rules: Procedure) -> set[str]:
    return {ground.code for ground in (*rules.refusals, *rules.judged, *rules.closures)}
