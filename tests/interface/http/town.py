"""Everybody who walks into the office in these tests, and how they speak to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from application.access import Access
from application.accounts import Accounts
from application.assignments import Assignments
from application.attachments import Attachments
from application.authorisations import Authorisations
from application.bank_files import BankFiles
from application.benefits import Benefits
from application.boards import BOARDS
from application.boards.follower import Follower
from application.boards.runner import Runner
from application.calendars import notices
from application.callers import Callers
from application.casework import Casework
from application.children import Children
from application.institutions import Institutions
from application.keyed_hash import KeyedHash
from application.ledgers.allowance import Allowance
from application.ledgers.credentials import OFFICER, PERSON, Credentials
from application.ledgers.keys import PersonalKeys
from application.ledgers.published import Published
from application.ledgers.reads import Reads
from application.ledgers.uploads import Uploads
from application.officers import Officers
from application.orders import Order
from application.passwords import Passwords
from application.payments import Payments
from application.people import Identity
from application.personal_details import PersonalDetails
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.publications import Publications
from application.rectifications import Rectifications
from application.township_funds import TownshipFunds
from application.vault import Vault
from domain.divisions import Division
from domain.gazette import Entry
from domain.office import Actor, Role
from interface.http.services import Services
from interface.http.tokens import Bearer, Tokens
from tests.interface.http.people import NUMBERS, REGION, Citizen

MASTER = bytes(range(32))
PASSWORD = "herdsman-1949"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """The office's clock, which a test may move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 3, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, days: int) -> None:
        self.now += timedelta(days=days)


def services_on(engine: Engine, folder: Path, clock: Clock) -> Services:
    hashes, allowance = KeyedHash(MASTER), Allowance(engine)
    keys = PersonalKeys(engine, MASTER)
    casework = Casework(engine, keys, hashes, now=clock, calendar=notices)
    credentials = Credentials(engine)
    access = Access(casework, Reads(engine))
    officers = Officers(casework, credentials)
    return Services(
        casework=casework,
        access=access,
        accounts=Accounts(casework, Passwords(credentials, allowance, hashes, QUICK)),
        personal_details=PersonalDetails(casework),
        officers=officers,
        callers=Callers(casework),
        assignments=Assignments(casework, access, officers),
        authorisations=Authorisations(casework),
        publications=Publications(casework, Published(engine)),
        attachments=Attachments(Uploads(engine), Vault(folder, MASTER)),
        rectifications=Rectifications(casework, access),
        benefits=Benefits(casework, access),
        children=Children(casework, access),
        township_funds=TownshipFunds(casework, access),
        institutions=Institutions(casework, access),
        payments=Payments(casework, access),
        bank_files=BankFiles(casework, access),
        tokens=Tokens(MASTER),
        allowance=allowance,
        hashes=hashes,
        digest_key=MASTER,
        unready=list,
    )


