"""The office on a fresh database: its log, its clock, and the use cases about access."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from application.access import Access
from application.accounts import Accounts
from application.assignments import Assignments
from application.attachments import Attachments
from application.authorisations import Authorisations
from application.callers import Callers
from application.casework import Casework
from application.gazettes import Gazettes
from application.keyed_hash import KeyedHash
from application.ledgers.allowance import Allowance
from application.ledgers.credentials import Credentials
from application.ledgers.keys import PersonalKeys
from application.ledgers.published import Published
from application.ledgers.reads import Reads
from application.ledgers.streams import Streams
from application.ledgers.uploads import Uploads
from application.officers import Officers
from application.orders import Done, Order
from application.passwords import Passwords
from application.people import Identity, People
from application.publications import Publications
from application.vault import Vault
from domain.calendar import Calendar
from domain.divisions import Division
from domain.office import Actor, Role
from tests.domain.access.hands import ALATAN, REGION, TODAY, TOWNSHIP, actor, noon

MASTER = bytes(range(32))
PASSWORD = "herdsman-1949"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
YEAR = date(2026, 1, 1)


@dataclass
class Clock:
    """The office's clock, which a test may move."""

    moment: datetime = field(default_factory=lambda: noon(TODAY))

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, days: int) -> None:
        self.moment += timedelta(days=days)


@dataclass
class Office:
    """Every use case about access, on one database."""

    casework: Casework
    clock: Clock
    officers: Officers
    accounts: Accounts
    callers: Callers
    access: Access
    assignments: Assignments
    authorisations: Authorisations
    publications: Publications
    attachments: Attachments
    vault: Vault

    def officer(
        self, login: str, role: Role, place: Division = TOWNSHIP, number: str = ""
    ) -> Actor:
        """Somebody who holds this one appointment."""
        added = self.officers.add(ADMIN, name="巴图", login=login, number=number)
        self.officers.appoint(ADMIN, added.id, role=role, division=place, since=YEAR)
        acting = self.callers.actor("officer", added.id)
        assert acting
        return acting

    def applicant(self, name: str = ALATAN[0], number: str = ALATAN[1]) -> Actor:
        signed_up = self.accounts.sign_up(ANYBODY, Identity(name, number), PASSWORD)
        acting = self.callers.actor("person", signed_up.id)
        assert acting
        return acting

    def filed(self, by: Actor, applicant: str | Identity = "", owner: str = "") -> Done:
        """An application for the two disability subsidies."""
        return self.casework.submit(
            "pwd_subsidy",
            Order(by),
            applicant=applicant or by.on_behalf_of or by.who,
            owner=owner or TOWNSHIP.code,
            papers=[],
            form={
                "claims": ["living"],
                "hukou": TOWNSHIP.code,
                "declared_card": {
                    "kind": "limb",
                    "level": 2,
                    "valid_until": date(2030, 1, 1),
                },
                "care_months": 0,
                "similar_subsidies": {},
            },
        )

    def household(
        self, by: Actor, head: Identity, spouse: Identity, born: date | None = None
    ) -> Done:
        """An application of two for the minimum living allowance.

        The spouse is said to be born on that day, or else when the number says.
        """
        members = [
            {
                "person": who,
                "relation": relation,
                "born": day or date.fromisoformat(who.number[6:14]),
                "hukou": TOWNSHIP.code,
                "lives": TOWNSHIP.code,
                "income": {},
            }
            for who, relation, day in ((head, "self", None), (spouse, "spouse", born))
        ]
        return self.casework.submit(
            "dibao",
            Order(by),
            applicant=head,
            owner=TOWNSHIP.code,
            papers=[],
            form={
                "applies_as": "household",
                "area": "rural",
                "related_to_staff": False,
                "members": members,
                "assets": [],
            },
        )


ADMIN = Order(actor(Role.ADMIN, REGION))
ANYBODY = Order(Actor("", Role.APPLICANT, REGION))


@pytest.fixture
def hashes() -> KeyedHash:
    return KeyedHash(MASTER)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def casework(engine: Engine, hashes: KeyedHash, clock: Clock) -> Iterator[Casework]:
    keys = PersonalKeys(engine, MASTER)
    with Casework(engine, keys, hashes, now=clock, calendar=Calendar) as casework:
        yield casework


@pytest.fixture
def streams(casework: Casework) -> Streams:
    return casework.streams


@pytest.fixture
def people(casework: Casework) -> People:
    return casework.people


@pytest.fixture
def gazettes(casework: Casework) -> Gazettes:
    return casework.gazettes


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "attachments", MASTER)


@pytest.fixture
def office(
    engine: Engine, casework: Casework, hashes: KeyedHash, clock: Clock, vault: Vault
) -> Office:
    credentials = Credentials(engine)
    officers = Officers(casework, credentials)
    access = Access(casework, Reads(engine))
    passwords = Passwords(credentials, Allowance(engine), hashes, QUICK)
    return Office(
        casework,
        clock,
        officers,
        Accounts(casework, passwords),
        Callers(casework),
        access,
        Assignments(casework, access, officers),
        Authorisations(casework),
        Publications(casework, Published(engine)),
        Attachments(Uploads(engine), vault),
        vault,
    )
