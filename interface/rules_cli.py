"""``anjuan rules``: what other rules would have come to."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import click

from application.what_if import Flip, Outcome, WhatIf
from domain.cases import CASE_TYPES
from interface.console import Refusing, day, services, today


@click.group(cls=Refusing)
def rules() -> None:
    """The versions of the rules, tried on what was decided."""


@rules.command("try")
@click.option("--type", "code", type=click.Choice(list(CASE_TYPES)), required=True)
@click.option("--version", required=True, help="of the rules, such as 2026")
@click.option("--since", type=day, required=True, help="the first day of the decisions")
@click.option("--until", type=day, help="the last one; today if not given")
def try_rules(code: str, version: str, since: date, until: date | None) -> None:
    """Decide past cases once more under another version; nothing is saved.

    Lists which decisions would be others and what that would cost each month.  Under the
    version by which a case was decided nothing may be listed.
    """
    known = {procedure.version for procedure in CASE_TYPES[code].procedures}
    if version not in known:
        raise click.BadParameter(f"{code} has the versions {', '.join(sorted(known))}")
    here = services()
    counted: Counter[str] = Counter()
    cost = Decimal(0)
    found = WhatIf(here.casework).flips(code, version, since, until or today(here))
    for flip in found:
        click.echo(line(flip))
        counted[kind(flip)] += 1
        cost += flip.cost
    for what, number in sorted(counted.items()):
        click.echo(f"{what}: {number}")
    click.echo(f"{counted.total()} decisions would be others; {cost:+} yuan a month")


def line(flip: Flip) -> str:
    was, would_be = said(flip.was), said(flip.would_be)
    return f"{flip.decided_on}  {flip.number}  {was} -> {would_be}  {flip.cost:+}"


def said(outcome: Outcome) -> str:
    if not outcome.approved:
        return f"refused ({', '.join(outcome.reasons)})"
    return f"approved ({', '.join(f'{code} {yuan}' for code, yuan in outcome.awards)})"


def kind(flip: Flip) -> str:
    if flip.was.approved is flip.would_be.approved:
        return "another amount" if flip.was.approved else "other grounds"
    return "approved instead of refused" if flip.would_be.approved else "refused instead"
