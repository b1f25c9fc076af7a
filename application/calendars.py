"""The published calendar (放假安排): PyPI's chinesecalendar, and what officials entered since.

The State Council's notice for a year comes out late in the year before.  Until it does, a day
of that year is taken for a working day unless it is a weekend or a statutory holiday whose
date is known; ends that fall there are provisional, and a recount follows the notice.

A notice is published for the region like any figure: ``calendar.day`` with 0 (rest) or 1
(make-up workday, 调休) from its first day until the day after its last, and ``calendar.year``
with 1 from 1 January once the year's days are entered in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from time import monotonic

from chinese_calendar import constants

from domain.calendar import Calendar
from domain.divisions import REGION
from domain.figures import DAYS, YEARS
from domain.gazette import Entry, Source

DAY = timedelta(days=1)
SATURDAY = 5
SOLAR = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""元旦, 劳动节, 国庆节 (全国年节及纪念日放假办法, since 2025)."""
LUNAR = {
    2027: ((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: ((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: ((2, 3), (4, 5), (6, 5), (9, 12)),
}
"""春节 (初一), 清明, 端午, 中秋: facts of the almanac, not of a notice."""
MINUTE = 60.0


@dataclass(frozen=True)
class DayRule:
    """One day that an official entered: a holiday or a make-up workday, and why."""

    day: date
    working: bool
    source: str


@cache
def notices() -> Calendar:
    """What the package knows: 2004 until the last year for which a notice was out."""
    rest = {day for day in constants.holidays if day.weekday() < SATURDAY}
    work = {day for day in constants.workdays if day.weekday() >= SATURDAY}
    last = max(constants.holidays).year
    expected = {day for year in range(last + 1, last + 5) for day in statutory(year)}
    return Calendar(rest | expected, work, published_until=date(last, 12, 31))


def statutory(year: int) -> set[date]:
    """Holidays by law of a year without a notice, as far as their dates are known."""
    days = {date(year, month, day) for month, day in SOLAR}
    if year in LUNAR:
        spring, *others = (date(year, month, day) for month, day in LUNAR[year])
        days |= {spring + n * DAY for n in (-1, 0, 1, 2)} | set(others)
    return days


def official(rules: Iterable[DayRule] = (), published_until: date | None = None) -> Calendar:
    """The package's calendar with days entered by hand, the later entry of a day winning.

    ``published_until`` is given once a year's notice has been entered in full.
    """
    known, given = notices(), list(rules)
    until = max(known.published_until, published_until or known.published_until)
    if not given and until == known.published_until:
        return known
    rest, work = set(known.rest), set(known.work)
    for rule in given:
        rest.discard(rule.day)
        work.discard(rule.day)
        (work if rule.working else rest).add(rule.day)
    return Calendar(rest, work, until)


class Notices:
    """The calendar as of now; what was published is read again once a minute."""

    def __init__(self, source: Source, seconds: float = MINUTE) -> None:
        self.source = source
        self.seconds = seconds
        self.read: tuple[float, Calendar] | None = None

    def __call__(self) -> Calendar:
        now = monotonic()
        if self.read is None or now - self.read[0] > self.seconds:
            self.read = (now, published(self.source))
        return self.read[1]


def published(source: Source) -> Calendar:
    """The calendar with everything that is published in the region about days and years."""
    days = sorted(source(DAYS, REGION), key=lambda entry: entry.since)
    until = notices().published_until
    complete = {entry.since.year for entry in source(YEARS, REGION) if entry.value}
    while until.year + 1 in complete:
        until = date(until.year + 1, 12, 31)
    return official((rule for entry in days for rule in rules_of(entry)), until)


def rules_of(entry: Entry) -> Iterator[DayRule]:
    """A rule for each day of an entry; one that names no end is about one day."""
    end = entry.since + DAY if entry.until is None else entry.until
    for number in range((end - entry.since).days):
        yield DayRule(entry.since + number * DAY, bool(entry.value), entry.source)
