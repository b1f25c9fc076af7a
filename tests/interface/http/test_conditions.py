"""Keys and versions: a repeat has one effect, and nobody decides on what they have not seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.interface.http.courses import Course
from tests.interface.http.people import (
    TOWNSHIP,
    VILLAGE,
    citizen,
    disability,
)
from tests.interface.http.town import (
    Town,
)


def filed(town: Town) -> Course:
    return Course(town, "pwd_subsidy")


def test_a_repeated_application_answers_as_the_first(town: Town) -> None:
    clerk = town.officer("window", TOWNSHIP)
    body = {"applicant": citizen().told, "owner": VILLAGE, "papers": [], "form": disability()}
    key = {"Idempotency_Key": "the-same-key-1"}

    first = clerk.post("/cases/pwd_subsidy", body, **key)
    again = clerk.post("/cases/pwd_subsidy", body, **key)
    other = clerk.post("/cases/pwd_subsidy", {**body, "owner": TOWNSHIP}, **key)

    assert first.status_code == again.status_code == 201
    assert first.json == again.json
    assert first.headers["ETag"] == again.headers["ETag"] == '"1"'
    assert first.headers["Location"] == f"/api/v1/cases/{first.json['id']}"
    assert (other.status_code, other.json["code"]) == (422, "key-reused")


def test_eight_repeats_at_once_have_one_effect(town: Town) -> None:
    clerk = town.officer("window", TOWNSHIP)
    body = {"applicant": citizen().told, "owner": VILLAGE, "papers": [], "form": disability()}

    def send(_: int) -> str:
        answer = clerk.post("/cases/pwd_subsidy", body, Idempotency_Key="eight-at-once")
        assert answer.status_code == 201, answer.text
        return str(answer.json)

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(send, range(8)))
    assert len(answers) == 1


def test_the_same_key_of_somebody_else_is_another_key(town: Town) -> None:
    body = {"owner": VILLAGE, "papers": [], "form": disability()}
    ids = set()
    for _ in range(2):
        applicant = town.applicant(citizen())
        answer = applicant.post("/cases/pwd_subsidy", body, Idempotency_Key="my-first-key")
        ids.add(answer.json["id"])
    assert len(ids) == 2


def test_a_repeated_step_answers_as_the_first_whatever_version_it_names(town: Town) -> None:
    course = filed(town)
    clerk = course.by("accept")
    key = {"Idempotency_Key": "answer-was-lost"}

    first = clerk.step(course.id, "acceptance", {}, If_Match='"1"', **key)
    again = clerk.step(course.id, "acceptance", {}, If_Match='"1"', **key)
    newer = clerk.step(course.id, "acceptance", {}, If_Match='"2"', **key)

    assert first.status_code == 200, first.text
    assert first.json == again.json == newer.json


def test_a_repeated_decision_is_never_stale(town: Town) -> None:
    course = filed(town).to("concur")
    decider, seen = course.by("approve"), f'"{course.case.version}"'
    key = {"Idempotency_Key": "decided-once", "If_Match": seen}

    first = decider.step(course.id, "approval", {}, **key)
    again = decider.step(course.id, "approval", {}, **key)
    late = decider.step(course.id, "approval", {}, If_Match=seen)

    assert first.status_code == 200, first.text
    assert first.json == again.json
    assert (late.status_code, late.json["code"]) == (412, "stale")


def test_without_a_version_no_step_is_taken(town: Town) -> None:
    course = filed(town)
    clerk = course.by("accept")
    answer = clerk.post(f"/cases/{course.id}/acceptance", {})
    assert (answer.status_code, answer.json["code"]) == (428, "version-missing")


@pytest.mark.parametrize(
    "tag",
    ['"²"', "*", '"1", "2"', 'W/"1"', '"99999999999999999999"', "1", '""', '"01"'],
)
def test_what_is_not_one_strong_version_is_stale(town: Town, tag: str) -> None:
    course = filed(town)
    header = tag.encode().decode("latin-1")
    answer = course.by("accept").step(course.id, "acceptance", {}, If_Match=header)
    assert (answer.status_code, answer.json["code"]) == (412, "stale")


def test_work_beside_each_other_goes_on_but_decisions_wait(town: Town) -> None:
    course = filed(town).to("accept")
    verifier = course.by("verify")
    version = course.case.version
    course.do("check_data", verifier, dataset="dibao", answer={"member": True})

    beside = verifier.step(
        course.id,
        "data-check",
        {"dataset": "tekun", "answer": {"member": False}, "authorisation": "a-1"},
        If_Match=f'"{version}"',
    )
    opinion = verifier.step(
        course.id, "verification", {"findings": "符合"}, If_Match=f'"{version}"'
    )

    assert beside.status_code == 200, beside.text
    assert (opinion.status_code, opinion.json["code"]) == (412, "stale")
    assert opinion.headers["ETag"] == f'"{course.case.version}"'


def test_what_is_shown_is_the_stored_version(town: Town) -> None:
    course = filed(town)
    shown = course.applicant.get(f"/cases/{course.id}")
    assert shown.headers["ETag"] == '"1"'
    assert shown.json["version"] == 1
