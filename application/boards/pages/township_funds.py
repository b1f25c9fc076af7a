"""Reserve funds of an area, with what they come to together."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, select

from application.boards import scope
from application.boards.pages.reading import Page, counted, paged, place
from application.boards.rows import stored
from application.boards.township_funds import Row, township_funds

HEARD = ("township_funds",)


class Together(NamedTuple):
    """All funds of an area; ``balance`` is what was put in, less paid, plus corrections."""

    funds: int
    balance: Decimal
    topped_up: Decimal
    paid: Decimal
    corrected: Decimal
    left_cases: int
    left_yuan: Decimal


def page(tx: Connection, area: str, *, cursor: str = "", size: int = 20) -> Page[Row]:
    """Those of an area, by township.  Raises Malformed."""
    size = counted(size)
    after = place(cursor, str, UUID)
    rows = scope.page(township_funds, area, "owner", size=size + 1, after=after)
    shown = select(*(rows.c[str(column.key)] for column in stored(township_funds)))
    ordered = scope.in_order(shown, rows, township_funds, "owner")
    made = [Row._make(row) for row in tx.execute(ordered)]
    return paged(made, size, lambda row: (row.owner, row.fund_id))


def together(tx: Connection, area: str) -> Together:
    table = township_funds.c
    sums = (table.balance, table.topped_up, table.paid, table.corrected)
    left = (table.left_cases, table.left_yuan)
    added = (func.coalesce(func.sum(column), 0) for column in (*sums, *left))
    query = select(func.count(), *added).where(scope.owned(township_funds, area))
    return Together._make(tx.execute(query).one())
