"""Folds alone, without a database: what a row says after the events of a case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from eventsourcing.domain import Aggregate

from application.boards import BOARDS, deadlines, supervision, worklist
from application.boards.board import Board
from application.boards.scope import NEVER
from domain.assignment import Assignment
from domain.office import Role
from tests.application.boards.allowance import (
    COUNTY,
    LEAGUE,
    MONDAY,
    TOWNSHIP,
    VILLAGE,
    Grant,
    Told,
    act,
    told,
)

ELSEWHERE = "150203001"


def folded(board: Board[Any], *aggregates: Aggregate) -> Any:
    return board.shown(event for one in aggregates for event in one.pending_events)


def test_a_submitted_case_waits_at_the_window_until_its_answer_is_due():
    row = folded(worklist.board, told())

    assert (row.stage, row.waits_step, row.waits_role) == ("submitted", "accept", "window")
    assert (row.waits_level, row.owner, row.intake) == ("township", VILLAGE, TOWNSHIP)
    assert row.due_on == MONDAY + timedelta(7)
    assert row.submitted_on < row.half_on < row.warn_on < row.due_on


def test_a_case_sent_back_waits_for_the_applicant():
    row = folded(worklist.board, Told().then("request_correction", flawed=["account"]).case)

    assert (row.stage, row.waits_role, row.waits_step) == ("returned", "applicant", "supply")
    assert row.due_on.isoformat() == row.clocks["correction"]["due"]


def test_the_step_with_the_earliest_end_is_foremost():
    row = folded(worklist.board, told("accept"))

    assert (row.waits_step, row.waits_role) == ("verify", "verifier")
    assert set(row.clocks) == {"investigation", "decision"}
    assert row.due_on.isoformat() == row.clocks["investigation"]["due"]


def test_a_verified_case_waits_for_the_approver():
    row = folded(worklist.board, told("verify"))

    assert (row.waits_role, row.waits_level) == ("approver", "county")
    assert row.desks == [f"approver {COUNTY}"]
    assert row.due_on.isoformat() == row.clocks["decision"]["due"]


def test_an_archived_case_waits_for_nobody_and_has_no_deadline():
    row = folded(worklist.board, told("archive"))

    assert (row.stage, row.waits, row.waits_role, row.due_on) == ("archived", [], "", NEVER)
    assert list(worklist.board.tally(row)) == []
    assert folded(deadlines.board, told("archive")).next_on == NEVER


def test_a_case_filed_away_from_home_waits_for_the_league():
    row = folded(worklist.board, Told(intake=ELSEWHERE).upto("verify").case)

    assert (row.intake, row.waits_level) == (ELSEWHERE, "league")
    assert row.desks == [f"approver {LEAGUE}"]


def test_a_claim_shows_who_has_it_in_which_unit():
    case = told("accept")
    claim = Assignment.open(act(Role.VERIFIER, TOWNSHIP, MONDAY), case.id)
    claim.claim(act(Role.VERIFIER, TOWNSHIP, MONDAY, "officer-1"))

    row = folded(worklist.board, case, claim)

    assert row.holders == {TOWNSHIP: "officer-1"}
    assert worklist.board.key(claim.pending_events[0]) == (case.id,)
    assert row.stage == "accepted"


def test_live_counts_reach_every_division_above():
    counted = [key for key, _ in worklist.board.tally(folded(worklist.board, told("verify")))]

    assert {key[0] for key in counted} == {"15", LEAGUE, COUNTY}
    assert {key[1:4] for key in counted} == {("boards_allowance", "verified", "approver")}


def test_deadlines_hold_both_ends_of_every_running_clock():
    row = folded(deadlines.board, told("accept"))

    assert set(row.clocks) == {"investigation", "decision"}
    assert row.clocks["decision"]["due"] == row.clocks["decision"]["promised"]
    assert (row.next_clock, row.next_on.isoformat()) == (
        "investigation",
        row.clocks["investigation"]["due"],
    )
    assert row.hours_on == NEVER


def test_a_limit_of_hours_is_due_on_its_day():
    made = Told().upto("approve")
    row = folded(deadlines.board, made.case)

    assert (row.next_clock, row.hours_on) == ("service", made.day + timedelta(1))
    assert row.clocks["service"]["due_at"].startswith((made.day + timedelta(1)).isoformat())


def test_an_end_beyond_the_published_calendar_is_provisional():
    row = folded(deadlines.board, told("accept", day=date(2030, 12, 20)))
    assert row.provisional_on == row.next_on


def facts(*cases: Aggregate) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for case in cases:
        for (_, measure, of), n in supervision.facts(folded(supervision.board, case)):
            sums[measure, of] = sums.get((measure, of), 0) + n
    return sums


def test_a_case_on_time_adds_to_the_figures_of_its_steps():
    counted = facts(told("evaluate"))

    assert counted["received", ""] == counted["accepted", ""] == counted["approved", ""] == 1
    assert counted["on_time", ""] == 1
    assert ("overdue", "") not in counted
    assert counted["limit_ended", "investigation working"] == 1
    assert counted["limit_spent", "investigation working"] == 1
    assert counted["rated", "result 5"] == 1


def test_a_late_step_makes_the_case_overdue_and_says_where_it_stuck():
    case = Told().then("accept").then("verify", after=30).then("approve").case
    counted = facts(case)

    assert counted["overdue", ""] == counted["limit_overdue", "investigation working"] == 1
    assert counted["limit_spent", "investigation working"] > 10
    assert ("limit_overdue", "answer working") not in counted


def test_what_follows_the_decision_too_late_does_not_make_the_decision_late():
    counted = facts(Told().upto("approve").then("serve", after=5).case)
    assert counted["on_time", ""] == counted["limit_overdue", "service hours"] == 1


def test_a_case_ends_once_in_the_figures():
    counted = facts(Told().then("withdraw", reason="搬家").case)
    assert counted["withdrawn", ""] == 1
    assert ("accepted", "") not in counted


def test_both_ratings_and_the_supplement_count():
    made = Told().then("accept").then("evaluate", of="acceptance", rating=2)
    made.then("supplement", of="acceptance", rating=4).then("verify").then("approve")
    counted = facts(made.then("serve").then("evaluate", rating=1).case)

    rated = {of: n for (measure, of), n in counted.items() if measure == "rated"}
    assert rated == {"acceptance 2": 1, "acceptance+ 4": 1, "result 1": 1}


def test_the_type_of_a_case_comes_from_its_event():
    assert folded(worklist.board, told(kind=Grant)).kind == "boards_grant"


def test_every_row_travels_as_json_and_comes_back_the_same():
    for name in ("worklist", "deadlines", "supervision"):
        row = folded(BOARDS[name], told("evaluate", applicant=str(uuid4())))
        for value in row:
            assert type(value) is not tuple
        if name == "deadlines":
            assert all(
                isinstance(v, str | bool | None)
                for c in row.clocks.values()
                for v in c.values()
            )


def test_a_desk_is_named_by_its_level_or_is_any_above_the_unit_or_any_at_all():
    row = folded(worklist.board, told())

    def desks(**seat: str) -> list[str]:
        wait = {"step": "", "role": "window", "level": "", "side": "", "clock": "", **seat}
        return worklist.desks(row, [wait, wait])

    assert desks(level="township", side="owner") == [f"window {TOWNSHIP}"]
    assert desks(level="village", side="intake") == []
    assert desks(side="intake") == [f"window {TOWNSHIP[:n]}" for n in (2, 4, 6, 9)]
    assert desks() == ["window *"]
    assert desks(role="applicant") == desks(role="clock") == []
