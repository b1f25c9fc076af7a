"""Price lists of funeral providers (殡葬服务收费清单): public, and nothing about a person."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Index, Integer, Table, Text, Uuid

from application.boards.board import Board, metadata
from application.boards.scope import ordered, placed
from domain.price_list import PriceList


class Row(NamedTuple):
    """A provider's list, as its newest version says."""

    price_list_id: UUID
    organisation: str
    name: str
    owner: str
    """The unit that checked it."""
    number: int
    valid_from: date
    published_on: date
    first_on: date
    """When its first version was published."""


def fold(row: Row | None, event: Any) -> Row | None:
    return Row(
        price_list_id=UUID(str(event.originator_id)),
        organisation=event.organisation,
        name=event.name,
        owner=event.owner,
        number=event.number,
        valid_from=event.valid_from,
        published_on=event.on,
        first_on=row.first_on if row else event.on,
    )


price_lists = Table(
    "price_lists",
    metadata,
    Column("price_list_id", Uuid, primary_key=True),
    Column("organisation", Text, nullable=False),
    Column("name", Text, nullable=False),
    *placed(),
    Column("number", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("published_on", Date, nullable=False),
    Column("first_on", Date, nullable=False),
)
ordered(price_lists, "first_on")
Index("price_lists_organisation", price_lists.c.organisation)
board = Board(price_lists, Row, fold, hears=PriceList.Published)
