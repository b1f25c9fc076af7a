"""An agent sees what was granted, in lists as on the case itself, and nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from application.ledgers.credentials import PERSON
from tests.interface.http.courses import Course
from tests.interface.http.people import citizen
from tests.interface.http.town import Caller, Town


def agent_of(town: Town, principal: Caller, **what: Any) -> Caller:
    """Somebody whom the principal lets act, in what is named."""
    person = citizen()
    agent = town.applicant(person)
    body = {"agent": person.told, "until": "2030-01-01", **what}
    granted = principal.post("/authorisations", body)
    assert granted.status_code == 201, granted.text
    return town.caller(UUID(agent.id), PERSON, principal.id)


def numbers(caller: Caller) -> list[str]:
    return [case["number"] for case in caller.get("/cases").json["cases"]]


def test_an_agent_is_listed_the_cases_that_were_granted(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    town.worker()
    number = course.filed.json["number"]
    for what, expected in (
        ({"case_type": "dibao"}, []),
        ({"case_type": "pwd_subsidy"}, [number]),
        ({"case": course.id}, [number]),
        ({}, [number]),
    ):
        agent = agent_of(town, course.applicant, **what)
        assert numbers(agent) == expected
        status = agent.get(f"/cases/{course.id}").status_code
        assert status == (200 if expected else 404)


def test_an_agent_is_listed_the_benefits_that_they_may_read(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("approve")
    town.worker()
    own = [b["id"] for b in course.applicant.get("/benefits").json["benefits"]]
    assert own
    for what, expected in (
        ({"case_type": "dibao"}, []),
        ({"case_type": "benefit"}, own),
        ({"case": own[0]}, own[:1]),
        ({}, own),
    ):
        agent = agent_of(town, course.applicant, **what)
        for asked in ("/benefits", f"/benefits?case={course.id}"):
            assert [b["id"] for b in agent.get(asked).json["benefits"]] == expected
        status = agent.get(f"/benefits/{own[0]}").status_code
        assert status == (200 if expected else 404)


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({"case_type": "moonshine"}, 422),
        ({"case": str(uuid4())}, 404),
    ],
    ids=["case type", "case"],
)
def test_what_is_not_there_can_not_be_granted(
    town: Town, what: dict[str, str], status: int
) -> None:
    principal = town.applicant(citizen())
    body = {"agent": citizen().told, "until": "2030-01-01", **what}
    assert principal.post("/authorisations", body).status_code == status


def test_nobody_grants_a_case_of_somebody_else(town: Town) -> None:
    other = Course(town, "pwd_subsidy")
    principal = town.applicant(citizen())
    body = {"agent": citizen().told, "until": "2030-01-01", "case": other.id}
    assert principal.post("/authorisations", body).status_code == 404
