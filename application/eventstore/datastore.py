"""Connections from the shared pool, and the database's refusals in the library's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import psycopg2
from eventsourcing import persistence
from psycopg2.extensions import TRANSACTION_STATUS_ACTIVE as ACTIVE
from psycopg2.extensions import TRANSACTION_STATUS_IDLE as IDLE
from psycopg2.extensions import TRANSACTION_STATUS_UNKNOWN as UNKNOWN
from psycopg2.extensions import cursor
from sqlalchemy import Engine as Engine
from sqlalchemy import PoolProxiedConnection
from sqlalchemy.exc import TimeoutError as PoolExhausted

P = ParamSpec("P")
R = TypeVar("R")

UNAWAITED = "SET LOCAL synchronous_commit = off"
"""Before a statement, in the same string: its commit is not waited for.

Only for what is worth nothing until an event that rests on it is saved, later and on the same
server: a commit that is waited for takes along whatever was committed before it.
"""
CODELESS = (psycopg2.InterfaceError, psycopg2.OperationalError, psycopg2.DatabaseError)


class ConnectionBroken(persistence.OperationalError, persistence.InterfaceError):
    """The connection failed: what was sent last may or may not have been done."""


def translated(error: psycopg2.Error) -> persistence.PersistenceError:
    """The library's exception for one of psycopg2's; they bear the same names.

    What the server says has a code; a failure without one is the connection's.  (One that
    died while idle raises a plain DatabaseError and still claims to be open.)
    """
    text = error.diag.message_primary or str(error)
    if error.pgcode is None and type(error) in CODELESS:
        return ConnectionBroken(text)
    if error.pgcode and error.pgcode.startswith(("08", "57P")):
        return ConnectionBroken(text)
    kinds = (getattr(persistence, base.__name__, None) for base in type(error).__mro__)
    kind: type[persistence.PersistenceError] = next(filter(None, kinds))
    return kind(text)


def retried_once(ask: Callable[P, R]) -> Callable[P, R]:
    """Ask again on a fresh connection; only for what may safely happen twice."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return ask(*args, **kwargs)
        except ConnectionBroken:
            return ask(*args, **kwargs)

    return asked


class Datastore:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def cursor(self, *, autocommit: bool = True) -> Iterator[cursor]:
        """Each statement is a transaction of its own, unless ``autocommit`` is off."""
        pooled = self._checked_out()
        connection: Any = pooled.dbapi_connection
        broken = False
        try:
            connection.autocommit = autocommit
            with connection.cursor() as curs:
                yield curs
            if not autocommit:
                connection.commit()
        except psycopg2.Error as error:
            refusal = translated(error)
            broken = isinstance(refusal, ConnectionBroken)
            raise refusal from error
        finally:
            status = connection.get_transaction_status()
            if broken or status in (ACTIVE, UNKNOWN):
                pooled.invalidate()
            elif status == IDLE:
                connection.autocommit = False  # the pool rolls back, but leaves this as it is
            pooled.close()

    def _checked_out(self) -> PoolProxiedConnection:
        try:
            return self.engine.raw_connection()
        except PoolExhausted as error:
            raise persistence.OperationalError(str(error)) from error
        except psycopg2.Error as error:
            raise translated(error) from error


def verify(engine: Engine) -> None:
    """Refuse to start on a server that may forget what it has confirmed.

    Raises OperationalError when ``synchronous_commit`` is off or the server is a standby.
    """
    with Datastore(engine).cursor() as curs:
        curs.execute("SELECT current_setting('synchronous_commit'), pg_is_in_recovery()")
        commit, standby = curs.fetchone() or ("off", True)
    if commit == "off":
        raise persistence.OperationalError("synchronous_commit is off: saves could be lost")
    if standby:
        raise persistence.OperationalError("this server is a standby, the primary is needed")


def end_of_the_log(engine: Engine) -> int:
    """The highest position: for looking at, not for starting from (it waits for nobody)."""
    with Datastore(engine).cursor() as curs:
        curs.execute("SELECT coalesce(max(position), 0) FROM events")
        ((highest,),) = curs.fetchall()
    return int(highest)
