"""``anjuan demo``: the main job, from submission to evaluation, over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from interface.demo import story

FOLDER = Path(".anjuan/demo")


@click.command()
def demo() -> None:
    """Play the main job in a new database: applications, decisions, ratings, audit."""
    told = story.run(FOLDER.resolve())
    click.echo()
    click.echo(
        f"演示完成 · done: {told.dibao.number} 每月 {told.dibao.amount} 元，"
        f"审计重放 {len(told.history)} 个事件"
    )
