"""发放明细 — the lines of a batch: what one benefit is paid, and for which months.

Pure arithmetic: what is due and was not paid, or taken into a batch that still may be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from domain.benefit_amounts import NOTHING, Months, Turn, arrears
from domain.errors import Malformed
from domain.personal import Code, PersonId

AT_ONCE = 1000
"""Lines that one event holds at most: some hundred kilobytes."""
Written: TypeAlias = dict[Code, Code | PersonId | dict[Code, Code]]
"""A line as events hold it: benefit, person, and yuan by month; no account, no name."""


class Payable(NamedTuple):
    """A benefit as it is known when a batch is drawn up."""

    benefit: str
    person: str
    turns: Sequence[Turn]
    claimed: Months
    taken: Months
    """Yuan by month in lines that were paid, or that may be: all but those that came back."""


class Line(NamedTuple):
    benefit: str
    person: str
    months: dict[date, Decimal]
    """Yuan by the first day of each month covered: this month, and what is owed of before."""

    @property
    def yuan(self) -> Decimal:
        return sum(self.months.values(), NOTHING)

    def written(self) -> Written:
        months = {month.isoformat(): str(yuan) for month, yuan in sorted(self.months.items())}
        return {"benefit": self.benefit, "person": self.person, "months": months}

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Line:
        months = {date.fromisoformat(m): Decimal(y) for m, y in written["months"].items()}
        return cls(written["benefit"], written["person"], months)


class Total(NamedTuple):
    """How many lines, and how many yuan."""

    lines: int
    yuan: Decimal

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Total:
        counted = list(lines)
        return cls(len(counted), sum((line.yuan for line in counted), NOTHING))

    def plus(self, other: Total) -> Total:
        return Total(self.lines + other.lines, self.yuan + other.yuan)

    def less(self, other: Total) -> Total:
        return Total(self.lines - other.lines, self.yuan - other.yuan)


NONE = Total(0, NOTHING)


def lines_due(payables: Iterable[Payable], month: date, since: date) -> list[Line]:
    """A line for each benefit that is owed something up to this month, by the benefits' ids.

    Recoveries are not set off (default): they are claimed and given back for themselves.
    """
    lines = [line_of(each, month, since) for each in payables]
    return sorted((line for line in lines if line.months), key=lambda line: line.benefit)


def line_of(payable: Payable, month: date, since: date) -> Line:
    """What was claimed back counts as not paid, as far as it was paid by a batch."""
    taken = payable.taken
    back = {m: min(yuan, taken.get(m, NOTHING)) for m, yuan in payable.claimed.items()}
    owed = arrears(taken, payable.turns, month, back)
    months = {each: yuan for each, yuan in owed.items() if each >= since}
    return Line(payable.benefit, payable.person, months)


def sheets(lines: Sequence[Line]) -> Iterator[tuple[int, Sequence[Line]]]:
    """The lines in portions, each with the number of its first; lines are counted from 1."""
    for begun in range(0, len(lines), AT_ONCE):
        yield begun + 1, lines[begun : begun + AT_ONCE]


def sheet_of(number: int) -> int:
    """Which portion this line stands in, counted from 0."""
    return (number - 1) // AT_ONCE


def sheet_with(firsts: Sequence[str], benefit: UUID | str) -> int | None:
    """Which portion a benefit's line would stand in; ``firsts`` begin each portion."""
    found = bisect_right(firsts, str(benefit)) - 1
    return found if found >= 0 else None


def numbers(spans: Iterable[Mapping[str, int]], most: int) -> Iterator[int]:
    """Every number of these spans.  Raises Malformed for spans that overlap or lead outside."""
    reached = 0
    for span in sorted(spans, key=lambda each: each["first"]):
        if not reached < span["first"] <= span["last"] <= most:
            raise Malformed("paid", "spans of lines, none of them twice")
        reached = span["last"]
        yield from range(span["first"], reached + 1)
