"""People (人员): how a list names a person, and the keyed hashes that a search finds them by.

Erased facts show as blanks and are found by no search.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Column, Index, Table, Text

from application.boards.board import Board, Key, metadata
from domain.masking import masked_name, masked_number
from domain.person import Person


class Row(NamedTuple):
    person_id: str
    masked_name: str = ""
    masked_number: str = ""
    name_key: str = ""
    number_key: str = ""


def fold(row: Row | None, event: Any) -> Row | None:
    match event:
        case Person.Registered():
            name, number = known(event.name), known(event.number)
            keys = known(event.name_key), known(event.number_key)
            return Row(event.person, shown_name(name), masked_number(number), *keys)
        case Person.Identified() if row is not None:
            name, number = known(event.name), known(event.number)
            keys = known(event.name_key), known(event.number_key)
            return Row(event.person, shown_name(name), masked_number(number), *keys)
        case Person.Renamed() if row is not None:
            name = shown_name(known(event.name))
            return row._replace(masked_name=name, name_key=known(event.name_key))
    return row


def known(fact: Any) -> str:
    """A personal fact, blank once it was erased."""
    return fact if isinstance(fact, str) else ""


def shown_name(name: str) -> str:
    return masked_name(name) if name else ""


def key(event: Any) -> Key:
    return (event.person,)


people = Table(
    "people",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("masked_name", Text, nullable=False),
    Column("masked_number", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("number_key", Text, nullable=False),
)
Index("people_name_key", people.c.name_key, postgresql_where=people.c.name_key != "")
Index("people_number_key", people.c.number_key, postgresql_where=people.c.number_key != "")
board = Board(people, Row, fold, hears=Person.Event, key=key, opens=True)
