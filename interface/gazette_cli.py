"""``anjuan gazette``: the figures that decisions read, and from when until when they hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from domain.divisions import DIVISIONS, REGION
from domain.office import Role
from interface.console import (
    Refusing,
    a_division,
    a_reason,
    amount,
    as_operator,
    day,
    from_day,
    services,
    today,
    until_day,
)

a_source = click.option("--source", required=True, help="the document that says so")
the_day = click.option("--since", type=day, required=True, help="the day it is published for")


@click.group(cls=Refusing)
def gazette() -> None:
    """What is published: rates, lines, quotas, promised times, delegations."""


@gazette.command("publish")
@click.argument("key")
@click.argument("value", type=amount)
@a_division
@a_source
@from_day
@until_day
def publish(
    key: str,
    value: Decimal,
    division: str,
    source: str,
    since: date | None,
    until: date | None,
) -> None:
    """Publish VALUE for KEY (such as dibao.standard.rural) from a day on."""
    used = services()
    used.publications.publish(
        as_operator(Role.CATALOGUE),
        key=key,
        division=division,
        value=value,
        since=since or today(used),
        source=source,
        until=until,
    )
    click.echo(f"{key} is {value} for {DIVISIONS.name(division)}")


@gazette.command("correct")
@click.argument("key")
@click.argument("value", type=amount)
@a_division
@the_day
@a_source
@a_reason
@until_day
def correct(
    key: str,
    value: Decimal,
    division: str,
    since: date,
    source: str,
    reason: str,
    until: date | None,
) -> None:
    """Replace the value of a day by VALUE; decisions already taken keep what they read."""
    services().publications.correct(
        as_operator(Role.CATALOGUE),
        key=key,
        division=division,
        since=since,
        value=value,
        source=source,
        reason=reason,
        until=until,
    )
    click.echo(f"{key} is {value} for {DIVISIONS.name(division)}")


@gazette.command("withdraw")
@click.argument("key")
@a_division
@the_day
@click.option("--until", type=day, required=True, help="the first day without it")
@a_reason
def withdraw(key: str, division: str, since: date, until: date, reason: str) -> None:
    """End the value of KEY that holds from a day."""
    services().publications.withdraw(
        as_operator(Role.CATALOGUE),
        key=key,
        division=division,
        since=since,
        until=until,
        reason=reason,
    )
    click.echo(f"{key} holds for {DIVISIONS.name(division)} until {until} no more")


@gazette.command("list")
@click.option("--division", default=REGION.code, show_default=True)
@click.option("--key", default="", help="only keys that begin so")
def list_figures(division: str, key: str) -> None:
    """What was published for a division, for what it lies in and for what lies in it."""
    used = services()
    for publication in used.publications.about(DIVISIONS.named(division)):
        if not publication.key.startswith(key):
            continue
        for entry in sorted(publication.entries.values(), key=lambda e: e.since):
            until = entry.until or "          "
            place = f"{entry.division} {DIVISIONS.name(entry.division.code)}"
            click.echo(
                f"{entry.key:32} {entry.value:>10}  {entry.since}  {until}  {place}"
                f"  {entry.source}"
            )
