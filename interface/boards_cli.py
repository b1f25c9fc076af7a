"""``anjuan boards``: how far the boards have come, and building them anew."""

from __future__ import annotations

import click

from application.boards import BOARDS
from application.boards.parked import parked_cases
from application.boards.positions import places
from application.boards.rebuild import Difference, Rebuild, StillBehind
from application.eventstore.datastore import end_of_the_log
from interface.main import office

names = click.argument("names", nargs=-1, required=True, type=click.Choice([*BOARDS, "all"]))


@click.group()
def boards() -> None:
    """The read models of clerks and supervisors: all of them follow from the events."""


@boards.command()
def status() -> None:
    """Where each board stands, and the cases that it has parked."""
    here = office()
    end = end_of_the_log(here.engine)
    parked = parked_cases(here.engine)
    for place in places(here.engine):
        mine = [case for case in parked if case.board == place.board]
        behind = f"{end - place.position} behind"
        if place.position > end:
            behind = "ahead of the log, which has lost events: rebuild it"
        click.echo(f"{place.board}: position {place.position}, {behind}, {len(mine)} parked")
        if place.stopped:
            click.echo(f"  stopped: {place.stopped}")
        for case in mine:
            when = f"{case.since:%Y-%m-%d %H:%M}"
            click.echo(f"  {case.key}  {case.events} events since {when}  {case.error}")


@boards.command()
@names
def rebuild(names: tuple[str, ...]) -> None:
    """Build NAMES anew from the first event, and put them in the place of the old ones."""
    with anew(names) as built:
        build(built)
        built.switch()
    click.echo(f"{', '.join(built.names)}: built anew")


@boards.command()
@names
def compare(names: tuple[str, ...]) -> None:
    """Build NAMES anew beside the live ones, and say which rows differ."""
    with anew(names) as built:
        build(built)
        try:
            differences = built.compare()
        except StillBehind as stopped:
            raise click.ClickException(f"{stopped} has stopped: replay or rebuild it") from None
    for difference in differences:
        click.echo(told(difference))
    if differences:
        raise SystemExit(1)
    click.echo(f"{', '.join(built.names)}: every row is what its events say")


@boards.command()
@click.argument("name", type=click.Choice(list(BOARDS)))
def replay(name: str) -> None:
    """After the fix: fold what NAME has parked, and let it go on if it had stopped."""
    left = office().runner().replay(name)
    click.echo(f"{name}: {left} events still parked")
    if left:
        raise SystemExit(1)


def anew(names: tuple[str, ...]) -> Rebuild:
    runner = office().runner()
    chosen = list(BOARDS) if "all" in names else list(dict.fromkeys(names))
    return Rebuild(runner.engine, runner.follower, *(BOARDS[name] for name in chosen))


def build(built: Rebuild) -> None:
    events = built.follower.recorder.max_notification_id() or 0
    with click.progressbar(length=events * len(built.boards), label="from the events") as bar:
        built.build(bar.update)


def told(difference: Difference) -> str:
    keys = ", ".join(difference.keys)
    return (
        f"{difference.table}: {difference.live_only} rows only on the board,"
        f" {difference.anew_only} only in its events: {keys}"
    )
