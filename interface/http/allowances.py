"""How often a visitor may try something; only a keyed hash of where they come from is kept."""

from __future__ import annotations

from flask import request

from application.ledgers.allowance import Rate
from application.refusals import TooManyTries
from interface.http.services import services


def spend(key: str, rate: Rate) -> None:
    """Raises TooManyTries where nothing is left of it."""
    if not services().allowance.take(key, rate):
        raise TooManyTries()


def spend_of_visitor(what: str, rate: Rate) -> None:
    """The same, counted by the address that is calling."""
    spend(f"{what}:{services().hashes.address(request.remote_addr or '')}", rate)
