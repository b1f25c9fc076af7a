"""What the commands of an operator share: who acts, how days and amounts are read.

Whoever runs them on the server acts as the operator of the region; every act is recorded as
theirs.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from application.orders import Order
from domain.divisions import REGION
from domain.errors import DomainError
from domain.moment import legal_day
from domain.office import Actor, Role
from domain.officer import Officer
from interface.http.services import Services
from interface.main import office

OPERATOR = str(Officer.id_of("operator"))


class Refusing(click.Group):
    """What the office refuses is told in a line, not traced."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DomainError as refusal:
            raise click.ClickException(str(refusal)) from None


day = date.fromisoformat


def amount(text: str) -> Decimal:
    """Raises ValueError."""
    try:
        read = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not read.is_finite():
        raise ValueError(text)
    return read


def as_operator(role: Role) -> Order:
    return Order(Actor(OPERATOR, role, REGION, channel="console"))


def services() -> Services:
    return office().services


def today(used: Services) -> date:
    return legal_day(used.casework.now())


from_day = click.option("--since", type=day, help="the first day; today if not given")
until_day = click.option("--until", type=day, help="the first day without it")
a_division = click.option("--division", required=True, help="its code, such as 150421102")
a_reason = click.option("--reason", required=True)
