"""Entering today what happened some days ago."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Objections, WrongDay
from tests.domain.core.desk import (
    APPLICANT,
    TUESDAY,
    VERIFIER,
    WINDOW,
    accepted,
    act,
    days,
    filed,
    last,
    papers,
    published,
)

ACCEPTED = TUESDAY
VISITED = TUESDAY + days(2)
ENTERED = TUESDAY + days(6)


def test_a_visit_entered_later_counts_on_its_day_and_is_flagged():
    case = accepted(ACCEPTED)
    case.visit(act(VERIFIER, ENTERED, occurred_on=VISITED))
    visited = last(case)
    assert (visited.on, visited.entered_late) == (VISITED, True)
    assert visited.timestamp.date() == ENTERED
    assert case.clocks["visit"].stopped_on == VISITED
    assert case.clocks["visit"].spent == 2


def test_the_day_itself_is_no_late_entry():
    case = accepted(ACCEPTED)
    case.visit(act(VERIFIER, VISITED, occurred_on=VISITED))
    assert (last(case).on, last(case).entered_late) == (VISITED, False)


def test_what_time_dates_is_never_late_whatever_act_it_came_with():
    late = act(VERIFIER, ENTERED, occurred_on=VISITED)
    assert late.entered_late
    dated = late.dated(ACCEPTED)
    assert (dated.on, dated.entered_late) == (ACCEPTED, False)


def test_what_takes_place_in_the_system_takes_place_when_it_is_entered():
    case = filed(ACCEPTED)
    with pytest.raises(WrongDay, match="takes place when it is entered"):
        case.accept(act(WINDOW, ENTERED, occurred_on=VISITED))


@pytest.mark.parametrize(
    ("occurred_on", "said"),
    [
        (ENTERED + days(1), "lies in the future"),
        (ACCEPTED - days(1), "lies before the last step"),
    ],
)
def test_days_that_cannot_be(occurred_on, said):
    case = accepted(ACCEPTED)
    with pytest.raises(WrongDay, match=said):
        case.visit(act(VERIFIER, ENTERED, occurred_on=occurred_on))


def test_five_working_days_back_and_not_six():
    case = accepted(date(2026, 3, 2))
    monday = date(2026, 3, 16)
    case.visit(act(VERIFIER, monday, occurred_on=date(2026, 3, 9)))
    case = accepted(date(2026, 3, 2))
    with pytest.raises(WrongDay, match="is too long ago, 5 working days"):
        case.visit(act(VERIFIER, monday, occurred_on=date(2026, 3, 6)))


def test_a_division_may_publish_another_window_and_the_event_says_which():
    case = accepted(date(2026, 3, 2))
    longer = published(office__late_entry="10")
    entered = act(VERIFIER, date(2026, 3, 16), occurred_on=date(2026, 3, 2), gazette=longer)
    case.visit(entered)
    assert [(r["key"], r["value"]) for r in last(case).readings] == [("office.late_entry", 10)]


@pytest.mark.parametrize("day", [date.min, date(1949, 10, 1), date.max])
def test_an_application_of_a_wrong_day_is_told_so_before_anything_else(day):
    with pytest.raises(WrongDay):
        type(filed()).submit(
            act(WINDOW, ENTERED, occurred_on=day),
            number="n1",
            applicant="p1",
            owner="150421102201",
            papers=papers("application", "plan"),
            what="kiosk",
        )


def test_a_paper_application_may_be_entered_later_too():
    case = type(filed()).submit(
        act(WINDOW, ENTERED, occurred_on=VISITED),
        number="n1",
        applicant="p1",
        owner="150421102201",
        papers=papers("application", "plan"),
        what="kiosk",
    )
    assert (case.received_on, last(case).entered_late) == (VISITED, True)
    assert case.clocks["answer"].since == VISITED


def test_everything_wrong_with_the_day_is_told_with_everything_else():
    case = filed(ACCEPTED)
    with pytest.raises(Objections) as told:
        case.visit(act(APPLICANT, ENTERED, occurred_on=ENTERED + days(1)))
    assert [o.code for o in told.value.objections] == [
        "not-yours",
        "wrong-stage",
        "out-of-order",
        "wrong-day",
    ]


def test_time_does_its_part_up_to_the_day_that_is_entered_and_no_further():
    case = filed(TUESDAY, "application")
    case.request_correction(act(WINDOW, TUESDAY))
    closes = case.clocks["correction"].due
    entered = closes + days(2)
    late = act(APPLICANT, entered, occurred_on=closes)
    case.catch_up(late)
    case.supply(late, papers=papers("plan"))
    assert (case.stage, case.received_on) == ("submitted", closes)
