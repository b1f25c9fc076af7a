"""``anjuan officers``: who serves in the office, and as what."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from application.officers import Post
from domain.divisions import DIVISIONS, REGION
from domain.office import PRIVATE, Role
from interface.console import (
    Refusing,
    a_division,
    a_reason,
    as_operator,
    from_day,
    services,
    today,
    until_day,
)
from interface.http.services import Services

ROLES = [str(role) for role in Role if role not in (*PRIVATE, Role.CLOCK)]

a_role = click.option("--role", type=click.Choice(ROLES), required=True)


@click.group(cls=Refusing)
def officers() -> None:
    """Who serves in the office, and as what."""


@officers.command("add")
@click.argument("login")
@click.option("--name", required=True)
@a_role
@a_division
@from_day
@until_day
@click.option("--ask-number", is_flag=True, help="ask for the identity number, unseen")
def add(login: str, name: str, ask_number: bool, **post: Any) -> None:
    """Take LOGIN into service, appoint, and print the first password."""
    number = click.prompt("identity number", hide_input=True) if ask_number else ""
    used, order = services(), as_operator(Role.ADMIN)
    first = a_post(used, **post)
    added = used.officers.add(order, name=name, login=login, number=number, post=first)
    said(login, first)
    password = used.accounts.open_for_officer(order, added.id)
    click.echo(f"{login} may sign in with {password} for seven days; then it must be replaced")


@officers.command("appoint")
@click.argument("login")
@a_role
@a_division
@from_day
@until_day
def appoint(login: str, **post: Any) -> None:
    """Give LOGIN one more appointment."""
    used = services()
    another = a_post(used, **post)
    officer = used.officers.with_login(login).id
    used.officers.appoint(as_operator(Role.ADMIN), officer, **another._asdict())
    said(login, another)


def a_post(
    used: Services, role: str, division: str, since: date | None, until: date | None
) -> Post:
    return Post(Role(role), DIVISIONS.named(division), since or today(used), until)


def said(login: str, post: Post) -> None:
    click.echo(f"{login} is {post.role} at {DIVISIONS.name(post.division.code)}")


@officers.command("end")
@click.argument("login")
@click.argument("appointment")
@a_reason
def end(login: str, appointment: str, reason: str) -> None:
    """End one APPOINTMENT of LOGIN, from this moment on."""
    used = services()
    held = used.officers.with_login(login)
    used.officers.end_appointment(as_operator(Role.ADMIN), held.id, appointment, reason=reason)


@officers.command("revoke")
@click.argument("login")
@a_reason
def revoke(login: str, reason: str) -> None:
    """End everything LOGIN may do, for good."""
    used = services()
    held = used.officers.with_login(login)
    used.officers.revoke(as_operator(Role.ADMIN), held.id, reason=reason)
    click.echo(f"{login} is revoked")


@officers.command("password")
@click.argument("login")
def password(login: str) -> None:
    """Print a new first password for LOGIN; the old one is worthless from now on."""
    used = services()
    held = used.officers.with_login(login)
    click.echo(used.accounts.open_for_officer(as_operator(Role.ADMIN), held.id))


@officers.command("list")
@click.option("--area", default=REGION.code, show_default=True)
def list_officers(area: str) -> None:
    """Who holds an appointment in an area now."""
    used = services()
    now = used.casework.now()
    for officer in used.officers.all(DIVISIONS.named(area)):
        for held in officer.appointments_at(now):
            place = f"{held.division} {DIVISIONS.name(held.division.code)}"
            click.echo(f"{officer.login:24} {officer.name:8} {held.role:10} {place}  {held.id}")
