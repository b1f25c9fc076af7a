"""Who took a new name goes on under it, and everybody sees what is on file of themselves."""

from __future__ import annotations

from typing import Any

import pytest

from domain.masking import masked_name
from tests.interface.http.courses import Course
from tests.interface.http.people import (
    COUNTY,
    PWD_PAPERS,
    TOWNSHIP,
    VILLAGE,
    Citizen,
    citizen,
    disability,
)
from tests.interface.http.town import Caller, Town

NEW = "斯琴高娃"


@pytest.fixture
def window(town: Town) -> Caller:
    return town.officer("window", TOWNSHIP)


def renaming(who: Citizen, **more: str) -> dict[str, str]:
    return {**who.told, "new_name": NEW, "reason": "公安更名", **more}


def filed(window: Caller, who: Citizen, **more: str) -> Any:
    """An application of theirs at the window, under this name."""
    papers = [window.paper(material) for material in PWD_PAPERS]
    told = {"applicant": {**who.told, **more}, "owner": VILLAGE, "form": disability()}
    return window.post("/cases/pwd_subsidy", {**told, "papers": papers})


def test_who_was_renamed_applies_under_the_new_name_and_not_under_the_old_one(
    town: Town, window: Caller
) -> None:
    who = citizen()
    town.applicant(who)
    assert filed(window, who, name=NEW).json["code"] == "name-differs"
    assert window.post("/persons/names", renaming(who)).status_code == 200
    assert filed(window, who).json["code"] == "name-differs"
    assert filed(window, who, name=NEW).status_code == 201


def test_a_search_finds_who_was_renamed_under_the_new_name(town: Town, window: Caller) -> None:
    course = Course(town, "pwd_subsidy")
    old = course.who.name
    assert window.post("/persons/names", renaming(course.who)).status_code == 200
    town.worker()
    rows = window.post("/register/searches", {"name": NEW}).json["cases"]
    assert [row["id"] for row in rows].count(course.id) == 1
    assert masked_name(NEW) in str(rows)
    rows = window.post("/register/searches", {"name": old}).json["cases"]
    assert course.id not in [row["id"] for row in rows]


def test_a_repeat_of_the_same_command_renames_once(town: Town, window: Caller) -> None:
    who = citizen()
    town.applicant(who)
    same = {"Idempotency_Key": "renamed-once"}
    answers = [window.post("/persons/names", renaming(who), **same) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json


def test_only_who_knows_the_name_on_file_may_replace_it(town: Town, window: Caller) -> None:
    who = citizen()
    town.applicant(who)
    wrong = window.post("/persons/names", renaming(who, name="道尔吉"))
    assert (wrong.status_code, wrong.json["code"]) == (422, "name-differs")
    nobody = window.post("/persons/names", renaming(citizen()))
    assert (nobody.status_code, nobody.json["code"]) == (422, "unknown-person")


@pytest.mark.parametrize("role", ["verifier", "approver", "supervisor", "auditor", "admin"])
def test_only_a_window_clerk_who_sees_the_card_renames(town: Town, role: str) -> None:
    who = citizen()
    themselves = town.applicant(who)
    officer = town.officer(role, COUNTY)
    for caller in (officer, themselves):
        assert caller.post("/persons/names", renaming(who)).status_code == 403
        told = {**who.told, "phone": "13800000000"}
        assert caller.post("/persons/phones", told).status_code == 403
    assert officer.get("/persons/me").status_code == 403


def test_everybody_sees_what_is_on_file_of_themselves_and_keeps_the_telephone_right(
    town: Town, window: Caller
) -> None:
    who = citizen()
    themselves = town.applicant(who)
    assert themselves.post("/persons/me/phone", {"phone": "13800000009"}).status_code == 200
    told = themselves.get("/persons/me").json
    assert told["name"] == who.name
    assert told["identity_number"] == who.number
    assert told["phone"] == "13800000009"
    assert told["born"] == f"{who.number[6:10]}-{who.number[10:12]}-{who.number[12:14]}"
    window.post("/persons/names", renaming(who))
    assert themselves.get("/persons/me").json["name"] == NEW


def test_who_is_held_dead_by_mistake_is_seen_alive_by_a_verifier(
    town: Town, window: Caller
) -> None:
    who = citizen()
    town.applicant(who)
    verifier = town.officer("verifier", TOWNSHIP)
    alive = {**who.told, "reason": "本人到场"}
    nothing = verifier.post("/persons/deaths/withdrawals", alive)
    assert (nothing.status_code, nothing.json["code"]) == (422, "malformed")
    town.held_dead(who)
    assert window.post("/persons/deaths/withdrawals", alive).status_code == 403
    assert verifier.post("/persons/deaths/withdrawals", alive).status_code == 200
    again = verifier.post("/persons/deaths/withdrawals", alive)
    assert (again.status_code, again.json["code"]) == (422, "malformed")


def test_nobody_keeps_their_own_details_in_office(town: Town) -> None:
    who = citizen()
    clerk = town.officer("window", TOWNSHIP, number=who.number)
    own = renaming(who, name="乌兰")
    for path, asked in (
        ("names", own),
        ("phones", {"identity_number": who.number, "name": "乌兰", "phone": "13800000000"}),
    ):
        refused = clerk.post(f"/persons/{path}", asked)
        assert (refused.status_code, refused.json["code"]) == (403, "conflicted")


def test_officers_are_pointed_to_no_page_of_a_person(town: Town, window: Caller) -> None:
    who = citizen()
    themselves = town.applicant(who)
    assert "Location" not in window.post("/persons/names", renaming(who)).headers
    moved = themselves.post("/persons/me/phone", {"phone": "13800000001"})
    assert moved.headers["Location"] == "/api/v1/persons/me"
