"""Chinese unless English is asked for, and every reason at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.interface.http.courses import Course
from tests.interface.http.people import (
    COUNTY,
    REGION,
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
        ("nonsense;;;q=é", "zh"), ("en-GB,zh;q=0.5", "en"), ("en-US;q=0.4,zh-CN;q=0.5", "zh"),
        ("en;q=0, zh;q=0.1", "zh"), ("EN-gb", "en"), ("fr,de,*;q=0.1,en;q=0.05", "zh"),
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


def test_a_place_that_is_not_there_is_named_and_no_text_shows_a_blank(town: Town) -> None:
    region = town.officer("supervisor", REGION)
    flaw = region.get("/worklist?within=150199").json["errors"][0]
    assert flaw == {
        "code": "unknown-division",
        "message": "没有该行政区划：150199",
        "about": ["150199"],
    }
    for code in problem_codes(town):
        shown = town.app.test_client().get(f"/api/v1/problems/{code}").json
        assert "{" not in shown["zh"] + shown["en"], code


def problem_codes(town: Town) -> list[str]:
    listed = town.app.test_client().get("/api/v1/problems").json["problems"]
    return [problem["code"] for problem in listed]


def test_what_is_said_of_a_rectification_is_in_its_own_words(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("serve")
    course.do("evaluate", rating=1)
    town.worker()
    handler = town.officer("supervisor", COUNTY)
    review = handler.get("/rectifications").json["rectifications"][0]["id"]
    path = f"/rectifications/{review}"

    def take(noun: str, **facts: Any) -> Any:
        seen = {"If-Match": handler.get(path).headers["ETag"]}
        return handler.send("POST", f"{path}/{noun}", seen, json=facts)

    assert "办结" in closing_name(town)
    assert take("contact", how="telephone", reached=True).status_code == 200
    shown = handler.get(path).json
    assert [step["name"] for step in shown["done"]] == ["差评接收", "联系评价人"]
    assert {wait["step"]["name"] for wait in shown["waits"]} == {"差评核实"}
    assert take("verification", finding="mistaken", account="评错了").status_code == 200
    assert handler.get(path).json["stage"] == {"code": "verified", "name": "已核实"}
    again = take("verification", finding="mistaken", account="评错了").json["errors"]
    assert "差评核实" in again[0]["message"]
    assert "已核实" in again[0]["message"]
    assert take("reply", how="telephone", answer="已解释").status_code == 200
    assert take("revisit", satisfied=True).status_code == 200
    assert take("closure").status_code == 200
    assert handler.get(path).json["stage"]["name"] == "已办结"


def closing_name(town: Town) -> str:
    document = town.app.test_client().get("/api/v1/openapi.json").json
    closing = document["paths"]["/api/v1/rectifications/{dossier}/closure"]["post"]
    return str(closing["summary"])


def test_what_is_said_of_a_benefit_is_in_its_own_words(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("approve")
    town.worker()
    benefit = course.applicant.get("/benefits").json["benefits"][0]["id"]
    path, approver = f"/benefits/{benefit}", course.holder("approver", COUNTY)
    shown = approver.get(path)
    names = {step["code"]: step["name"] for step in shown.json["commands"]}
    assert names == {
        "adjust": "调整待遇",
        "suspend": "停发",
        "end": "终止待遇",
        "call_recheck": "启动动态核查",
        "note_death": "登记死亡",
        "claim_back": "追缴多发资金",
    }
    facts = {"from_month": "2026-07-01", "ground": "reached"}
    seen = {"If-Match": shown.headers["ETag"]}
    refused = approver.send("POST", f"{path}/resumption", seen, json=facts)
    assert refused.json["errors"][0]["message"] == "案卷处于“发放中”，不能办理“恢复发放”"
