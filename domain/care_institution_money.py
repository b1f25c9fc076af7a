"""养老机构补贴的核减与收回: what was paid, what was paid too much, what has to be given back.

Configurable defaults throughout: the figures are published per division and day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.calendar import years_between
from domain.household import to_fen

NOTHING = Decimal(0)
CLAWBACK_YEARS_KEY, CLAWBACK_YEARS = "elder_build.clawback_years", 5
"""Years in which another use of subsidised beds calls the subsidy back."""
CLAWBACK_WHOLE_KEY = "elder_build.clawback_whole"
"""1 where all of it is called back; else as much as the months that are left."""
A_YEAR = 12


@dataclass(frozen=True)
class Subsidy:
    """One subsidy that an institution was granted, and what became of it."""

    kind: str
    granted_on: date
    total: Decimal
    stages: tuple[tuple[date, Decimal], ...]
    """The months in which a part is due, and yuan."""
    counted: Mapping[str, int]
    """Beds or bed-months by class."""
    rates: Mapping[str, Decimal]
    until: date | None = None
    """The last day of the period it is for, if it is for one."""
    owed: Decimal = NOTHING
    repaid: Decimal = NOTHING
    recalled: bool = False

    @property
    def outstanding(self) -> Decimal:
        return max(self.owed - self.repaid, NOTHING)

    def paid_by(self, day: date) -> Decimal:
        return sum((yuan for month, yuan in self.stages if month <= day), NOTHING)

    def owing(self, yuan: Decimal) -> Subsidy:
        """What has to be given back, as last found."""
        return replace(self, owed=yuan)


def overpaid(subsidy: Subsidy, found: Mapping[str, int]) -> Decimal:
    """For every class, what was paid for more than the roster bears out; never the contrary."""
    excess = (
        max(counted - found.get(kind, 0), 0) * subsidy.rates[kind]
        for kind, counted in subsidy.counted.items()
    )
    return to_fen(sum(excess, NOTHING))


def full_months(earlier: date, later: date) -> int:
    """Whole months that have passed."""
    months = (later.year - earlier.year) * A_YEAR + later.month - earlier.month
    return months - (later.day < earlier.day)


def is_bound(subsidy: Subsidy, day: date, years: int) -> bool:
    """Whether another use on that day still calls it back."""
    return years_between(subsidy.granted_on, day) < years


def clawback(subsidy: Subsidy, day: date, years: int, *, whole: bool) -> Decimal:
    """Of what was paid by then: all of it, or for the months of the term that are left."""
    paid, term = subsidy.paid_by(day), years * A_YEAR
    if whole:
        return paid
    left = max(term - full_months(subsidy.granted_on, day), 0)
    return to_fen(paid * left / term)
