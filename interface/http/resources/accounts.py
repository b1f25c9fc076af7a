"""Accounts (账户) of applicants and agents, and everybody's password."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application.ledgers.allowance import SIGN_UP
from application.orders import Order
from application.people import Identity
from domain.divisions import REGION
from domain.office import Actor, Role
from interface.http.allowances import spend_of_visitor
from interface.http.auth import PUBLIC
from interface.http.resource import Resource
from interface.http.schemas import accounts as shapes
from interface.http.services import caller, services

accounts = Resource("accounts", "/accounts", "账户 / accounts")
NOBODY_YET = Actor("", Role.APPLICANT, REGION, channel="online")


@accounts.takes(
    who=PUBLIC, form=shapes.SignUp(), answers=shapes.Account, status=201, keyed=False
)
def sign_up(body: dict[str, Any]) -> dict[str, Any]:
    """Open an account of one's own, with name, identity number and a password"""
    spend_of_visitor("sign-up", SIGN_UP)
    identity = Identity(body["name"], body["identity_number"], body.get("phone", ""))
    opened = services().accounts.sign_up(Order(NOBODY_YET), identity, body["password"])
    return {"id": opened.id}


@accounts.takes(
    "/at-the-window",
    who=frozenset({Role.WINDOW}),
    form=shapes.WindowAccount(),
    answers=shapes.FirstPassword,
    status=201,
    keyed=False,
)
def open_at_window(body: dict[str, Any]) -> dict[str, str]:
    """Give a party to a case of one's area a password, once their card was seen

    It is said once and kept nowhere: a repeat hands out another one, and carries no key.
    """
    clerk, person = caller(), UUID(body["person"])
    services().access.check_party(clerk, person)
    return {"password": services().accounts.open_for_person(Order(clerk), person)}


@accounts.takes(
    "/password",
    who=PUBLIC,
    form=shapes.NewPassword(),
    answers=shapes.Accepted,
    keyed=False,
)
def change_password(body: dict[str, Any]) -> dict[str, bool]:
    """Replace a password, the first one or any other"""
    passwords = services().accounts.passwords
    passwords.change(body["login"], body["old_password"], body["password"])
    return {"done": True}
