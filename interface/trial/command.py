"""``anjuan serve``: the office to look around in, with sample officers and cases."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import click

from application.ledgers.trial_clock import true_time
from domain.moment import legal_day
from interface import main, processes
from interface.trial import cases, installation, staff
from interface.trial.course import Clock

FOLDER = Path(".anjuan/serve")
BIND = "127.0.0.1:8000"
CASES = 300
IN_SERVICE_FOR = timedelta(days=3650)


@click.command()
@click.option("--bind", default=BIND, show_default=True)
def serve(bind: str) -> None:
    """Run web and worker together on a trial database, until it is told to stop."""
    try:
        with processes.alone_in(FOLDER):
            open_office(bind)
    except (processes.DidNotStart, processes.Ended, processes.Occupied) as trouble:
        raise click.ClickException(f"{trouble}; the logs are in {FOLDER / 'logs'}") from None


def open_office(bind: str) -> None:
    today = legal_day(true_time())
    furnished = FOLDER / "furnished"
    if new := not furnished.exists():
        shutil.rmtree(FOLDER, ignore_errors=True)  # begun once and not finished
    seats = [seat for village in cases.villages() for seat in staff.seats(village)]
    with installation.prepared(FOLDER, true_time()) as office:
        if new:
            click.echo("setting up sample officers and cases ...")
            staff.enrol(office, seats, today - IN_SERVICE_FOR)
            fill(office, today)
            furnished.touch()
        data = office.settings.data
        commands = {"web": processes.web_command(bind), "worker": processes.worker_command()}
        with processes.running(commands, data / "logs", ANJUAN_DATA=str(data)) as started:
            processes.wait_until_ready(started, f"http://{bind}")
            introduce(bind, seats)
            processes.watch(started)


def fill(office: main.Office, today: date) -> None:
    """The same office with a clock in hand files and moves the samples."""
    clock = Clock(true_time())
    settings = office.settings
    services = main.services(
        office.engine,
        master=settings.master_key(),
        tokens=office.services.tokens,
        attachments=settings.attachments_folder(),
        now=clock,
    )
    cases.make(services.casework, clock, today, CASES)


def introduce(bind: str, seats: list[staff.Seat]) -> None:
    for seat in dict.fromkeys(seats):
        click.echo(seat)
    click.echo()
    click.echo(f"Each signs in with the password {staff.PASSWORD}")
    click.echo(f"API  http://{bind}/api/v1/docs/   stop with Ctrl-C")
