"""Chinese unless English is asked for, and every reason at once."""

from __future__ import annotations

import pytest

from tests.interface.http.courses import Course
from tests.interface.http.people import (
    TOWNSHIP,
    disability,
)
from tests.interface.http.town import (
    Town,
)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "zh"), ("zh-CN,zh;q=0.9", "zh"), ("en", "en"), ("en-GB,en;q=0.8,zh;q=0.5", "en"),
        ("mn", "zh"), ("*", "zh"), ("fr, en;q=0.1", "en"), ("zh;q=0.1, en;q=0.9", "en"),
        ("nonsense;;;q=é", "zh"),
    ],
)  # fmt: skip
def test_the_reader_is_answered_in_their_language(
    town: Town, asked: str, language: str
) -> None:
    headers = {"Accept-Language": asked.encode().decode("latin-1")} if asked else {}
    answer = town.app.test_client().get("/api/v1/cases", headers=headers)
    assert answer.headers["Content-Language"] == language
    assert answer.json["title"] == {"zh": "请先登录", "en": "sign in first"}[language]
    assert "Accept-Language" in answer.headers["Vary"]


def test_every_flaw_of_a_form_is_named_at_once(town: Town) -> None:
    clerk = town.officer("window", TOWNSHIP)
    body = {"owner": "x", "papers": [{}], "form": {"care_months": "1"}}
    answer = clerk.post("/cases/pwd_subsidy", body, Accept_Language="en")
    told = {(flaw["pointer"], flaw["code"]) for flaw in answer.json["errors"]}
    assert answer.status_code == 422
    assert told >= {
        ("/owner", "division"),
        ("/papers/0/material", "required"),
        ("/form/care_months", "whole"),
        ("/form/claims", "required"),
    }
    whole = next(f for f in answer.json["errors"] if f["code"] == "whole")
    assert whole["message"] == "must be a whole number"


def test_every_objection_to_a_step_is_named_under_the_gravest(town: Town) -> None:
    course = Course(town, "dibao")
    answer = course.holder("verifier", TOWNSHIP).step(
        course.id, "verification", {"findings": "符合"}
    )
    assert answer.status_code == 409
    codes = [reason["code"] for reason in answer.json["errors"]]
    assert codes[0] == answer.json["code"]
    assert {"wrong-stage", "out-of-order"} <= set(codes)
    order = next(r for r in answer.json["errors"] if r["code"] == "out-of-order")
    assert "visit_home" in order["about"]
    assert "入户调查" in order["message"]


def test_texts_never_name_people(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    stranger = {**course.who.told, "name": "特木尔"}
    body = {"owner": TOWNSHIP, "applicant": stranger, "papers": [], "form": disability()}
    answer = town.officer("window", TOWNSHIP).post("/cases/pwd_subsidy", body)
    assert (answer.status_code, answer.json["code"]) == (422, "name-differs")
    for told in (course.who.number, course.who.name, "特木尔"):
        assert told not in answer.text


def test_names_of_steps_and_stages_follow_the_reader(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    zh = course.applicant.get(f"/cases/{course.id}").json
    en = course.applicant.get(f"/cases/{course.id}", Accept_Language="en").json
    assert zh["stage"]["name"] == "已提交"
    assert en["stage"]["name"] == "submitted"
    assert en["waits"][0]["step"]["name"] == "acceptance"
