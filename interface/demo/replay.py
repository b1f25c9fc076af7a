"""The auditor replays a case: who did what, when, in which capacity, under which rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interface.demo.telling import chapter, sees
from interface.demo.town import REGION, Town

MOVED = {
    "started": "开始",
    "stopped": "停止",
    "stretched": "延长",
    "paused": "中止",
    "resumed": "恢复",
    "recounted": "重算",
}


def play(town: Town, case: str) -> list[dict[str, Any]]:
    """Prints the history as the auditor reads it through the API, and gives it back."""
    chapter("三、审计：重放案卷 · the auditor's replay")
    auditor = town.officer("auditor", REGION)
    history: list[dict[str, Any]] = auditor.get(f"/audit/cases/{case}/history")["events"]
    for event in history:
        sees("审计", *lines(event))
    return history


def lines(event: dict[str, Any]) -> Iterator[str]:
    """What was done and by whom; which time limits it moved, which figures it read."""
    words = (event["role"]["name"], event["acting_division"]["name"], event["by_name"])
    who = " ".join(word for word in words if word)
    yield (
        f"{event['version']:>2}  {event['on']}  {event['step']['name']}（{who}）"
        f" 依据 {event['procedure']}，{event['stage']['name']}"
    )
    for clock in event["clocks"]:
        moved = MOVED[clock["how"]]
        yield f"      {clock['name']}{moved}，到期 {clock['due']}，已用 {clock['spent']}"
    for figure in event["readings"]:
        source = f"{figure['since']} 起，{figure['source']}"
        yield f"      读取 {figure['key']} = {figure['value']}（{source}）"
