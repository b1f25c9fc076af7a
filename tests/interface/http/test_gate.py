"""Odd input is refused politely, by every operation alike: never a 5xx, always a problem."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.interface.http.people import (
    TOWNSHIP,
    VILLAGE,
    citizen,
    disability,
)
from tests.interface.http.town import (
    Caller,
    Town,
)

Body = dict[str, Any]
FILED = ("applicant", "owner", "papers", "form")


def filled() -> Body:
    return {"applicant": citizen().told, "owner": VILLAGE, "papers": [], "form": disability()}


def written(body: Body, **changes: Any) -> bytes:
    return json.dumps({**body, **changes}).encode()


def nested(number: int, kind: type) -> bytes:
    if kind is list:
        return b"[" * number + b"]" * number
    return b'{"a":' * number + b"1" + b"}" * number


def form(body: Body, **changes: Any) -> bytes:
    return written(body, form={**body["form"], **changes})


def named(body: Body, name: str) -> bytes:
    return written(body, applicant={**body["applicant"], "name": name})


def replaced(body: Body, old: bytes, new: bytes) -> bytes:
    text = written(body)
    assert old in text
    return text.replace(old, new)


MONTHS = b'"care_months": 12'
ODD: dict[str, Callable[[Body], bytes]] = {
    "NUL in a text": lambda b: named(b, "a\0b"),
    "lone surrogate": lambda b: named(b, "\ud800"),
    "NUL in a name": lambda b: written(b, **{"a\0": 1}),
    "control character": lambda b: named(b, "a\x07"),
    "bidirectional override": lambda b: named(b, "a\u202eb"),
    "zero-width space": lambda b: named(b, "a\u200bb"),
    "integer beyond bigint": lambda b: form(b, care_months=10**30),
    "integer of 5,000 digits": lambda b: replaced(b, MONTHS, MONTHS + b"9" * 5000),
    "integer beyond 2^53": lambda b: form(b, care_months=2**53 + 1),
    "Infinity": lambda b: form(b, care_months=float("inf")),
    "NaN": lambda b: form(b, care_months=float("nan")),
    "1e999999": lambda b: replaced(b, MONTHS, b'"care_months": 1e999999'),
    "fraction": lambda b: form(b, care_months=1.5),
    "amount 1e999999": lambda b: form(b, similar_subsidies={"living": "1e999999"}),
    "amount NaN": lambda b: form(b, similar_subsidies={"living": "NaN"}),
    "negative amount": lambda b: form(b, similar_subsidies={"living": "-1"}),
    "amount as a number": lambda b: form(b, similar_subsidies={"living": 1}),
    "unknown kind of amount": lambda b: form(b, similar_subsidies={"other": "1"}),
    "100,000-deep list": lambda b: nested(100_000, list),
    "5,000-deep object": lambda b: nested(5_000, dict),
    "21-deep list": lambda b: written(b, papers=json.loads(nested(21, list))),
    "full-width amount": lambda b: form(b, similar_subsidies={"living": "１２"}),
    "arabic amount": lambda b: form(b, similar_subsidies={"living": "١٢"}),
    "whole number as text": lambda b: form(b, care_months="12"),
    "full-width division": lambda b: written(b, owner="１５０４２１"),
    "division with a newline": lambda b: written(b, owner="150421\n"),
    "division of 7 digits": lambda b: written(b, owner="1504211"),
    "day that does not exist": lambda b: form(
        b, declared_card={**b["form"]["declared_card"], "valid_until": "2034-02-30"}
    ),
    "day in another order": lambda b: form(
        b, declared_card={**b["form"]["declared_card"], "valid_until": "01-02-2034"}
    ),
    "day with a time": lambda b: form(
        b, declared_card={**b["form"]["declared_card"], "valid_until": "2034-01-01T00:00:00"}
    ),
    "identity number with a wrong check": lambda b: written(
        b, applicant={"name": "巴图", "identity_number": "150421197003010010"}
    ),
    "identity number in full width": lambda b: written(
        b, applicant={"name": "巴图", "identity_number": "１50421197003010011"}
    ),
    "duplicate name": lambda b: written(b)[:-1] + b', "owner": "15"}',
    "UTF-16": lambda b: written(b).decode().encode("utf-16"),
    "byte order mark": lambda b: b"\xef\xbb\xbf" + written(b),
    "latin-1": lambda b: '{"owner": "é"}'.encode("latin-1"),
    "_type_ and _data_": lambda b: written(b, papers=[{"_type_": "decimal", "_data_": "1"}]),
    "true for a number": lambda b: form(b, care_months=True),
    "list for a text": lambda b: written(b, owner=["15"]),
    "object for a list": lambda b: written(b, papers={"0": 1}),
    "null": lambda b: written(b, owner=None),
    "array": lambda b: b"[]",
    "text": lambda b: b'"x"',
    "null for all": lambda b: b"null",
    "nothing": lambda b: b"",
    "half of it": lambda b: written(b)[: len(written(b)) // 2],
    "too many names": lambda b: json.dumps({f"n{i}": 1 for i in range(1001)}).encode(),
    "too large": lambda b: named(b, "x" * 300_000),
    "unknown name": lambda b: written(b, extra=1),
    "name in capitals": lambda b: written(b, Extra=1),
}
OF_ANY_FORM = (
    "NUL in a name", "100,000-deep list", "5,000-deep object", "byte order mark", "latin-1",
    "array", "text", "null for all", "nothing", "too many names", "unknown name",
)  # fmt: skip


def is_polite(answer: TestResponse) -> bool:
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.mimetype == "application/problem+json", answer.text
    assert answer.json["status"] == answer.status_code
    return True


@pytest.fixture(scope="module")
def clerk(town: Town) -> Caller:
    return town.officer("window", TOWNSHIP)


def sent(caller: Caller, path: str, body: bytes, **headers: str) -> TestResponse:
    own = {"Content-Type": "application/json", "If-Match": '"1"', **headers}
    return caller.send("POST", path, own, data=body)


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_application_is_refused(clerk: Caller, odd: str) -> None:
    assert is_polite(sent(clerk, "/cases/pwd_subsidy", ODD[odd](filled())))


def test_the_same_application_without_the_oddity_is_taken(clerk: Caller) -> None:
    assert sent(clerk, "/cases/pwd_subsidy", written(filled())).status_code == 201


def test_every_operation_refuses_what_is_no_form(town: Town) -> None:
    """From whoever may call it: the gate stands before every form."""
    asked = 0
    for rule in town.app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            caller = somebody_for(town, rule.endpoint)
            path = rule.rule.removeprefix("/api/v1")
            for name in ("dossier", "case", "officer", "held"):
                path = path.replace(f"<uuid:{name}>", str(uuid4()))
            for odd in OF_ANY_FORM:
                assert is_polite(sent(caller, path, ODD[odd](filled()))), (rule.rule, odd)
                asked += 1
    assert asked > 500


def somebody_for(town: Town, endpoint: str) -> Caller:
    needed = town.app.view_functions[endpoint].needs  # type: ignore[attr-defined]
    if needed & {"anyone", "applicant"}:
        return who(town, "applicant")
    return who(town, sorted(needed)[0])


def who(town: Town, role: str) -> Caller:
    known: dict[str, Caller] = vars(town).setdefault("known", {})
    if role not in known:
        known[role] = (
            town.applicant(citizen()) if role == "applicant" else town.officer(role, "15")
        )
    return known[role]


@pytest.mark.parametrize(
    "query",
    [
        "size=²", "size=" + "9" * 30, "size=-1", "size=１", "size=0", "size=101", "size=1.0",
        "within=15%00", "after=%ff", "x=1", "size=1&size=2", "after=1e3", "within=%25",
        "cursor=!", "cursor=e30", "cursor=WzFd", "due_from=2026-13-01", "Size=1", "order=name",
        "desk=yes", "stage=%E2%80%AE", "within=15%0A",
    ],
)  # fmt: skip
def test_an_odd_query_is_refused(clerk: Caller, query: str) -> None:
    assert is_polite(clerk.get(f"/worklist?{query}"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/json; charset=gbk"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Encoding": "gzip"},
        {"Idempotency-Key": ""},
        {"Idempotency-Key": "short"},
        {"Idempotency-Key": "x" * 65},
        {"Idempotency-Key": "é" * 9},
        {"Authorization": "Bearer x"},
        {"Authorization": "Basic eDp5"},
        {"Authorization": ""},
        {"Authorization": "Bearer " + "a" * 9000},
        {"Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."},
        {"Acting-As": "é"},
        {"Acting-As": "x" * 65},
        {"Acting-As": "6b34d82f-3c41-40cf-a22b-cb064b57d906"},
    ],
    ids=str,
)
def test_odd_headers_are_refused(clerk: Caller, headers: dict[str, str]) -> None:
    assert is_polite(sent(clerk, "/cases/pwd_subsidy", written(filled()), **headers))


@pytest.mark.parametrize(
    "path",
    ["/cases/no-type", "/cases/%00", "/cases/%ff/approval", "/cases/" + "a" * 5000, "/①",
     "/cases/%E2%80%AE", "/case-types/%00", "/case-types/nothing", "/problems/nothing"],
)  # fmt: skip
def test_odd_paths_are_not_found(clerk: Caller, path: str) -> None:
    assert clerk.get(path).status_code in {404, 405}


@pytest.mark.parametrize("purpose", ["", "curiosity", "é", "x" * 99, "casework\x00"])
def test_an_odd_purpose_is_refused(clerk: Caller, purpose: str) -> None:
    case = sent(clerk, "/cases/pwd_subsidy", written(filled())).json["id"]
    header = purpose.encode().decode("latin-1").replace("\0", "%00")
    assert is_polite(clerk.get(f"/cases/{case}", Purpose=header))


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("a.pdf", b"%PDF-1.4 fine", 201),
        ("a.png", b"%PDF-1.4", 415),
        ("a.exe", b"MZ", 415),
        ("a.pdf", b"%PDF-1.4 /JavaScript", 415),
        ("a.svg", b"<svg/>", 415),
        ("", b"%PDF-1.4", 422),
        ("../a.pdf", b"%PDF-1.4", 422),
        ("a.pdf", b"%PDF-" + b"x" * (10 * 1024 * 1024), 413),
        ("a.pdf", b"%PDF-" + b"x" * (11 * 1024 * 1024), 413),
        ("a.pdf", b"", 415),
    ],
)
def test_files_are_checked(clerk: Caller, name: str, content: bytes, status: int) -> None:
    answer = clerk.upload(name, content)
    assert answer.status_code == status, answer.text
    assert status == 201 or is_polite(answer)


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content-Type": "application/json"}, b"{}", 415),
        ({"Content-Type": "multipart/form-data"}, b"x", 422),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x\r\n", 422),
        ({"Content-Type": "multipart/form-data; boundary=" + "y" * 300}, b"--x--", 422),
    ],
    ids=str,
)
def test_what_is_no_file_is_refused(
    clerk: Caller, headers: dict[str, str], body: bytes, status: int
) -> None:
    answer = clerk.send("POST", "/attachments", headers, data=body)
    assert is_polite(answer)
    assert answer.status_code == status


def test_a_name_in_two_forms_is_the_same_name(town: Town, clerk: Caller) -> None:
    """A decomposed letter and a composed one look alike, and are one."""
    person = citizen()
    for name in ("Ba\u0301tu", "B\u00e1tu"):
        body = {**filled(), "applicant": {**person.told, "name": name}}
        answer = clerk.post("/cases/pwd_subsidy", body)
        assert answer.json.get("code") in (None, "duplicate-application"), answer.text
