"""The command line: ``anjuan``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from application.eventstore.trouble import is_trouble
from interface import database, main, migrate, processes
from interface.audit_cli import audit
from interface.boards_cli import boards
from interface.demo.command import demo
from interface.gazette_cli import gazette
from interface.officers_cli import officers
from interface.policies_cli import policies
from interface.rules_cli import rules
from interface.settings import BadSetting, Settings
from interface.trial.command import serve
from interface.types_cli import types

BIND = "127.0.0.1:8000"


@click.group()
@click.version_option(package_name="anjuan")
def anjuan() -> None:
    """案卷 — case management of a civil-affairs department."""


@anjuan.command("migrate")
def migrate_command() -> None:
    """Bring the database's tables up to date, as the role that owns them."""
    url = database.addresses(Settings.read(os.environ)).owner
    if not url:
        raise click.ClickException("DATABASE_OWNER_URL is not set")
    migrate.upgrade(url)
    click.echo(f"the tables are at revision {migrate.head()}")


@anjuan.command()
@click.option("--bind", default=BIND, show_default=True)
def web(bind: str) -> None:
    """Answer requests, until it is told to stop.  Any number may run."""
    command = processes.web_command(bind)
    os.execv(command[0], command)


@anjuan.command()
def worker() -> None:
    """Keep boards, policies and time going, until it is told to stop.  Any number may run."""
    main.worker().run()


for command in (demo, serve, officers, gazette, boards, policies, audit, types, rules):
    anjuan.add_command(command)


def run() -> None:
    """As from the shell: a wrong setting or a server in trouble is said, not traced."""
    try:
        anjuan()
    except BadSetting as wrong:
        say(str(wrong))
    except Exception as error:
        if not is_trouble(error):
            raise
        say(str(error).partition("\n")[0])


def say(trouble: str) -> NoReturn:
    click.echo(f"anjuan: {trouble}", err=True)
    sys.exit(2)


if __name__ == "__main__":
    run()
