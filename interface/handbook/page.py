"""One case type as a page in Markdown, each thing in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator

from domain.case import Case
from domain.cases import CASE_TYPES
from domain.procedure import Procedure
from interface.handbook.changes import changes
from interface.handbook.rules import rules
from interface.handbook.table import table

PAID = {
    "monthly": "按月 monthly",
    "once": "一次性或分期 once or in stages",
    "standing": "身份认定 a standing, no money",
}
HEAD = """# Case types (事项)

Written by `anjuan types document docs/case-types.md` from what the types declare: change the
declaration, not this page.  The same is served to clients at `GET /api/v1/case-types/<code>`.
Sources are explained in [sources.md](sources.md); `default` marks a configurable default.
"""


def handbook() -> str:
    """Every case type of the office."""
    lines = [HEAD]
    for case_type in CASE_TYPES.values():
        lines += page(case_type)
    return "\n".join(lines).rstrip() + "\n"


def page(case_type: type[Case]) -> Iterator[str]:
    """Its newest rules on each path in full, and in what older versions differ."""
    yield f"## `{case_type.code}` {case_type.title} — {case_type.english}"
    yield ""
    versions = by_age(case_type)
    yield from table(
        ("rules", "since", "basis"),
        ((f"`{p.name}`", p.since.isoformat(), p.basis) for p in versions),
    )
    yield from asked(case_type)
    yield from table(
        ("what an approval grants", "zh", "en", "paid", "source"),
        ((f"`{s.code}`", s.zh, s.en, PAID[s.paid], s.source) for s in case_type.supports),
    )
    latest = {procedure.path: procedure for procedure in versions}
    for procedure in latest.values():
        yield f"### `{procedure.name}`"
        yield ""
        yield from rules(procedure)
    for old, new in successions(versions):
        yield f"### `{old.name}`, where it differs from `{new.name}`"
        yield ""
        yield from changes(old, new)
    yield from published(case_type)


def by_age(case_type: type[Case]) -> list[Procedure]:
    return sorted(case_type.procedures, key=lambda p: (p.since, p.path))


def successions(versions: list[Procedure]) -> Iterator[tuple[Procedure, Procedure]]:
    """Each older version with the one that followed it on its path, the younger first."""
    for old in reversed(versions):
        later = [new for new in versions if new.path == old.path and new.since > old.since]
        if later:
            yield old, later[0]


def asked(case_type: type[Case]) -> Iterator[str]:
    yield from table(
        ("the form asks", "zh", ""),
        (
            (f"`{f.name}`", f.zh, "may be left out" if f.optional else "")
            for f in case_type.asks
        ),
    )


def published(case_type: type[Case]) -> Iterator[str]:
    yield from table(
        ("figure published by division and date", "zh", "unit", "where nothing is published"),
        (
            (f"`{f.key}`", f.zh, f.unit, "—" if f.usual is None else f"{f.usual}")
            for f in case_type.publishes
        ),
    )
