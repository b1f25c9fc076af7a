"""Rows of the boards as the API shows them: codes with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from application.boards.pages import officers
from application.boards.pages.worklist import Line
from interface.http.answering import kind, limit, named, place

DAYS = ("due", "promised", "half_on", "warn_on", "paused_on")
MOMENTS = ("due_at", "promised_at")


def cases(tx: Any, lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Lines of the worklist or the register, with the names of colleagues who hold them."""
    shown = list(lines)
    holders = {officer for line in shown for officer in line.holders.values()}
    names = officers.names(tx, holders) if holders else {}
    return [case(line, names) for line in shown]


def case(line: Line, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        **line._asdict(),
        "id": line.case_id,
        "type": kind(line.kind),
        "stage": named(line.stage),
        "owner": place(line.owner),
        "intake": place(line.intake),
        "waits": [waiting(row) for row in line.waits],
        "holders": [
            {"unit": place(unit), "officer": officer, "name": names.get(officer, "")}
            for unit, officer in line.holders.items()
        ],
    }


def waiting(row: Mapping[str, str], of: str = "") -> dict[str, Any]:
    return {**row, "step": named(row["step"], of), "role": named(row["role"])}


def commands(
    open_: Iterable[str], nouns: Mapping[str, str], of: str = ""
) -> list[dict[str, str]]:
    """Steps that the reader may take now and that have an address."""
    return [{**named(step, of), "noun": nouns[step]} for step in open_ if step in nouns]


def clocks(kept: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Clocks as a board's JSON keeps them."""
    return [{**dated(clock), **limit(name)} for name, clock in kept.items()]


def dated(clock: Mapping[str, Any]) -> dict[str, Any]:
    read = {name: clock[name] and date.fromisoformat(clock[name]) for name in DAYS}
    at = {name: clock[name] and datetime.fromisoformat(clock[name]) for name in MOMENTS}
    return {**clock, **read, **at}
