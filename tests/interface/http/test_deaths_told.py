"""死亡日期 — a day on which nobody can have died is refused where it is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.interface.http.courses import Course
from tests.interface.http.town import Town


def told(town: Town, course: Course, day: date, **more: str):
    body = {
        "dataset": "death",
        "answer": {"died_on": day.isoformat()},
        "authorisation": "a-1",
        **more,
    }
    return course.by("verify").step(course.id, "data-check", body)


@pytest.fixture
def course(town: Town) -> Course:
    return Course(town, "pwd_subsidy").to("accept")


@pytest.mark.parametrize("apart", [1, 400])
def test_a_register_s_day_that_is_still_to_come_is_refused(town, course, apart):
    answer = told(town, course, town.clock.now.date() + timedelta(days=apart))
    assert (answer.status_code, answer.json["code"]) == (422, "malformed")
    assert "answer.died_on" in answer.text


def test_nor_did_anybody_die_before_they_were_born(town, course):
    born = date.fromisoformat(f"{course.who.number[6:10]}-01-01")
    before = told(town, course, born - timedelta(days=1))
    assert (before.status_code, before.json["code"]) == (422, "malformed")
    assert "answer.died_on" in before.text
    person = course.case.applicant
    assert told(town, course, born - timedelta(days=1), person=person).status_code == 422
    assert told(town, course, town.clock.now.date()).status_code == 200
