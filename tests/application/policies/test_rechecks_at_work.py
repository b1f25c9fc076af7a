"""Time opens what is due for benefits, and the boards show it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from application.boards import benefits as wall
from application.boards import deadlines
from application.boards.follower import Follower
from application.boards.pages import benefits as pages
from application.boards.pages import deadlines as due
from application.boards.pages.deadlines import DueDossiers
from application.boards.runner import Runner
from application.boards.scope import NEVER
from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.policies.scheduler import Scheduler
from domain.benefit import Benefit
from domain.benefit_amounts import amount_in
from tests.application.policies.office import MASTER, at
from tests.builders import Course
from tests.lives import CASE, HEAD, LIVES, Life


class Office:
    """The files, the two boards, and a clock that can be turned."""

    def __init__(self, casework: Casework, boards: Runner) -> None:
        self.casework, self.boards = casework, boards
        self.scheduler = Scheduler(casework, DueDossiers(casework.engine))

    def round(self, day: date) -> int:
        self.casework.now = lambda: at(day)
        self.boards.catch_up()
        return self.scheduler.round()

    def benefit(self, life: Life) -> Benefit:
        return self.casework.of_kind(Benefit, life.benefit.id)


@pytest.fixture
def office(casework: Casework, boards_engine: Engine) -> Office:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [deadlines.board, wall.board])
    boards.prepare()
    return Office(casework, boards)


def test_the_scheduler_opens_the_re_check_that_is_due_and_no_other(office):
    soon, later = Life(next_check=date(2026, 9, 1)), Life("tekun", persons=(HEAD,))
    for life in (soon, later):
        office.casework.save(life.benefit)

    assert office.round(date(2026, 9, 1)) == 0
    assert office.round(date(2026, 9, 4)) == 1
    assert office.benefit(soon).checking == "periodic"
    assert office.benefit(later).checking == ""
    assert office.round(date(2026, 9, 4)) == 0


def test_the_scheduler_holds_back_what_goes_to_somebody_whom_nobody_saw_alive(office):
    life = Life("pwd.care", "100", (HEAD,))
    office.casework.save(life.benefit)
    office.round(date(2027, 2, 9))
    assert office.benefit(life).stage == "suspended"


def test_a_standing_that_an_approval_granted_for_a_time_ends_after_its_last_day(office):
    course = Course("rigid_exp", "2025/county").to("approve")
    last = course.last.valid_until
    office.casework.save(course.case)
    while PolicyRunner(POLICIES["open_benefit"], office.casework).step():
        pass
    id_ = Benefit.id_of(course.case.id, course.case.version, "rigid_exp")
    office.round(last)
    assert office.casework.of_kind(Benefit, id_).stage == "granted"
    office.round(last + timedelta(days=3))
    benefit = office.casework.of_kind(Benefit, id_)
    assert (benefit.stage, benefit.ended_for, benefit.last_on) == ("ended", "expired", last)


def test_what_is_due_for_benefits_stands_among_all_that_is_due(office, engine):
    life = Life("pwd.care", "100", (HEAD,))
    office.casework.save(life.benefit)
    office.boards.catch_up()
    with engine.connect() as tx:
        (line,) = due.page(tx, "150421", kind="benefit").rows
    assert (line.next_clock, line.next_on) == ("data_match", date(2026, 3, 31))
    assert set(line.clocks) == {"data_match", "survival_check"}


def test_benefits_are_listed_by_the_day_they_are_looked_at_a_page_at_a_time(office, engine):
    days = [date(2026, month, 1) for month in (11, 9, 10)]
    for day, support in zip(days, ("dibao", "tekun", "dibao_edge"), strict=True):
        office.casework.save(Life(support, next_check=day).benefit)
    office.casework.save(ended().benefit)
    office.boards.catch_up()
    with engine.connect() as tx:
        first = pages.to_check(tx, "1504", days[2], size=1)
        rest = pages.to_check(tx, "1504", days[2], cursor=first.cursor)
        elsewhere = pages.to_check(tx, "1505", days[0])
    assert [row.next_check for row in (*first.rows, *rest.rows)] == sorted(days)[:2]
    assert elsewhere.rows == []


def ended() -> Life:
    life = Life("allowance")
    return life.do("end", from_month=date(2026, 6, 1), ground="given_up")


@pytest.mark.parametrize("name", LIVES)
def test_the_board_knows_of_each_life_what_the_benefit_knows(name: str):
    benefit = LIVES[name]().benefit
    row = wall.board.shown(benefit.pending_events)
    assert row is not None
    assert (row.case_id, row.stage, row.amount) == (CASE, benefit.stage, benefit.amount)
    assert [(date.fromisoformat(m), Decimal(a)) for m, a in row.turns] == benefit.turns
    assert row.checking == benefit.checking
    assert row.proposed == (benefit.proposal.verb if benefit.proposal else "")
    assert row.owed == benefit.owed
    assert {date.fromisoformat(m): Decimal(a) for m, a in row.claimed} == benefit.claimed
    if benefit.stage == "ended":
        assert (row.ground, row.next_check) == (benefit.ended_for, NEVER)
        assert amount_in(benefit.turns, row.until) == 0
    else:
        assert row.ground == benefit.suspended_for
        assert (row.next_check, row.until) == (benefit.next_check, NEVER)
