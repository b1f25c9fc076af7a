"""What the demonstration prints: each line is what somebody was shown."""

from __future__ import annotations

from typing import Any

import click


def chapter(title: str) -> None:
    click.echo()
    click.secho(title, bold=True)


def scene(day: object, title: str) -> None:
    click.echo()
    click.echo(f"── {day} ── {title}")


def sees(who: str, *lines: str) -> None:
    """The first line says what, the others show it."""
    for line in lines:
        click.echo(f"   {who}：{line}")


def standing(case: Any) -> str:
    """Where a case stands, in the words of who reads it."""
    waits = "、".join(dict.fromkeys(w["step"]["name"] for w in case["waits"])) or "无"
    running = [c for c in case["clocks"] if not c["stopped_on"]]
    ends = "；".join(f"{c['name']}至{c['due']}" for c in running) or "无"
    return f"{case['number']} 阶段：{case['stage']['name']}；待办：{waits}；时限：{ends}"


def buttons(case: Any) -> str:
    return "可办理：" + ("、".join(c["name"] for c in case["commands"]) or "无")
