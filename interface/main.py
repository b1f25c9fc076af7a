"""The composition root: the one place that knows which parts the office is made of."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from application import calendars
from application.accounts import Accounts
from application.casework import Casework
from application.eventstore import datastore
from application.keyed_hash import KeyedHash
from application.ledgers.allowance import Allowance
from application.ledgers.credentials import Credentials
from application.ledgers.keys import PersonalKeys
from application.ledgers.trial_clock import TrialClock, true_time
from application.officers import Officers
from application.passwords import Passwords
from interface import database
from interface.settings import BadSetting, Settings


@dataclass(frozen=True)
class Office:
    """What every process of the office has, whether it answers, works or administers."""

    settings: Settings
    addresses: database.Addresses
    engine: Engine
    casework: Casework
    hashes: KeyedHash
    accounts: Accounts
    officers: Officers

    def boards_engine(self) -> Engine:
        """Connections as the role that keeps the boards."""
        return database.engine(
            self.addresses.boards, "DATABASE_BOARDS_URL", self.settings.pool_size
        )

    def owner_engine(self) -> Engine:
        """Connections as the role that owns the tables: migrations, the clock of a trial."""
        return database.engine(self.addresses.owner, "DATABASE_OWNER_URL", 1)


def office(settings: Settings | None = None, *, stop_at_exit: bool = False) -> Office:
    """Put everything together.  Raises BadSetting, and OperationalError from a server that
    could forget what it confirmed."""
    settings = settings or Settings.read(os.environ)
    where = database.addresses(settings, stop_at_exit=stop_at_exit)
    engine = database.engine(where.app, "DATABASE_URL", settings.pool_size)
    datastore.verify(engine)
    master = settings.master_key()
    hashes = KeyedHash(master)
    casework = Casework(
        engine,
        PersonalKeys(engine, master),
        hashes,
        now=clock(settings, engine),
        calendar=calendars.official,
    )
    credentials = Credentials(engine)
    return Office(
        settings,
        where,
        engine,
        casework,
        hashes,
        Accounts(casework, Passwords(credentials, Allowance(engine), hashes)),
        Officers(casework, credentials),
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
