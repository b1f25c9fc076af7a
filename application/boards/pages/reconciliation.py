"""对账 — whether what was due in a month is what was paid, is under way, or is still to pay.

Due comes from the benefits, all else from the lines of batches: two records that know nothing
of each other, compared benefit by benefit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Numeric,
    cast,
    func,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.selectable import LateralFromClause, TableValuedAlias

from application.boards import scope
from application.boards.benefits import benefits
from application.boards.payments import payments

HEARD = ("benefits", "payments")


class Balance(NamedTuple):
    """One county's month of one entitlement, in yuan."""

    county: str
    entitlement: str
    due: Decimal
    paid: Decimal
    claimed: Decimal
    """Of what was paid for this month, what was claimed back."""
    drawn: Decimal
    """In lines of which the bank has not told yet what became of them."""
    returned: Decimal
    """Came back from the bank, as often as it did."""
    unpaid: Decimal
    """Due and neither paid nor under way."""
    overpaid: Decimal
    """Paid or under way beyond what is due, and not claimed back."""

    @property
    def difference(self) -> Decimal:
        """Nothing, or the records do not agree."""
        held = self.paid - self.claimed + self.drawn
        return self.due - (held + self.unpaid - self.overpaid)


def balances(tx: Connection, area: str, month: date) -> list[Balance]:
    """Every county and entitlement of an area in the month of this day."""
    month = month.replace(day=1)
    owed, back, p, b = governing(month), claimed_for(month), payments.c, benefits.c
    due, claimed = zero(owed.c.yuan), zero(back.c.yuan)
    paid, drawn, returned = map(zero, (p.paid, p.drawn, p.returned))
    left = due - (paid - claimed + drawn)
    sums = due, paid, claimed, drawn, returned, more(left), more(-left)
    of_month = (p.benefit_id == b.benefit_id) & (p.month == month)
    joined = benefits.outerjoin(payments, of_month).outerjoin(owed, true())
    each = (
        select(b.county, b.entitlement, *(func.sum(column) for column in sums))
        .select_from(joined.outerjoin(back, true()))
        .where(scope.owned(benefits, area), (due > 0) | p.month.is_not(None))
        .group_by(b.county, b.entitlement)
        .order_by(b.county, b.entitlement)
    )
    return [Balance._make(row) for row in tx.execute(each)]


def zero(column: ColumnElement[Decimal]) -> ColumnElement[Decimal]:
    """Nothing where there is no row."""
    return func.coalesce(column, 0)


def more(yuan: ColumnElement[Decimal]) -> ColumnElement[Decimal]:
    """What is above nothing of it."""
    return func.greatest(yuan, 0)


def governing(month: date) -> LateralFromClause:
    """待遇: the latest decision that reaches the month."""
    turns, since, yuan = listed(benefits.c.turns, "turn")
    query = select(yuan.label("yuan")).select_from(turns).where(since <= month)
    return query.order_by(turns.c.nth.desc()).limit(1).lateral("owed")


def claimed_for(month: date) -> LateralFromClause:
    claims, of_month, yuan = listed(benefits.c.claimed, "claim")
    query = select(func.sum(yuan).label("yuan")).select_from(claims)
    return query.where(of_month == month).lateral("back")


def listed(
    column: ColumnElement[Any], name: str
) -> tuple[TableValuedAlias, ColumnElement[date], ColumnElement[Decimal]]:
    """A list of ``[month, yuan]`` as a table, with both as columns of it."""
    rows = (
        func.jsonb_array_elements(column)
        .table_valued(name, with_ordinality="nth", name=f"{name}s")
        .render_derived()
    )
    pair = cast(rows.c[name], JSONB)
    return rows, cast(pair[0].astext, Date), cast(pair[1].astext, Numeric)
