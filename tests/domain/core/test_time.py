"""What time brings: dated by the clock, in order, whenever a worker comes to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.calendars import DayRule, official
from domain.calendar import Unit
from domain.errors import DomainError
from domain.moment import Moment
from domain.office import Actor, Role
from tests.domain.core.desk import (
    APPLICANT,
    APPROVER,
    CALENDAR,
    NEIGHBOUR,
    TUESDAY,
    VERIFIER,
    VILLAGE,
    WINDOW,
    accepted,
    act,
    days,
    filed,
    last,
    papers,
    published,
    verified,
)


def sent_back():
    case = filed(TUESDAY, "application")
    case.request_correction(act(WINDOW, TUESDAY))
    return case


def posted():
    case = verified()
    case.post(act(VERIFIER, TUESDAY))
    return case


@pytest.mark.parametrize(
    ("make", "clock", "step", "on"),
    [
        (filed, "answer", "accept", "received_on"),
        (sent_back, "correction", "close_uncorrected", "due"),
        (posted, "notice", "end_notice", "due"),
    ],
)
def test_it_is_dated_by_the_clock_however_late_it_is_recorded(make, clock, step, on):
    for late in (1, 3, 200):
        case = make()
        due = case.clocks[clock].due
        before = case.version
        case.catch_up(act(WINDOW, due))
        assert case.version == before, "its last day belongs to whoever may still act"
        case.catch_up(act(WINDOW, due + days(late)))
        event = last(case)
        assert (event.step, event.role, event.by) == (step, "clock", "time")
        assert event.on == (case.received_on if on == "received_on" else due)
        assert event.timestamp.date() == due + days(late)
        assert not event.entered_late
        assert case.clocks[clock].stopped_on == due


def test_a_promise_published_by_the_division_runs_beside_the_law():
    case = filed()
    shorter = published(core_permit__decision__promised="10", core_permit__visit__promised="99")
    case.accept(act(WINDOW, TUESDAY, gazette=shorter))
    decision, visit = case.clocks["decision"], case.clocks["visit"]
    assert (decision.length, decision.promised_length) == (20, 10)
    assert decision.promised < decision.due
    assert (visit.promised, visit.promised_length) == (visit.due, 10), "no later than the law"
    read = {reading["key"]: reading["value"] for reading in last(case).readings}
    assert read == {"core_permit.decision.promised": 10, "core_permit.visit.promised": 99}


def test_nobody_but_time_does_what_time_brings():
    case = posted()
    due = case.clocks["notice"].due
    for actor in (WINDOW, VERIFIER, APPROVER, APPLICANT):
        assert "end_notice" not in case.open_commands(actor, due + days(1))


def test_catching_up_twice_records_nothing_twice():
    case = posted()
    later = act(WINDOW, case.clocks["notice"].due + days(5))
    case.catch_up(later)
    version = case.version
    case.catch_up(later)
    assert case.version == version


def test_terms_of_hours_look_at_the_time_of_day():
    case = accepted()
    phone = case.clocks["phone"]
    assert phone.due_at == act(WINDOW, TUESDAY).at + timedelta(hours=24)
    tomorrow = TUESDAY + days(1)
    at_eleven, at_one = act(VERIFIER, tomorrow, hour=11), act(VERIFIER, tomorrow, hour=13)
    assert case.is_running("phone", at_eleven.now)
    assert case.is_over("phone", at_one.now)
    assert case.is_over("phone", Moment.end_of(tomorrow))
    case.ring(at_one)
    assert case.clocks["phone"].spent == 25


def test_an_act_before_midnight_in_beijing_is_of_that_day():
    case = filed()
    case.accept(act(WINDOW, TUESDAY, hour=23))
    assert last(case).on == TUESDAY
    assert last(case).timestamp.date() == TUESDAY, "15:00 UTC"
    case = filed()
    case.accept(act(WINDOW, TUESDAY + days(1), hour=1))
    assert last(case).on == TUESDAY + days(1)
    assert last(case).timestamp.date() == TUESDAY, "17:00 UTC of the day before"


def test_a_new_notice_counts_provisional_ends_again_and_only_those():
    filed_with_all = ("application", "plan", "insurance")
    case = accepted(date(2026, 12, 14), papers=papers(*filed_with_all))
    decision = case.clocks["decision"]
    assert decision.provisional
    closed = [DayRule(decision.due, working=False, source="样例")]
    notice = official(closed, published_until=date(2027, 12, 31))
    clerk = Actor("time", Role.CLOCK, VILLAGE)
    case.recount(act(clerk, date(2026, 12, 20), calendar=notice))
    assert [clock["limit"] for clock in last(case).clocks] == ["decision"]
    assert case.clocks["decision"].due > decision.due
    assert not case.clocks["decision"].provisional
    version = case.version
    case.recount(act(clerk, date(2026, 12, 20), calendar=notice))
    assert case.version == version, "nothing to say twice"


def test_a_late_worker_costs_nobody_a_right():
    """The objection of the last day counts although the worker slept for a week."""
    case = posted()
    due = case.clocks["notice"].due
    case.catch_up(act(NEIGHBOUR, due))
    case.object(act(NEIGHBOUR, due))
    assert case.stage == "accepted"
    case.catch_up(act(VERIFIER, due + days(7)))
    assert last(case).on == due


ACTORS = (APPLICANT, WINDOW, VERIFIER, APPROVER, NEIGHBOUR)
WORDS = {
    "supply": {"papers": papers("plan")},
    "verify": {"findings": "f"},
    "request_correction": {"flawed": ["plan"]},
    "waive": {"left_out": "visit", "ground": "head_of_organ"},
    "recuse": {"person": "q", "reason": "r"},
    "close": {"ground": "death"},
    "decline": {"reason": "r"},
    "transfer": {"to": "150422", "reason": "r"},
    "rebind": {"version": "2026"},
    "add_evidence": {"papers": papers("photo")},
    "serve": {"how": "post"},
    "evaluate": {"rating": 4},
    "archive": {"file_number": "f"},
}
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTORS), st.integers(0, 40), st.integers(0, 4)), max_size=25
)


@settings(deadline=None, max_examples=60)
@given(STEPS)
def test_whatever_happens_every_clock_adds_up(course):
    case, day = filed(date(2026, 5, 12)), date(2026, 5, 12)
    for actor, choice, later in course:
        day += days(later)
        case.catch_up(act(actor, day))
        if open_ := case.open_commands(actor, day):
            step = open_[choice % len(open_)]
            try:
                case.verbs[step](case, act(actor, day), **WORDS.get(step, {}))
            except DomainError:
                continue
    for event in case.pending_events:
        for clock in event.clocks:
            if clock["stopped_on"] and clock["unit"] != Unit.HOURS:
                counted = CALENDAR.count(
                    clock["since"], clock["stopped_on"], Unit(clock["unit"])
                )
                assert clock["spent"] + clock["stood_still"] == counted
            assert clock["promised"] <= clock["due"]
            assert clock["spent"] >= 0
    for earlier, then in zip(case.pending_events, case.pending_events[1:], strict=False):
        assert then.originator_version == earlier.originator_version + 1
