"""What time brings is recorded by the scheduler, dated by the clock and not by the round."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from application.boards import deadlines
from application.boards.follower import Follower
from application.boards.pages.deadlines import DueDossiers
from application.boards.runner import Runner
from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.policies.scheduler import Scheduler
from domain.calendar import Calendar
from tests.application.policies.office import (
    DAY,
    MASTER,
    at,
    reviewed,
    submitted,
)


class Office:
    """The files, the board of what is due, and a clock that can be turned."""

    def __init__(self, casework: Casework, boards: Runner) -> None:
        self.casework, self.boards = casework, boards
        self.scheduler = Scheduler(casework, DueDossiers(casework.engine))

    def round(self, day: date) -> int:
        self.casework.now = lambda: at(day)
        self.boards.catch_up()
        return self.scheduler.round()


@pytest.fixture
def office(casework: Casework, boards_engine: Engine) -> Office:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [deadlines.board])
    boards.prepare()
    return Office(casework, boards)


def test_silence_accepts_on_the_day_the_papers_came_whenever_the_worker_looks(office):
    case = submitted()
    office.casework.save(case)

    assert office.round(date(2026, 3, 10)) == 0
    assert office.casework.dossier(case.id).stage == "submitted"

    assert office.round(date(2026, 3, 20)) == 1
    (event,) = office.casework.events.get(case.id, gt=1)
    assert (event.step, event.by, event.role) == ("accept", "time", "clock")
    assert event.on == DAY


def test_a_dossier_for_which_time_has_nothing_to_do_is_asked_once_a_day(office, monkeypatch):
    review = reviewed()
    office.casework.save(review)
    days = [date(2026, 3, 16), date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 17)]

    asked, catch_up = list[Any](), office.casework.catch_up

    def noted(id_: Any, order: Any) -> Any:
        asked.append(id_)
        return catch_up(id_, order)

    monkeypatch.setattr(office.casework, "catch_up", noted)
    assert [office.round(day) for day in days] == [1, 0, 1, 0]
    assert asked == [review.id, review.id]
    assert office.casework.dossier(review.id).version == 1


def test_a_dossier_that_fails_holds_up_no_other(office, monkeypatch):
    bad, good = submitted(), submitted()
    office.casework.save(bad)
    office.casework.save(good)
    catch_up = office.casework.catch_up

    def failing(id_: Any, order: Any) -> Any:
        if id_ == bad.id:
            raise ValueError("乌兰")
        return catch_up(id_, order)

    monkeypatch.setattr(office.casework, "catch_up", failing)
    office.round(date(2026, 3, 20))

    assert office.casework.dossier(good.id).stage == "accepted"
    assert office.casework.dossier(bad.id).stage == "submitted"


@pytest.mark.parametrize("opened", [submitted, reviewed])
def test_provisional_ends_are_counted_again_when_the_year_is_published(office, opened):
    dossier = opened(calendar=Calendar(published_until=date(2026, 3, 4)))
    office.casework.save(dossier)
    ends = {name: clock.due for name, clock in dossier.clocks.items() if clock.provisional}
    assert set(ends.values()) == {date(2026, 3, 10)}

    office.casework.calendar = lambda: Calendar(published_until=date(2026, 3, 4))
    assert office.round(DAY) == 0
    year = Calendar(rest=[date(2026, 3, 9)], published_until=date(2026, 12, 31))
    office.casework.calendar = lambda: year
    assert office.round(DAY) == 1

    counted = office.casework.dossier(dossier.id)
    assert {counted.clocks[name].due for name in ends} == {date(2026, 3, 11)}
    assert not any(clock.provisional for clock in counted.clocks.values())
    assert office.round(DAY) == 0
