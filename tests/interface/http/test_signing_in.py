"""Signing up, signing in, and how long that holds."""

from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from application.ledgers.credentials import OFFICER, PERSON
from domain.divisions import Division
from domain.office import Role
from interface.http.tokens import Bearer, Tokens
from tests.interface.http.courses import Course
from tests.interface.http.people import (
    COUNTY,
    ELSEWHERE,
    TOWNSHIP,
    citizen,
)
from tests.interface.http.town import (
    MASTER,
    PASSWORD,
    Caller,
    Town,
)


def sign_in(town: Town, login: str, password: str, **more: str) -> TestResponse:
    body = {"login": login, "password": password, **more}
    return town.app.test_client().post("/api/v1/sessions", json=body)


def test_an_applicant_signs_up_and_signs_in(town: Town) -> None:
    who = citizen()
    client = town.app.test_client()
    opened = client.post("/api/v1/accounts", json={**who.told, "password": PASSWORD})
    assert opened.status_code == 201, opened.text

    session = sign_in(town, who.number, PASSWORD)

    assert session.status_code == 201, session.text
    assert session.json["kind"] == "person"
    assert session.json["subject"] == opened.json["id"]
    token = session.json["token"]
    own = client.get("/api/v1/cases", headers={"Authorization": f"Bearer {token}"})
    assert own.json["cases"] == []
    again = client.post("/api/v1/accounts", json={**who.told, "password": PASSWORD})
    assert (again.status_code, again.json["code"]) == (409, "sign-up-refused")


def test_an_officer_signs_in_with_the_password_an_administrator_gave(town: Town) -> None:
    admin = town.officer("admin", "15")
    login = f"clerk-{uuid4().hex[:8]}"
    added = admin.post("/officers", {"name": "乌兰", "login": login})
    assert added.status_code == 201, added.text
    officer = added.json["id"]
    for division in (TOWNSHIP, COUNTY):
        appointed = admin.post(
            f"/officers/{officer}/appointments",
            {"role": "verifier", "division": division, "since": "2026-01-01"},
        )
        assert appointed.status_code == 201, appointed.text
    first = admin.post(f"/officers/{officer}/account", {}).json["password"]

    session = sign_in(town, login, first)

    assert session.status_code == 201, session.text
    held = session.json["appointments"]
    assert {a["division"]["code"] for a in held} == {TOWNSHIP, COUNTY}
    assert session.json["password_until"]
    caller = Caller(town, officer, session.json["token"])
    unnamed = caller.get("/worklist")
    assert (unnamed.status_code, unnamed.json["code"]) == (401, "not-appointed")
    assert caller.get("/worklist", Acting_As=held[0]["id"]).status_code == 200
    changed = town.app.test_client().post(
        "/api/v1/accounts/password",
        json={"login": login, "old_password": first, "password": PASSWORD},
    )
    assert changed.status_code == 200, changed.text
    bound = sign_in(town, login, PASSWORD, acting_as=held[1]["id"])
    assert bound.json["acting_as"] == held[1]["id"]
    assert Caller(town, officer, bound.json["token"]).get("/worklist").status_code == 200


def test_wrong_passwords_are_refused_and_rationed(town: Town) -> None:
    answers = [sign_in(town, "nobody-here", "wrong-password-1") for _ in range(8)]
    statuses = [answer.status_code for answer in answers]
    assert statuses[0] == 401
    assert 429 in statuses
    last = answers[-1]
    assert last.json["code"] == "too-many-requests"
    assert int(last.headers["Retry-After"]) > 0


def test_an_appointment_that_is_not_held_can_not_be_asked_for(town: Town) -> None:
    who = citizen()
    town.applicant(who)
    answer = sign_in(town, who.number, PASSWORD, acting_as=str(uuid4()))
    assert (answer.status_code, answer.json["code"]) == (403, "not-appointed")


