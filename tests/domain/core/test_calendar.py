"""Deadlines: the vectors of the rules, the published days, and the years without a notice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.calendars import DayRule, Notices, notices, official, statutory
from domain.calendar import Calendar, Term, Unit, cd, first_of_next_month, wd, years_between
from domain.divisions import Division
from domain.gazette import Entry
from tests.domain.core.desk import CALENDAR

DAY = timedelta(days=1)
DATES = st.dates(date(2015, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("start", "term", "due"),
    [
        ("2026-02-10", wd(20), "2026-03-16"),
        ("2026-02-10", wd(30), "2026-03-30"),
        ("2026-02-10", wd(45), "2026-04-21"),
        ("2026-09-30", wd(3), "2026-10-10"),
        ("2026-09-18", wd(10), "2026-10-09"),
        ("2026-04-30", wd(5), "2026-05-11"),
        ("2026-02-12", Term(7, Unit.PLAIN), "2026-02-19"),
        ("2026-02-12", cd(7), "2026-02-24"),
        ("2026-03-02", Term(60, Unit.PLAIN), "2026-05-01"),
        ("2026-03-02", cd(60), "2026-05-06"),
        ("2026-09-21", Term(15, Unit.PLAIN), "2026-10-06"),
        ("2026-09-21", cd(15), "2026-10-08"),
    ],
)
def test_the_last_day_of_a_term(start, term, due):
    assert CALENDAR.end(date.fromisoformat(start), term) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("filed", "raw", "cooled", "window_opens", "window_ends"),
    [
        ("2026-01-05", "2026-02-04", "2026-02-04", "2026-02-05", "2026-03-06"),
        ("2026-01-17", "2026-02-16", "2026-02-24", "2026-02-25", "2026-03-26"),
        ("2026-09-04", "2026-10-04", "2026-10-08", "2026-10-09", "2026-11-09"),
    ],
)
def test_cooling_off_and_the_window_after_it(filed, raw, cooled, window_opens, window_ends):
    start = date.fromisoformat(filed)
    assert CALENDAR.end(start, Term(30, Unit.PLAIN)) == date.fromisoformat(raw)
    cooling = CALENDAR.end(start, cd(30))
    assert cooling == date.fromisoformat(cooled)
    assert cooling + DAY == date.fromisoformat(window_opens)
    assert CALENDAR.end(cooling, cd(30)) == date.fromisoformat(window_ends)


def test_make_up_workdays_are_worked_and_the_long_spring_festival_is_not():
    worked = [
        "2026-02-14",
        "2026-02-28",
        "2026-09-20",
        "2026-10-10",
        "2026-01-04",
        "2026-05-09",
    ]
    assert all(CALENDAR.is_working(date.fromisoformat(day)) for day in worked)
    festival = [date(2026, 2, 15) + n * DAY for n in range(9)]
    assert not any(CALENDAR.is_working(day) for day in festival)


def test_every_published_day_agrees_with_the_package():
    day = date(2004, 1, 1)
    while day <= CALENDAR.published_until:
        assert CALENDAR.is_working(day) == chinese_calendar.is_workday(day), day
        day += DAY
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(day)


def test_a_year_without_a_notice_knows_its_holidays_by_law_and_is_provisional():
    assert CALENDAR.is_provisional(date(2027, 1, 1))
    assert not CALENDAR.is_provisional(date(2026, 12, 31))
    assert len(statutory(2027)) == 13
    assert not CALENDAR.is_working(date(2027, 2, 5)), "除夕"
    assert CALENDAR.is_working(date(2027, 2, 10))


def test_days_entered_by_hand_correct_the_package_and_a_full_notice_ends_the_doubt():
    rules = [
        DayRule(date(2027, 2, 10), working=False, source="国办发明电 样例"),
        DayRule(date(2027, 2, 20), working=True, source="国办发明电 样例"),
        DayRule(date(2026, 12, 1), working=False, source="first entered wrongly"),
        DayRule(date(2026, 12, 1), working=True, source="corrected"),
    ]
    corrected = official(rules, published_until=date(2027, 12, 31))
    assert not corrected.is_working(date(2027, 2, 10))
    assert corrected.is_working(date(2027, 2, 20))
    assert corrected.is_working(date(2026, 12, 1))
    assert not corrected.is_provisional(date(2027, 12, 31))
    assert notices().is_working(date(2027, 2, 10)), "the package's own stays as it was"


@given(DATES, st.integers(0, 60), st.integers(0, 60), st.sampled_from([*Unit][1:]))
def test_counting_adds_up_over_any_day_between(start, first, second, unit):
    middle, end = start + first * DAY, start + (first + second) * DAY
    parts = CALENDAR.count(start, middle, unit) + CALENDAR.count(middle, end, unit)
    assert parts == CALENDAR.count(start, end, unit)


@given(DATES, st.integers(0, 90))
def test_a_term_of_working_days_ends_on_one_and_has_that_many(start, length):
    end = CALENDAR.end(start, wd(length))
    assert CALENDAR.count(start, end, Unit.WORKING) == length
    assert length == 0 or CALENDAR.is_working(end)


@given(DATES, st.integers(0, 90))
def test_a_term_of_calendar_days_ends_on_the_first_working_day_from_its_last(start, length):
    last = start + length * DAY
    end = CALENDAR.end(start, cd(length))
    assert end >= last
    assert CALENDAR.is_working(end)
    assert not any(CALENDAR.is_working(last + n * DAY) for n in range((end - last).days))


def test_nothing_is_counted_backwards():
    assert Calendar().count(date(2026, 3, 3), date(2026, 3, 1), Unit.WORKING) == 0


def test_months_and_ages():
    assert first_of_next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert first_of_next_month(date(2026, 1, 31)) == date(2026, 2, 1)
    assert years_between(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert years_between(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_a_notice_is_published_like_any_figure_and_read_again_in_a_while():
    region = Division("15")
    entries: list[Entry] = []
    calendar = Notices(lambda key, place: [e for e in entries if e.key == key], seconds=0)
    assert calendar() is notices()
    entries += [
        Entry("calendar.day", region, date(2027, 2, 5), Decimal(0), "样例", date(2027, 2, 12)),
        Entry("calendar.day", region, date(2027, 2, 13), Decimal(1), "样例"),
        Entry("calendar.year", region, date(2028, 1, 1), Decimal(1), "样例"),
    ]
    assert not calendar().is_working(date(2027, 2, 11))
    assert calendar().is_working(date(2027, 2, 12))
    assert calendar().is_working(date(2027, 2, 13)), "a Saturday"
    assert calendar().is_provisional(date(2027, 1, 4)), "2028 does not make 2027 known"
    entries.append(Entry("calendar.year", region, date(2027, 1, 1), Decimal(1), "样例"))
    assert calendar().published_until == date(2028, 12, 31)


def test_between_two_readings_the_calendar_is_kept():
    asked: list[str] = []

    def source(key: str, place: Division) -> list[Entry]:
        asked.append(key)
        return []

    calendar = Notices(source)
    assert calendar() is calendar()
    assert sorted(asked) == ["calendar.day", "calendar.year"]
