"""公布事项 — one kind of published figure: what it means and what it may be.

A case type declares the figures that its rules read; ``figures`` is the catalogue of all.
Ranges are configurable defaults, far wider than any amount or term in force; they keep out
what no rule could count with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

FEN = Decimal("0.01")
MOST_A_MONTH = Decimal(100_000)
MOST_YUAN = Decimal(10**10)
MOST_PIECES = Decimal(100)
MOST_DAYS = Decimal(60)
MOST_MONTHS = Decimal(120)
LONGEST = timedelta(days=18263)
"""How long a figure may be said to hold; one without an end holds until the next."""


@dataclass(frozen=True)
class Figure:
    """One key.  ``zh`` is its meaning; ``longest`` is the most an entry may span."""

    key: str
    zh: str
    unit: str
    least: Decimal
    most: Decimal
    whole: bool = False
    longest: timedelta = LONGEST
    usual: Decimal | None = None
    """What the rules go by where nothing is published (configurable default), if anything."""

    def fits(self, value: Decimal) -> bool:
        """Whether this may be published: in range, and no finer than it is counted."""
        if not value.is_finite() or not self.least <= value <= self.most:
            return False
        return value == round(value, 0 if self.whole else 2)


def figure(
    key: str, zh: str, unit: str, *, least: int | Decimal = 0, most: int | Decimal = MOST_YUAN
) -> Figure:
    """Any figure counted to the hundredth."""
    return Figure(key, zh, unit, Decimal(least), Decimal(most))


def monthly(key: str, zh: str, least: Decimal = Decimal(0)) -> Figure:
    """Yuan a month."""
    return Figure(key, zh, "元/月", least, MOST_A_MONTH)


def yuan(key: str, zh: str) -> Figure:
    """Yuan, once or in all."""
    return Figure(key, zh, "元", Decimal(0), MOST_YUAN)


def choice(key: str, zh: str) -> Figure:
    """1 for yes, 0 for no."""
    return Figure(key, zh, "1 是 0 否", Decimal(0), Decimal(1), whole=True, usual=Decimal(0))


def whole(
    key: str, zh: str, unit: str, *, usual: int | None = None, least: int = 0, most: int = 1000
) -> Figure:
    """A number of pieces, per cent, years or days; ``usual`` where nothing is published."""
    held = None if usual is None else Decimal(usual)
    return Figure(key, zh, unit, Decimal(least), Decimal(most), whole=True, usual=held)


def working_days(key: str, zh: str, usual: int | None = None, least: int = 1) -> Figure:
    return whole(key, zh, "工作日", usual=usual, least=least, most=int(MOST_DAYS))


def months(key: str, zh: str, usual: int | None = None) -> Figure:
    return whole(key, zh, "个月", usual=usual, least=1, most=int(MOST_MONTHS))
