"""Nothing is taken that nobody reads: names in queries, odd names of files."""

from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest

from tests.interface.http.courses import Course
from tests.interface.http.people import REGION, TOWNSHIP, VILLAGE, citizen, disability
from tests.interface.http.town import Caller, Town

OPERATIONS = re.compile(r"/api/v1/(?!docs|openapi)")
IDS = re.compile(r"<uuid:\w+>")


@pytest.fixture(scope="module")
def clerk(town: Town) -> Caller:
    return town.officer("window", TOWNSHIP)


@pytest.mark.parametrize(
    "path",
    [
        "/officers",
        "/status",
        "/problems",
        "/problems/stale",
        "/case-types",
        "/case-types/dibao",
        "/divisions/15",
    ],
)
def test_a_name_that_a_reading_does_not_know_is_refused(town: Town, path: str) -> None:
    admin = town.officer("admin", REGION)
    answer = admin.get(f"{path}?extra=1")
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"][0]["pointer"] == "/extra"


@pytest.mark.parametrize("below", ["/timeline", "/reads"])
def test_a_name_that_a_reading_of_a_case_does_not_know_is_refused(
    town: Town, below: str
) -> None:
    course = Course(town, "pwd_subsidy")
    assert course.applicant.get(f"/cases/{course.id}{below}").status_code == 200
    assert course.applicant.get(f"/cases/{course.id}{below}?extra=1").status_code == 422


def test_no_reading_and_no_command_takes_any_name(town: Town) -> None:
    """Whoever may call it: the names are looked at before the view is."""
    asked = 0
    for rule in town.app.url_map.iter_rules():
        view = town.app.view_functions[rule.endpoint]
        roles = getattr(view, "needs", None)
        if roles is None or not OPERATIONS.match(rule.rule):
            continue
        path = IDS.sub(str(uuid4()), rule.rule.removeprefix("/api/v1"))
        path = re.sub(r"<string:\w+>", "15", path) + "?extra=1"
        caller = one_of(town, roles)
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        own = {"If-Match": '"1"'} if method == "POST" else {}
        body = {"json": {}} if method == "POST" else {}
        answer = caller.send(method, path, own, **body)
        assert answer.status_code == 422, (method, rule.rule, answer.text)
        assert "/extra" in [flaw["pointer"] for flaw in answer.json["errors"]], rule.rule
        asked += 1
    assert asked > 90


def one_of(town: Town, roles: frozenset[str]) -> Caller:
    known: dict[str, Caller] = vars(town).setdefault("known", {})
    role = "applicant" if roles & {"anyone", "applicant"} else min(roles)
    if role not in known:
        known[role] = (
            town.applicant(citizen()) if role == "applicant" else town.officer(role, REGION)
        )
    return known[role]


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=utf-8",
        "application/json;charset=UTF-8",
        'Application/JSON ; charset="utf-8"',
    ],
)
def test_json_in_utf8_is_taken_however_it_is_said(clerk: Caller, kind: str) -> None:
    who = citizen().told
    body = {"applicant": who, "owner": VILLAGE, "papers": [], "form": disability()}
    answer = clerk.send(
        "POST", "/cases/pwd_subsidy", {"Content-Type": kind}, data=json.dumps(body).encode()
    )
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize(
    "kind",
    [
        "application/json;charset=gbk",
        "application/json;charset=utf-8;charset=gbk",
        "application/json;version=1",
        "application/jsonl",
        "application/json, application/json",
    ],
)
def test_no_other_kind_of_body_is_taken(clerk: Caller, kind: str) -> None:
    answer = clerk.send("POST", "/cases/pwd_subsidy", {"Content-Type": kind}, data=b"{}")
    assert answer.status_code == 415, answer.text


@pytest.mark.parametrize("odd", ["\u202e", "\u200b", "\u2066", "\ufeff"])
def test_a_file_name_that_reads_as_another_is_refused(clerk: Caller, odd: str) -> None:
    answer = clerk.upload(f"a{odd}fdp.pdf", b"%PDF-1.4 fine")
    assert (answer.status_code, answer.json["code"]) == (400, "unprintable-text")
    assert clerk.upload("申请书.pdf", b"%PDF-1.4 fine").status_code == 201
