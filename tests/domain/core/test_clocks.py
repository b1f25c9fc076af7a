"""A clock's parts add up, whatever happened to it; its ends follow from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.calendars import DayRule, official
from domain.calendar import Term, Unit, cd, hours, wd
from domain.clock import Clock
from domain.moment import Moment, legal_day
from tests.domain.core.desk import CALENDAR

AUTUMN = date(2026, 11, 24)


def on(day: date) -> Moment:
    return Moment.end_of(day)


def started(term: Term, day: date, promise: int | None = None) -> Clock:
    promised = term.length if promise is None else promise
    return Clock.start("total", term, promised, on(day), CALENDAR)


few = st.integers(0, 12)
pauses = st.lists(st.tuples(few, few), max_size=4)
units = st.sampled_from([Unit.WORKING, Unit.CALENDAR, Unit.PLAIN])
starts = st.dates(date(2025, 1, 1), date(2026, 6, 30))


@given(starts, st.integers(1, 40), units, pauses, few, st.booleans())
def test_spent_and_stood_still_are_the_days_from_start_to_stop(
    start, length, unit, breaks, rest, stops_while_paused
):
    clock, day = started(Term(length, unit), start), start
    for running, standing in breaks:
        day += timedelta(days=running)
        clock = clock.paused(on(day), "hearing", CALENDAR)
        assert clock.spent + clock.stood_still == CALENDAR.count(start, day, unit)
        day += timedelta(days=standing)
        clock = clock.resumed(on(day), CALENDAR)
    if stops_while_paused:
        clock = clock.paused(on(day), "hearing", CALENDAR)
    day += timedelta(days=rest)
    ended = clock.stopped(on(day), CALENDAR)

    assert ended.spent + ended.stood_still == CALENDAR.count(start, day, unit)
    assert ended.spent >= 0
    assert (ended.stopped_on, ended.paused_on) == (day, None)
    if unit is not Unit.CALENDAR:
        assert CALENDAR.count(start, clock.due, unit) == length + clock.stood_still
    if ended.spent > length and unit is not Unit.CALENDAR:
        assert day > ended.due


@given(starts, st.integers(1, 60), units, st.one_of(st.none(), st.integers(-3, 90)))
def test_the_promise_is_never_later_than_the_law_even_when_stretched(
    start, length, unit, promise
):
    clock = started(Term(length, unit), start, promise)
    longer = clock.stretched(Term(length + 15, unit), "hard", CALENDAR)
    for each in (clock, longer):
        assert each.promised <= each.due
        assert 0 <= each.promised_length <= each.length
        assert each.half_on <= each.warn_on <= each.due
    assert longer.promised_length - clock.promised_length == 15
    assert (longer.since, longer.stretched_for) == (start, "hard")


def test_a_pause_moves_both_ends_and_the_lights_by_what_it_took():
    clock = started(wd(20), date(2026, 3, 3), promise=10)
    assert (clock.due, clock.promised) == (date(2026, 3, 31), date(2026, 3, 17))
    assert (clock.half_on, clock.warn_on) == (date(2026, 3, 17), date(2026, 3, 25))
    paused = clock.paused(on(date(2026, 3, 6)), "hearing", CALENDAR)
    assert (paused.spent, paused.runs) == (3, True)
    assert not paused.over(on(date(2027, 1, 1)))
    resumed = paused.resumed(on(date(2026, 3, 13)), CALENDAR)
    assert (resumed.stood_still, resumed.paused_for) == (5, "")
    assert (resumed.due, resumed.promised) == (date(2026, 4, 8), date(2026, 3, 24))
    assert (resumed.half_on, resumed.warn_on) == (date(2026, 3, 24), date(2026, 4, 1))


def test_a_clock_is_over_when_its_last_day_has_passed():
    clock = started(cd(7), date(2026, 2, 12))
    assert not clock.over(on(date(2026, 2, 24)))
    assert clock.over(on(date(2026, 2, 25)))


def test_hours_run_from_the_moment_and_end_at_one():
    at = datetime(2026, 2, 14, 9, 30, tzinfo=UTC)
    clock = Clock.start("aid", hours(24), 12, Moment(legal_day(at), at), CALENDAR)
    assert clock.due_at == at + timedelta(hours=24)
    assert clock.promised_at == at + timedelta(hours=12)
    assert (clock.since, clock.due, clock.promised) == (
        date(2026, 2, 14),
        date(2026, 2, 15),
        date(2026, 2, 15),
    )
    assert (clock.half_on, clock.warn_on) == (date(2026, 2, 15), date(2026, 2, 15))

    def moment(minutes: int) -> Moment:
        then = at + timedelta(minutes=minutes)
        return Moment(legal_day(then), then)

    assert not clock.over(moment(24 * 60))
    assert clock.over(moment(24 * 60 + 1))
    assert clock.stopped(moment(59), CALENDAR).spent == 1
    assert clock.stopped(moment(24 * 60), CALENDAR).spent == 24
    assert clock.stopped(moment(24 * 60 + 1), CALENDAR).spent == 25


def test_longer_hours_run_from_the_same_moment():
    at = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    clock = Clock.start("aid", hours(24), 24, Moment(legal_day(at), at), CALENDAR)
    longer = clock.stretched(hours(48), "snow", CALENDAR)
    assert longer.due_at == at + timedelta(hours=48)
    assert (longer.since, longer.stretched_for) == (clock.since, "snow")


@pytest.mark.parametrize(("term", "provisional"), [(wd(45), True), (wd(5), False)])
def test_an_end_beyond_the_published_calendar_is_provisional(term, provisional):
    assert started(term, AUTUMN).provisional is provisional


def test_days_as_they_fall_and_hours_need_no_notice():
    assert not started(Term(60, Unit.PLAIN), AUTUMN).provisional


def test_a_new_notice_moves_a_provisional_end():
    before = started(wd(45), AUTUMN)
    notice = [DayRule(date(2027, 1, 4), working=False, source="样例")]
    after = before.recounted(official(notice, published_until=date(2027, 12, 31)))
    assert (after.due, after.provisional) == (before.due + timedelta(days=1), False)


def test_what_events_hold_is_plain_and_makes_the_clock_again():
    clock = started(wd(20), date(2026, 3, 3)).paused(on(date(2026, 3, 6)), "hearing", CALENDAR)
    written = clock.written()
    assert {type(value) for value in written.values()} <= {str, int, bool, date, type(None)}
    assert Clock(**written) == clock
    assert set(written) == {
        *("limit", "unit", "length", "promised_length", "since", "due", "promised", "due_at"),
        *("promised_at", "provisional", "paused_on", "paused_for", "stood_still"),
        *("stretched_for", "stopped_on", "spent", "half_on", "warn_on"),
    }
