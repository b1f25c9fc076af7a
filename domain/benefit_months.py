"""待遇月份 — what is due in each month, and in which months a change may begin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.act import Act
from domain.benefit_amounts import amount_in, month, months, months_between
from domain.benefit_events import Entitlement
from domain.errors import Malformed

MONTHS_AHEAD = 12
"""How far ahead a change may begin, and amounts are told (configurable default)."""


class Monthly(Entitlement):
    """What a benefit says of its months."""

    def amount_in(self, day: date) -> Decimal:
        """What is due in the month of this day, in yuan; zero where nothing is."""
        return amount_in(self.turns, day)

    def months_told(self, upto: date, today: date) -> list[tuple[date, Decimal]]:
        """Each month from the first one to the one of ``upto``, and its amount.

        Raises Malformed for a month further ahead than changes may reach.
        """
        if months_between(today, upto) > MONTHS_AHEAD:
            raise Malformed("upto", "too far ahead")
        return self.months(self.since, upto)

    def months(self, first: date, last: date) -> list[tuple[date, Decimal]]:
        """Each month from the one of ``first`` to the one of ``last``, and its amount."""
        return [(each, self.amount_in(each)) for each in months(first, last)]

    def month_of_mine(self, act: Act, day: date) -> date:
        """The month from which a change holds: none before the first, none too far ahead.

        Raises Malformed.
        """
        if month(day) < self.since:
            raise Malformed("from_month", "before the benefit begins")
        if months_between(act.on, day) > MONTHS_AHEAD:
            raise Malformed("from_month", "too far ahead")
        return day

    def not_before_mine(self, day: date) -> date:
        """The month of this day, or the benefit's first where that comes later."""
        return max(day.replace(day=1), self.since)
