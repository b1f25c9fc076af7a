"""An auditor replays a case; its party sees who has read it."""

from __future__ import annotations

from datetime import timedelta

from tests.interface.http.courses import Course
from tests.interface.http.people import (
    REGION,
    TOWNSHIP,
)
from tests.interface.http.town import (
    Town,
)


def test_a_case_is_replayed_at_any_version_and_time(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("accept")
    before = town.clock.now
    town.clock.advance(1)
    course.to("approve")
    auditor = town.officer("auditor", REGION)
    auditor.purpose = "audit"
    base = f"/audit/cases/{course.id}"

    history = auditor.get(f"{base}/history").json["events"]
    assert [event["version"] for event in history] == list(range(1, len(history) + 1))
    assert history[0]["step"] == {"code": "submit", "name": "提交申请"}
    assert history[-1]["acting_division"]["code"] == "150421"
    assert history[-1]["readings"]
    assert history[0]["facts"]["declared_card"] == {"hidden": True}

    then = (before + timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    early = auditor.get(f"{base}/history?as_of={then}").json["events"]
    assert early[-1]["step"]["code"] == "accept"
    assert auditor.get(f"{base}?as_of={then}").json["facts"]["stage"] == "accepted"
    assert auditor.get(f"{base}?version=1").json["facts"]["stage"] == "submitted"
    changes = auditor.get(f"{base}/diff?from=1&to=2").json["changes"]
    assert {"field": "stage", "before": "submitted", "after": "accepted"} in changes
    in_full = auditor.get(f"{base}/history?reveal=true").json["events"]
    assert in_full[0]["facts"]["declared_card"]["level"] == 1


def test_only_those_who_oversee_may_replay(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    path = f"/audit/cases/{course.id}/history"
    assert course.by("accept").get(path).status_code == 403
    assert course.applicant.get(path).status_code == 403
    assert town.officer("auditor", "1505").get(path).status_code == 404


def test_a_party_sees_who_read_the_case_and_the_steps_but_no_names(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("accept")
    clerk = course.by("accept")
    clerk.get(f"/cases/{course.id}")
    reads = course.applicant.get(f"/cases/{course.id}/reads").json["reads"]
    assert ("window", TOWNSHIP, "casework") in [
        (read["role"]["code"], read["division"]["code"], read["purpose"]) for read in reads
    ]
    events = course.applicant.get(f"/cases/{course.id}/timeline").json["events"]
    assert [event["step"]["code"] for event in events] == ["submit", "accept"]
    assert {event["by"] for event in events} == {""}
    seen = clerk.get(f"/cases/{course.id}/timeline").json["events"]
    assert seen[1]["by"] == clerk.id


def test_a_reading_that_can_not_be_noted_is_not_answered(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    access = town.services.access
    note = type(access.reads).note

    def fails(*_: object, **__: object) -> None:
        raise OSError("the ledger is gone")

    type(access.reads).note = fails  # type: ignore[method-assign, assignment]
    try:
        answer = course.by("accept").get(f"/cases/{course.id}")
    finally:
        type(access.reads).note = note  # type: ignore[method-assign]
    assert answer.status_code == 500
    assert course.who.number not in answer.text
    assert "form" not in answer.json


def test_names_are_masked_until_they_are_asked_for_and_that_is_noted(town: Town) -> None:
    course = Course(town, "dibao")
    clerk = course.by("accept")
    masked = clerk.get(f"/cases/{course.id}").json["people"]
    shown = clerk.get(f"/cases/{course.id}?reveal=true").json["people"]
    assert course.who.number not in str(masked)
    assert {person["identity_number"] for person in shown} == {
        course.who.number,
        course.spouse.number,
    }
    reads = course.applicant.get(f"/cases/{course.id}/reads").json["reads"]
    assert "reveal:casework" in [read["purpose"] for read in reads]
    statuses = {clerk.get(f"/cases/{course.id}?reveal=true").status_code for _ in range(40)}
    assert statuses == {200, 429}


def test_the_names_of_answers_are_told_as_paths(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("verify")
    auditor = town.officer("auditor", REGION)
    auditor.purpose = "audit"
    base = f"/audit/cases/{course.id}"
    answers = auditor.get(base).json["facts"]["answers"]
    assert answers
    assert set(answers) == {"/".join(key) for key in course.case.answers}
    changes = auditor.get(f"{base}/diff?from=1&to={course.case.version}").json["changes"]
    told = {change["field"] for change in changes}
    assert "answers" in {field.split(".")[0] for field in told}
    assert not [field for field in told if "(" in field or "[" in field]
