"""What officers take upon themselves, and what nobody has taken."""

from __future__ import annotations

from tests.interface.http.courses import Course
from tests.interface.http.people import COUNTY, LEAGUE, TOWNSHIP
from tests.interface.http.town import Caller, Town


def unclaimed(caller: Caller, more: str = "") -> list[str]:
    page = caller.get(f"/worklist?holder=nobody&size=100{more}")
    assert page.status_code == 200, page.text
    return [case["id"] for case in page.json["cases"]]


def test_who_oversees_finds_what_nobody_has_taken(town: Town) -> None:
    taken, left = (Course(town, "pwd_subsidy") for _ in range(2))
    clerk = town.officer("window", TOWNSHIP)
    assert clerk.post(f"/cases/{taken.id}/claim", {}).status_code == 200
    town.worker()
    supervisor = town.officer("supervisor", COUNTY)
    found = unclaimed(supervisor)
    assert left.id in found
    assert taken.id not in found
    assert left.id in unclaimed(supervisor, f"&within={TOWNSHIP}")
    assert unclaimed(supervisor, "&desk=true") == []
    pile = supervisor.get("/worklist/counts?holder=nobody").json["pile"]
    assert pile == len(found)
    assert left.id not in unclaimed(town.officer("supervisor", "1505"))


def test_what_a_unit_took_that_no_longer_has_to_act_counts_as_unclaimed(town: Town) -> None:
    course = Course(town, "dibao")
    clerk = course.by("accept")
    assert clerk.post(f"/cases/{course.id}/claim", {}).status_code == 200
    course.to("verify")
    course.to("receive_file")
    town.worker()
    held = course.by("receive_file").get("/worklist?size=100").json["cases"]
    line = next(case for case in held if case["id"] == course.id)
    assert [holder["unit"]["code"] for holder in line["holders"]] == [TOWNSHIP]
    assert course.id in unclaimed(town.officer("supervisor", LEAGUE))


def test_under_cases_a_case_is_taken_and_nothing_else(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("serve")
    course.do("evaluate", rating=1)
    town.worker()
    handler = town.officer("supervisor", COUNTY)
    review = handler.get("/rectifications").json["rectifications"][0]["id"]
    unit = town.officer("approver", COUNTY)
    for noun in ("claim", "release"):
        assert unit.post(f"/cases/{review}/{noun}", {}).status_code == 404
    body = {"cases": [review], "unit": COUNTY, "officer": unit.id, "reason": "出差"}
    assert handler.post("/reassignments", body).status_code == 404
