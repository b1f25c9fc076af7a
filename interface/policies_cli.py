"""``anjuan policies``: how far the policies have come, and what waits for somebody."""

from __future__ import annotations

import click

from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.policies.status import statuses
from interface.main import office


@click.group()
def policies() -> None:
    """The office's follow-ups: whenever this happened, do that."""


@policies.command()
def status() -> None:
    """Where each policy stands, and the causes that it has parked."""
    for each in statuses(office().casework):
        click.echo(
            f"{each.policy}: position {each.position}, {each.behind} behind,"
            f" {len(each.parked)} parked"
        )
        for cause in each.parked:
            when = f"{cause.since:%Y-%m-%d %H:%M}"
            click.echo(f"  {cause.position}  {cause.stream_id}  {when}  {cause.error}")


@policies.command()
@click.argument("name", type=click.Choice(sorted(POLICIES)))
def replay(name: str) -> None:
    """After the fix: act on what NAME has parked, in its order."""
    done, left = PolicyRunner(POLICIES[name], office().casework).replay()
    click.echo(f"{name}: {done} done, {left} still parked")
    if left:
        raise SystemExit(1)
