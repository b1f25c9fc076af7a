"""The application itself: every route guarded, documented, and readable without a network."""

from __future__ import annotations

import io
import json
import logging
import re
from typing import Any

import pytest
from flask_smorest import Blueprint
from openapi_spec_validator import validate

from interface.http.app import create_app
from interface.http.auth import SilentRoute
from interface.http.logs import JsonLines
from tests.interface.http.courses import Course
from tests.interface.http.people import (
    TOWNSHIP,
    citizen,
)
from tests.interface.http.town import (
    Town,
)


@pytest.fixture(scope="module")
def document(town: Town) -> Any:
    return town.app.test_client().get("/api/v1/openapi.json").json


def test_a_route_that_says_nothing_stops_the_start(town: Town) -> None:
    silent = Blueprint("silent", __name__)
    silent.route("/silent", methods=["GET"])(lambda: "")
    with pytest.raises(SilentRoute, match="/silent"):
        create_app(town.services, [silent])


def test_the_document_is_valid_openapi(document: Any) -> None:
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_every_route_is_in_the_document_and_the_reverse(town: Town, document: Any) -> None:
    routed = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in town.app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and not rule.rule.startswith("/api/v1/docs")
    } - {"/api/v1/openapi.json"}
    assert set(document["paths"]) == routed


def test_each_case_type_has_its_own_form_in_the_document(document: Any) -> None:
    forms = [
        document["paths"][f"/api/v1/cases/{code}"]["post"]["requestBody"]["content"][
            "application/json"
        ]["schema"]["$ref"]
        for code in ("dibao", "pwd_subsidy")
    ]
    assert len(set(forms)) == 2


def test_refusals_are_documented_as_problems(document: Any) -> None:
    for response in document["components"]["responses"].values():
        assert set(response["content"]) == {"application/problem+json"}


def test_the_page_needs_no_network(town: Town) -> None:
    client = town.app.test_client()
    page = client.get("/api/v1/docs/")
    script = client.get("/api/v1/docs/start.js").text
    assert not re.search(r"https?:|//", page.text + script.replace("../openapi.json", ""))
    assert "validatorUrl: null" in script
    for asset in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        answer = client.get(f"/api/v1/docs/{asset}")
        assert answer.status_code == 200
        answer.close()
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"].split("style-src")[0]


def test_every_answer_carries_the_headers_that_harden_it(town: Town) -> None:
    client = town.app.test_client()
    for path in ("/livez", "/api/v1/cases", "/nowhere", "/api/v1/openapi.json"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Server" not in headers


@pytest.mark.parametrize(("given", "kept"), [("abc-1", True), ("é", False), ("x" * 65, False)])
def test_a_request_has_an_id(town: Town, given: str, kept: bool) -> None:
    header = {"X-Request-Id": given.encode().decode("latin-1")}
    answer = town.app.test_client().get("/livez", headers=header).headers["X-Request-Id"]
    assert (answer == given) is kept
    assert re.fullmatch(r"[A-Za-z0-9-]{1,64}", answer)


def test_the_service_says_whether_it_lives_and_is_ready(town: Town) -> None:
    client = town.app.test_client()
    assert client.get("/livez").status_code == 200
    assert client.get("/readyz").status_code == 200
    trouble = ["the tables are not those of this program"]
    broken = create_app(
        type(town.services)(**{**vars(town.services), "unready": lambda: trouble})
    )
    answer = broken.test_client().get("/readyz")
    assert (answer.status_code, answer.json["code"]) == (503, "not-ready")
    assert broken.test_client().get("/livez").status_code == 200


def test_nothing_about_a_person_gets_into_the_log(town: Town) -> None:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    log = logging.getLogger()
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        course = Course(town, "pwd_subsidy").to("accept")
        course.applicant.get(f"/cases/{course.id}")
        clerk = town.officer("window", TOWNSHIP)
        clerk.post("/register/searches", course.who.told)
        clerk.post("/cases/pwd_subsidy", {"applicant": course.who.told})
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
    text = lines.getvalue()
    requests = [json.loads(line) for line in text.splitlines()]
    assert any(line.get("route") == "/api/v1/cases/<uuid:case>" for line in requests)
    for told in (course.who.number, course.who.name, course.id, course.who.number[-6:]):
        assert told not in text


def test_what_breaks_is_told_to_nobody(town: Town) -> None:
    secret = citizen().number

    def breaks() -> list[str]:
        raise RuntimeError(secret)

    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    logging.getLogger("interface.http.errors").addHandler(handler)
    app = create_app(type(town.services)(**{**vars(town.services), "unready": breaks}))
    answer = app.test_client().get("/readyz")
    logging.getLogger("interface.http.errors").removeHandler(handler)
    assert (answer.status_code, answer.json["code"]) == (500, "broken")
    assert secret not in answer.text + lines.getvalue()
    assert json.loads(lines.getvalue())["kind"] == "RuntimeError"


@pytest.mark.parametrize("code", ["dibao", "pwd_subsidy"])
def test_a_case_type_says_what_it_asks_and_who_does_what(town: Town, code: str) -> None:
    shown = town.app.test_client().get(f"/api/v1/case-types/{code}").json
    form = shown["form"]
    assert form["$schema"].endswith("2020-12/schema")
    assert set(form["required"]) >= {"owner", "form"}
    newest = shown["procedures"][0]
    steps = {step["code"]: step for step in newest["steps"]}
    assert steps["accept"]["posts"][0]["role"] == "window"
    assert steps["accept"]["noun"] == "acceptance"
    assert any(limit["length"] for limit in newest["limits"])
    assert newest["materials"]
    listed = town.app.test_client().get("/api/v1/case-types").json["case_types"]
    assert code in [line["code"] for line in listed]


def test_the_form_of_a_case_type_is_a_json_schema_that_fits(town: Town) -> None:
    from jsonschema import Draft202012Validator

    from tests.interface.http.people import (
        VILLAGE,
        disability,
        household,
    )

    client = town.app.test_client()
    forms = {"pwd_subsidy": disability(), "dibao": household(citizen(), citizen())}
    for code, form in forms.items():
        schema = client.get(f"/api/v1/case-types/{code}").json["form"]
        Draft202012Validator.check_schema(schema)
        body = {"owner": VILLAGE, "papers": [], "form": form}
        Draft202012Validator(schema).validate(body)
        wrong = Draft202012Validator(schema).iter_errors({**body, "owner": "x"})
        assert next(wrong, None) is not None
