"""A dossier as plain values: to be shown, kept as evidence, and compared field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.domain import Aggregate, AggregateEvent

from domain.books import Books
from domain.divisions import Division
from domain.procedure import Procedure

OF_THE_EVENT = frozenset(f.name for f in fields(Books.Event)) | {"originator_topic"}
NOTHING = "—"
"""Stands on the side of a difference where the field was not there."""


class Change(NamedTuple):
    """One field that two states have differently; ``field`` is its path."""

    field: str
    before: Any
    after: Any


def state(dossier: Aggregate) -> dict[str, Any]:
    """Everything it remembers of what happened to it."""
    own = {k: v for k, v in vars(dossier).items() if not k.startswith("_")}
    return {name: plain(value) for name, value in sorted(own.items())}


def plain(value: Any) -> Any:
    """The same in text, numbers, lists and dictionaries."""
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case date() | datetime():
            return value.isoformat()
        case Decimal() | UUID() | Division():
            return str(value)
        case Procedure():
            return value.name
        case AggregateEvent():  # A case keeps its form in the event that brought it.
            own = {k: v for k, v in vars(value).items() if k not in OF_THE_EVENT}
            return {k: plain(v) for k, v in own.items()}
        case Mapping():
            return {named(k): plain(v) for k, v in value.items()}
        case Set():
            return sorted((plain(item) for item in value), key=str)
        case list() | tuple():
            return [plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return str(value)


def named(key: Any) -> str:
    """A name of several parts reads as a path."""
    if isinstance(key, tuple):
        return "/".join(map(named, key))
    return str(plain(key))


def differences(before: Any, after: Any, field: str = "") -> Iterator[Change]:
    """Field by field, down to the innermost that differ."""
    if before == after:
        return
    if not (isinstance(before, dict) and isinstance(after, dict)):
        yield Change(field, before, after)
        return
    for key in sorted({*before, *after}):
        path = f"{field}.{key}" if field else key
        yield from differences(before.get(key, NOTHING), after.get(key, NOTHING), path)
