"""``anjuan types``: the case types of the office, as they are declared."""

from __future__ import annotations

from pathlib import Path

import click

from domain.cases import CASE_TYPES
from interface.handbook.page import handbook
from interface.handbook.page import page as page_of


@click.group()
def types() -> None:
    """The case types: their steps, limits, papers, grounds and figures."""


@types.command("show")
@click.argument("code", type=click.Choice(list(CASE_TYPES)))
def show(code: str) -> None:
    """The procedure page (办事指南) of one case type, in Markdown."""
    click.echo("\n".join(page_of(CASE_TYPES[code])))


@types.command("document")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def document(path: Path) -> None:
    """Write the page of every case type into this file."""
    path.write_text(handbook(), "utf-8")
    click.echo(f"{path}: {len(CASE_TYPES)} case types")
