"""What the interface is given: made once by the composition root, used by every view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import current_app, g

from application.access import Access
from application.accounts import Accounts
from application.assignments import Assignments
from application.attachments import Attachments
from application.authorisations import Authorisations
from application.bank_files import BankFiles
from application.benefits import Benefits
from application.callers import Callers
from application.casework import Casework
from application.children import Children
from application.institutions import Institutions
from application.keyed_hash import KeyedHash
from application.ledgers.allowance import Allowance
from application.officers import Officers
from application.orders import Order
from application.payments import Payments
from application.personal_details import PersonalDetails
from application.publications import Publications
from application.rectifications import Rectifications
from application.township_funds import TownshipFunds
from domain.divisions import DIVISIONS
from domain.errors import NotInArea
from domain.moment import legal_day
from domain.office import Actor
from interface.http.tokens import Tokens


@dataclass(frozen=True)
class Services:
    """The use cases, and what stands beside them."""

    casework: Casework
    access: Access
    accounts: Accounts
    personal_details: PersonalDetails
    officers: Officers
    callers: Callers
    assignments: Assignments
    authorisations: Authorisations
    publications: Publications
    attachments: Attachments
    rectifications: Rectifications
    benefits: Benefits
    children: Children
    township_funds: TownshipFunds
    institutions: Institutions
    payments: Payments
    bank_files: BankFiles
    tokens: Tokens
    allowance: Allowance
    hashes: KeyedHash
    digest_key: bytes
    """Keys the digests of requests: one says nothing of what was asked."""
    unready: Callable[[], list[str]]
    """Why the service can't answer now, one line for each reason."""


def services() -> Services:
    return cast(Services, current_app.extensions["services"])


def caller() -> Actor:
    """The actor of this request."""
    return cast(Actor, g.caller)


def order(occurred_on: date | None = None) -> Order:
    """What the caller asks for, under the key of this request."""
    return Order(caller(), g.command, occurred_on)


def today() -> date:
    return legal_day(services().casework.now())


def area(within: str | None) -> str:
    """A division inside the caller's own.  Raises NotInArea, UnknownDivision."""
    own = caller().division.code
    if within is None:
        return own
    if not within.startswith(own):
        raise NotInArea()
    return DIVISIONS.row(within).code