@dataclass
class Caller:
    """A signed-in somebody: fresh keys, and the versions of the cases they have seen."""

    town: Town
    id: str
    token: str
    purpose: str = "casework"
    seen: dict[str, str] = field(default_factory=dict)

    def send(
        self, method: str, path: str, headers: dict[str, str], **more: Any
    ) -> TestResponse:
        own = {
            "Authorization": f"Bearer {self.token}",
            "Idempotency-Key": uuid4().hex,
            **({"Purpose": self.purpose} if self.purpose else {}),
        }
        client = self.town.app.test_client()
        return client.open(f"/api/v1{path}", method=method, headers=own | headers, **more)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.send("GET", path, named(headers))

    def post(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.send("POST", path, named(headers), json=body)

    def step(self, case: str, noun: str, body: Any = None, **headers: str) -> TestResponse:
        """On the version that is there now, unless another one is named."""
        seen = named(headers)
        if "If-Match" not in seen:
            found = self.town.services.casework.dossier(UUID(case))
            seen["If-Match"] = f'"{found.version}"'
        return self.send("POST", f"/cases/{case}/{noun}", seen, json=body or {})

    def upload(self, name: str, content: bytes) -> TestResponse:
        """One file as browsers send it."""
        told = f'Content-Disposition: form-data; name="file"; filename="{name}"'.encode()
        body = b"--mark\r\n" + told + b"\r\n\r\n" + content + b"\r\n--mark--\r\n"
        kind = {"Content-Type": "multipart/form-data; boundary=mark"}
        return self.send("POST", "/attachments", kind, data=body)

    def paper(self, material: str) -> dict[str, str]:
        """One page, uploaded by this caller."""
        held = self.upload("page.pdf", b"%PDF-1.4 " + material.encode()).json
        return {"material": material, "sha256": held["sha256"], "attachment": held["id"]}


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


class Town:
    """The application, and ways to become somebody in it."""

    def __init__(
        self,
        app: Flask,
        services: Services,
        clock: Clock,
        boards_engine: Engine,
        entries: Iterable[Entry] = (),
    ) -> None:
        self.app = app
        self.services = services
        self.colleagues: dict[tuple[str, str, str], Caller] = {}
        self.clock = clock
        keys = PersonalKeys(boards_engine, MASTER)
        follower = Follower.on(boards_engine, keys)
        self.boards = Runner(boards_engine, follower, BOARDS.values())
        self.boards.prepare()
        self.policies = [PolicyRunner(p, services.casework) for p in POLICIES.values()]
        self.admin = Order(Actor(str(uuid4()), Role.ADMIN, Division(REGION)))
        keeper = Order(Actor(str(uuid4()), Role.CATALOGUE, Division(REGION)))
        for entry in entries:
            services.publications.publish(
                keeper,
                key=entry.key,
                division=str(entry.division),
                value=entry.value,
                since=entry.since,
                source=entry.source,
            )

    def worker(self) -> None:
        """What the worker would have done by now: policies first, then boards."""
        for policy in self.policies:
            while policy.step():
                pass
        self.boards.catch_up()

    def officer(self, role: Role | str, division: str, number: str = "") -> Caller:
        """Somebody who holds this one appointment."""
        login = f"officer-{next(NUMBERS)}"
        officers = self.services.officers
        added = officers.add(self.admin, name="乌兰", login=login, number=number)
        since = date(2016, 1, 1)
        officers.appoint(
            self.admin, added.id, role=Role(role), division=Division(division), since=since
        )
        return self.caller(added.id, OFFICER)

    def colleague(self, who: str, role: Role | str, division: str) -> Caller:
        """The same officer at the same desk in every course of this town."""
        desk = (who, str(role), division)
        if desk not in self.colleagues:
            self.colleagues[desk] = self.officer(role, division)
        return self.colleagues[desk]

    def held_dead(self, who: Citizen) -> None:
        """As a register would have told."""
        casework = self.services.casework
        act = casework.act(Actor("policy:register", Role.MACHINE, Division(REGION)))
        person = casework.people.find(act, who.number)
        assert person is not None
        person.record_death(act, died_on=act.today, source="death_register")
        casework.save(person)

    def applicant(self, who: Citizen) -> Caller:
        """Who has signed up with their own name and number."""
        anybody = Order(Actor("", Role.APPLICANT, Division(REGION)))
        identity = Identity(who.name, who.number)
        opened = self.services.accounts.sign_up(anybody, identity, PASSWORD)
        return self.caller(opened.id, PERSON)

    def person(self, who: Citizen) -> str:
        """The id under which the office knows this citizen."""
        people, act = self.services.casework.people, self.services.casework.act
        found = people.find(act(self.admin.actor), who.number)
        assert found
        return str(found.id)

    def caller(self, who: UUID, kind: str, acting_as: str = "") -> Caller:
        token, _ = self.services.tokens.issue(Bearer(who, kind, acting_as))
        return Caller(self, str(who), token)
