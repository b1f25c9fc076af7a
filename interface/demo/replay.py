"""The auditor replays a case: who did what, when, in which capacity, under which rules."""

from __future__ import annotations

from typing import Any

from interface.demo.telling import chapter, sees
from interface.demo.town import REGION, Town


def play(town: Town, case: str) -> list[dict[str, Any]]:
    """Prints the history as the auditor reads it through the API, and gives it back."""
    chapter("三、审计：重放案卷 · the auditor's replay")
    auditor = town.officer("auditor", REGION)
    history: list[dict[str, Any]] = auditor.get(f"/audit/cases/{case}/history")["events"]
    for event in history:
        sees("审计", line(event))
    return history


def line(event: dict[str, Any]) -> str:
    return (
        f"{event['version']:>2} {event['on']} {event['step']['name']}"
        f" · {event['role']['name']} {event['acting_division']['name']}"
    )
