"""编制发放批次 — who may draw up a month's payments of a county, and under which number."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.act import Act
from domain.benefit_amounts import month as first_day
from domain.divisions import DIVISIONS, Division, Level
from domain.errors import AlreadyDone, Malformed, OutOfOrder
from domain.payment_batch_rules import PROCEDURE
from domain.payment_batch_series import PaymentSeries
from domain.post import Side, refusal


class Paying(NamedTuple):
    """The county that is to pay, before there is a batch."""

    county: Division
    parties: frozenset[str] = frozenset()

    def unit(self, side: Side) -> Division:
        return self.county


def next_number(act: Act, series: PaymentSeries, month: date, *, supplementary: bool) -> int:
    """The number of the month's next batch, for whoever may draw it up.

    Raises as ``PaymentBatch.draw_up``, but for what is due.
    """
    place = Paying(county_named(series.county))
    if refused := refusal(PROCEDURE.step("draw_up").posts, act.by, place):
        raise refused
    if first_day(month) > act.on:
        raise Malformed("month", "has not begun")
    before = series.of_month(month)
    stands = any(not each.dropped for each in before)
    if stands and not supplementary:
        raise AlreadyDone("draw_up")
    if supplementary and not stands:
        raise OutOfOrder("draw_up", ["draw_up"])
    return len(before) + 1


def county_named(code: str) -> Division:
    """Raises UnknownDivision, and Malformed where it is no county."""
    place = DIVISIONS.named(code)
    if place.level is not Level.COUNTY:
        raise Malformed("county", code)
    return place


def paying(owner: Division) -> Division:
    """The county that pays what is owned there."""
    return owner.at(Level.COUNTY) or owner