def test_a_revoked_officer_is_out_at_once(town: Town) -> None:
    admin, clerk = town.officer("admin", "15"), town.officer("window", TOWNSHIP)
    assert clerk.get("/worklist").status_code == 200
    revoked = admin.post(f"/officers/{clerk.id}/revocation", {"reason": "调离"})
    assert revoked.status_code == 200, revoked.text
    assert clerk.get("/worklist").status_code == 401


def test_an_appointment_that_ended_ends_what_may_be_done(town: Town) -> None:
    clerk = town.officer("window", TOWNSHIP)
    since = date(2026, 1, 1)
    town.services.officers.appoint(
        town.admin,
        UUID(clerk.id),
        role=Role.VERIFIER,
        division=Division(TOWNSHIP),
        since=since,
    )
    window, verifier = town.services.officers.appointments(UUID(clerk.id))
    acting = {"Acting_As": verifier.id}
    assert clerk.get("/worklist", **acting).status_code == 200
    town.services.officers.end_appointment(
        town.admin, UUID(clerk.id), verifier.id, reason="轮岗"
    )
    assert clerk.get("/worklist", **acting).status_code == 401
    assert clerk.get("/worklist", Acting_As=window.id).status_code == 200


def test_a_token_holds_ten_minutes_of_true_time(town: Town) -> None:
    officer = UUID(town.officer("window", TOWNSHIP).id)
    town.clock.advance(30)
    fresh, ends = town.services.tokens.issue(Bearer(officer, OFFICER))
    assert 590 < ends - time.time() <= 600
    assert Caller(town, str(officer), fresh).get("/worklist").status_code == 200
    stale, _ = Tokens(MASTER, lifetime=-60).issue(Bearer(officer, OFFICER))
    assert Caller(town, str(officer), stale).get("/worklist").status_code == 401


def test_a_token_is_renewed_without_a_password_for_some_hours(town: Town) -> None:
    who = town.applicant(citizen())
    renewed = who.post("/sessions/renewal", {})
    assert renewed.status_code == 201, renewed.text
    assert Caller(town, who.id, renewed.json["token"]).get("/cases").status_code == 200
    long_ago = int(time.time()) - 9 * 3600
    old, _ = town.services.tokens.issue(Bearer(UUID(who.id), PERSON, "", long_ago))
    assert Caller(town, who.id, old).post("/sessions/renewal", {}).status_code == 401


def signed(header: dict[str, Any], claims: dict[str, Any], key: bytes) -> str:
    """A token as anybody could write it."""
    parts = [urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in (header, claims)]
    body = b".".join(parts)
    name = {"HS512": "sha512", "none": ""}.get(header["alg"], "sha256")
    mac = hmac.digest(key, body, name) if name else b""
    return (body + b"." + urlsafe_b64encode(mac).rstrip(b"=")).decode()


HS256 = {"alg": "HS256"}


@pytest.mark.parametrize(
    ("header", "key", "change", "status"),
    [
        (HS256, MASTER, {}, 200),
        ({"alg": "HS512"}, MASTER, {}, 401),
        ({"alg": "none"}, MASTER, {}, 401),
        ({"alg": "HS256", "crit": ["x"], "x": 1}, MASTER, {}, 401),
        (HS256, b"another key of 32 bytes, no less", {}, 401),
        (HS256, MASTER, {"iss": "elsewhere"}, 401),
        (HS256, MASTER, {"aud": "elsewhere"}, 401),
        (HS256, MASTER, {"exp": None}, 401),
        (HS256, MASTER, {"exp": "soon"}, 401),
        (HS256, MASTER, {"exp": 1}, 401),
        (HS256, MASTER, {"sub": "nobody"}, 401),
        (HS256, MASTER, {"sub": ["x"]}, 401),
        (HS256, MASTER, {"auth_time": None}, 401),
    ],
    ids=str,
)
def test_only_our_own_tokens_are_read(
    town: Town, header: dict[str, Any], key: bytes, change: dict[str, Any], status: int
) -> None:
    who = town.officer("window", TOWNSHIP)
    now = int(time.time())
    claims = {
        "iss": "anjuan", "aud": "anjuan", "sub": who.id, "kind": OFFICER, "act": "",
        "auth_time": now, "iat": now, "exp": now + 60,
    }  # fmt: skip
    claims = {k: v for k, v in {**claims, **change}.items() if v is not None}
    token = signed(header, claims, key)
    assert Caller(town, who.id, token).get("/worklist").status_code == status


