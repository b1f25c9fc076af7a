"""Whose fault a failure is: an event's, which is put aside, or the office's own machinery's."""

from __future__ import annotations

import traceback

from eventsourcing import persistence
from sqlalchemy import exc

from application.eventstore.sealing import KeysAmiss

MACHINERY = (
    persistence.PersistenceError,
    exc.SQLAlchemyError,
    KeysAmiss,
    OSError,
    MemoryError,
)


def is_trouble(error: Exception) -> bool:
    """The fault of the machinery and not of an event: try again later, and park nothing."""
    if isinstance(error, (persistence.DataError, exc.DataError)):
        return False
    return isinstance(error, MACHINERY)


def described(error: Exception) -> str:
    """What failed and where, without the values: they may say something about a person."""
    if isinstance(error, exc.DataError | exc.IntegrityError):
        constraint = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
        return f"{type(error).__name__} {getattr(error.orig, 'pgcode', '')} {constraint or ''}"
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {where.name}, line {where.lineno} of {where.filename}"
