"""The main job over HTTP, from the application to what it came to."""

from __future__ import annotations

from tests.interface.http.courses import Course
from tests.interface.http.people import (
    COUNTY,
    TOWNSHIP,
)
from tests.interface.http.town import (
    Town,
)


def test_a_household_is_granted_the_allowance_and_rates_the_office(town: Town) -> None:
    course = Course(town, "dibao").to("serve")
    course.do("evaluate", rating=1, tags=["too_slow"], comment="等了很久")
    town.worker()

    seen = course.applicant.get(f"/cases/{course.id}").json
    assert seen["stage"] == {"code": "served", "name": "已送达"}
    assert seen["effective_from"] == "2026-04-01"
    assert seen["decision"]["facts"]["amount"] == "840.00"
    assert seen["ratings"][0]["rating"] == 1
    own = course.applicant.get("/cases").json["cases"]
    assert [case["number"] for case in own] == [seen["number"]]

    granted = course.applicant.get("/benefits").json["benefits"]
    assert [benefit["entitlement"] for benefit in granted] == ["dibao"]
    benefit = course.applicant.get(f"/benefits/{granted[0]['id']}?upto=2026-05-01").json
    assert [month["amount"] for month in benefit["months"]] == ["840.00", "840.00"]

    unit = course.holder("window", TOWNSHIP)
    page = unit.get("/rectifications").json
    figures = page["figures"]
    assert figures["received"] == figures["closed"] + figures["with_owner"] == 1
    review = unit.get(f"/rectifications/{page['rectifications'][0]['id']}").json
    assert review["rater"] == ""

    supervisor = town.officer("supervisor", COUNTY)
    counted = supervisor.get("/supervision?first=2026-03-01&last=2026-12-31").json["whole"]
    assert (counted["received"], counted["approved"], counted["overdue"]) == (1, 1, 0)
    assert counted["ratings"] == {"result": {"1": 1}}


def test_a_rating_is_hidden_from_the_officers_it_is_about(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("serve")
    course.do("evaluate", rating=2, comment="告知太晚")

    for clerk in (course.holder("window", TOWNSHIP), course.holder("approver", COUNTY)):
        seen = clerk.get(f"/cases/{course.id}").json
        assert seen["ratings"] == []
        assert "evaluate" not in {step["code"] for step in seen["done"]}
        told = clerk.get(f"/cases/{course.id}/timeline").json["events"]
        assert told[-1]["step"]["code"] == "serve"

    supervisor = town.officer("supervisor", COUNTY)
    assert supervisor.get(f"/cases/{course.id}").json["ratings"][0]["rating"] == 2
    told = supervisor.get(f"/cases/{course.id}/timeline").json["events"]
    assert told[-1]["step"]["code"] == "evaluate"


def test_a_disabled_person_is_granted_both_subsidies(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("serve")
    town.worker()

    granted = course.applicant.get("/benefits").json["benefits"]
    amounts = {benefit["entitlement"]: benefit["amount"] for benefit in granted}
    assert sorted(amounts.values()) == ["100", "120"]


def test_a_refusal_gives_every_ground_and_the_remedies(town: Town) -> None:
    course = Course(town, "pwd_subsidy", claims=["care"], care_months=0).to("concur")
    course.do("refuse", reasons=[])
    course.do("serve")

    seen = course.applicant.get(f"/cases/{course.id}").json
    assert seen["stage"]["code"] == "served"
    assert seen["decision"]["step"]["code"] == "refuse"
    grounds = seen["decision"]["reasons"]
    assert "no_long_term_need" in [ground["code"] for ground in grounds]
    assert all(ground["name"] != ground["code"] for ground in grounds)
    assert [remedy["code"] for remedy in seen["remedies"]] == ["reconsideration", "lawsuit"]
    assert "阿鲁科尔沁旗人民政府" in seen["remedies"][0]["text"]
    english = course.applicant.get(f"/cases/{course.id}", Accept_Language="en").json
    assert "Reconsideration" in english["remedies"][0]["text"]
