"""The composition root: the one place that knows which parts the office is made of."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

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
from application.callers import Callers
from application.casework import Casework
from application.children import Children
from application.eventstore import datastore
from application.institutions import Institutions
from application.keyed_hash import KeyedHash
from application.ledgers.allowance import Allowance
from application.ledgers.credentials import Credentials
from application.ledgers.keys import PersonalKeys
from application.ledgers.published import Published
from application.ledgers.reads import Reads
from application.ledgers.trial_clock import TrialClock, true_time
from application.ledgers.uploads import Uploads
from application.officers import Officers
from application.passwords import Passwords
from application.payments import Payments
from application.personal_details import PersonalDetails
from application.policies.worker import Worker, of_the_office
from application.publications import Publications
from application.rectifications import Rectifications
from application.township_funds import TownshipFunds
from application.vault import Vault
from interface import database, migrate
from interface.http import logs
from interface.http.app import create_app
from interface.http.services import Services
from interface.http.tokens import Tokens
from interface.settings import BadSetting, Settings


@dataclass(frozen=True)
class Office:
    """What every process of the office has, whether it answers, works or administers."""

    settings: Settings
    addresses: database.Addresses
    services: Services

    @property
    def casework(self) -> Casework:
        return self.services.casework

    @property
    def engine(self) -> Engine:
        return self.casework.engine

    def boards_engine(self) -> Engine:
        """Connections as the role that keeps the boards."""
        where = self.addresses.boards
        return database.engine(where, "DATABASE_BOARDS_URL", self.settings.pool_size)

    def runner(self) -> Runner:
        """Keeps the boards; one at a time works, others stand by."""
        engine = self.boards_engine()
        return Runner(engine, Follower.on(engine, self.casework.keys), BOARDS.values())


def office(settings: Settings | None = None) -> Office:
    """Put everything together.

    Raises BadSetting, and OperationalError from a server that could forget what it confirmed.
    """
    settings = settings or Settings.read(os.environ)
    where = database.addresses(settings)
    engine = database.engine(where.app, "DATABASE_URL", settings.pool_size)
    datastore.verify(engine)
    parts = services(
        engine,
        master=settings.master_key(),
        tokens=Tokens(settings.token_key()),
        attachments=settings.attachments_folder(),
        now=clock(settings, engine),
    )
    return Office(settings, where, parts)


def services(
    engine: Engine,
    *,
    master: bytes,
    tokens: Tokens,
    attachments: Path,
    now: Callable[[], datetime],
) -> Services:
    """The use cases on one database, with the keys they need."""
    hashes, allowance = KeyedHash(master), Allowance(engine)
    keys = PersonalKeys(engine, master)
    keys.verify()
    casework = Casework(engine, keys, hashes, now=now)
    credentials = Credentials(engine)
    access = Access(casework, Reads(engine))
    officers = Officers(casework, credentials)
    return Services(
        casework=casework,
        access=access,
        accounts=Accounts(casework, Passwords(credentials, allowance, hashes)),
        personal_details=PersonalDetails(casework),
        officers=officers,
        callers=Callers(casework),
        assignments=Assignments(casework, access, officers),
        authorisations=Authorisations(casework),
        publications=Publications(casework, Published(engine)),
        rectifications=Rectifications(casework, access),
        benefits=Benefits(casework, access),
        children=Children(casework, access),
        township_funds=TownshipFunds(casework, access),
        institutions=Institutions(casework, access),
        payments=Payments(casework, access),
        bank_files=BankFiles(casework, access),
        attachments=Attachments(Uploads(engine), Vault(attachments, master)),
        tokens=tokens,
        allowance=allowance,
        hashes=hashes,
        digest_key=hmac.digest(master, b"anjuan requests", "sha256"),
        unready=partial(unready, engine),
    )


def clock(settings: Settings, engine: Engine) -> Callable[[], datetime]:
    """The true time; in the database of a trial, the time to which its clock was moved.

    Raises BadSetting where a database of others has such a clock.
    """
    trial = TrialClock(engine)
    if trial.ahead() is None:
        return true_time
    if not settings.embedded:
        raise BadSetting("this database has the clock of a trial: it can't be used in earnest")
    return trial


def unready(engine: Engine) -> list[str]:
    """Why no request can be answered now; boards that lag are no reason."""
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        return ["the database does not answer"]
    if found != migrate.head():
        return ["the tables are not those of this program"]
    return []


def web() -> Flask:
    """What gunicorn serves; called in each of its processes after the fork."""
    logs.to_standard_error()
    here = office()
    return create_app(here.services, proxies=here.settings.proxies)


def worker() -> Worker:
    """What goes on beside the answers: boards, policies, time."""
    running = office()
    return of_the_office(running.casework, running.runner())