def test_a_window_clerk_opens_an_account_for_a_party_to_a_case(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    opened = course.by("accept").post(
        "/accounts/at-the-window", {"person": course.applicant.id}
    )
    assert opened.status_code == 201, opened.text
    assert sign_in(town, course.who.number, opened.json["password"]).status_code == 201
    assert sign_in(town, course.who.number, PASSWORD).status_code == 401


def test_a_window_clerk_opens_one_for_whoever_an_open_application_covers(town: Town) -> None:
    course = Course(town, "dibao")
    members = {member["person"] for member in course.case.form.members}
    for person in sorted(members):
        opened = course.by("accept").post("/accounts/at-the-window", {"person": person})
        assert opened.status_code == 201, opened.text


def test_a_case_that_has_ended_is_reason_enough_to_open_an_account(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    clerk = course.by("accept")
    course.do("withdraw")
    town.worker()
    opened = clerk.post("/accounts/at-the-window", {"person": course.applicant.id})
    assert opened.status_code == 201, opened.text


def test_nobody_resets_the_password_of_somebody_they_have_nothing_to_do_with(
    town: Town,
) -> None:
    course = Course(town, "pwd_subsidy")
    town.worker()
    stranger, unknown = town.applicant(citizen()).id, str(uuid4())
    elsewhere, here = town.officer("window", ELSEWHERE), town.officer("window", TOWNSHIP)
    answers = [
        clerk.post("/accounts/at-the-window", {"person": person})
        for clerk, person in (
            (elsewhere, course.applicant.id),
            (here, stranger),
            (here, unknown),
        )
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.text for answer in answers}) == 1
    assert sign_in(town, course.who.number, PASSWORD).status_code == 201


def test_a_repeat_hands_out_another_password_and_carries_no_key(town: Town) -> None:
    """What is to be said once can't be said again: a key would promise that it can."""
    admin, officer = town.officer("admin", "15"), town.officer("window", TOWNSHIP)
    course = Course(town, "pwd_subsidy")
    for caller, path, body in (
        (admin, f"/officers/{officer.id}/account", {}),
        (course.by("accept"), "/accounts/at-the-window", {"person": course.applicant.id}),
    ):
        answers = [caller.post(path, body, Idempotency_Key="") for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert answers[0].json["password"] != answers[1].json["password"]
    document = town.app.test_client().get("/api/v1/openapi.json").json["paths"]
    for path in ("/officers/{officer}/account", "/accounts/at-the-window"):
        told = document[f"/api/v1{path}"]["post"]["parameters"]
        assert "Idempotency-Key" not in [each["name"] for each in told]


def test_an_agent_acts_only_where_it_was_granted(town: Town) -> None:
    principal, person = town.applicant(citizen()), citizen()
    agent = town.applicant(person)
    acting = {"Acting_As": principal.id}
    assert agent.get("/cases", **acting).status_code == 401
    granted = principal.post(
        "/authorisations",
        {"agent": person.told, "until": "2026-12-31", "case_type": "pwd_subsidy"},
    )
    assert granted.status_code == 201, granted.text
    assert agent.get("/cases", **acting).status_code == 200
    asked = f"/authorisations?principal={principal.id}&agent={agent.id}"
    grants = agent.get(asked).json["grants"]
    assert [grant["case_type"] for grant in grants] == ["pwd_subsidy"]
    revoked = principal.post(
        "/authorisations/revocations",
        {"principal": principal.id, "agent": agent.id, "grant": grants[0]["id"]},
    )
    assert revoked.status_code == 200, revoked.text
    assert agent.get("/cases", **acting).status_code == 401
