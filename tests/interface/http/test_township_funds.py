"""乡镇备用金 over HTTP: kept by the county, seen by those of the area, added up above."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.township_fund import TownshipFund
from tests.interface.http.people import COUNTY, ELSEWHERE, REGION, TOWNSHIP
from tests.interface.http.town import Caller, Town

MONEY = {"yuan": "9000", "source": "county", "voucher": "2026-1"}
NEIGHBOUR = "150421103"


def opened(town: Town, township: str = TOWNSHIP) -> str:
    """The id of its fund, opened unless another test has."""
    town.officer("verifier", COUNTY).post("/township-funds", {"township": township})
    return str(TownshipFund.id_of(township))


def enter(by: Caller, fund: str, noun: str, seen: int = 0, **facts: Any) -> Any:
    found = by.town.services.casework.dossier(TownshipFund.id_of(TOWNSHIP))
    headers = {"If-Match": f'"{seen or found.version}"'}
    return by.send("POST", f"/township-funds/{fund}/{noun}", headers, json=facts)


@pytest.fixture
def fund(town: Town) -> str:
    return opened(town)


@pytest.fixture
def keeper(town: Town) -> Caller:
    return town.officer("verifier", COUNTY)


@pytest.fixture
def head(town: Town) -> Caller:
    return town.officer("approver", COUNTY)


def book(by: Caller, fund: str, asked: str = "") -> Any:
    return by.get(f"/township-funds/{fund}{asked}").json


def test_a_fund_is_opened_once_by_its_county(town: Town, keeper: Caller) -> None:
    township = "150421104"
    answer = keeper.post("/township-funds", {"township": township})
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/api/v1/township-funds/{answer.json['id']}"
    again = keeper.post("/township-funds", {"township": township})
    assert (again.status_code, again.json["code"]) == (409, "already-done")
    stranger = town.officer("verifier", ELSEWHERE[:6])
    assert stranger.post("/township-funds", {"township": "150421105"}).status_code == 404
    assert keeper.post("/township-funds", {"township": COUNTY}).status_code == 422


def test_money_comes_in_is_corrected_and_counted(
    town: Town, fund: str, keeper: Caller, head: Caller
) -> None:
    before = book(head, fund)
    assert enter(keeper, fund, "top-up", **MONEY).status_code == 200
    line = book(head, fund)["entries"][-1]["number"]
    mistake = {"line": line, "yuan": "-10.50", "ground": "wrong_amount", "voucher": "2026-2"}
    assert enter(head, fund, "correction", **mistake).status_code == 200
    town.clock.advance(1)
    yesterday = (town.clock.now.date() - timedelta(days=1)).isoformat()
    there = {"upto": yesterday, "counted": "8989.50"}
    assert enter(head, fund, "reconciliation", **there).status_code == 200

    after = book(head, fund)
    assert Decimal(after["balance"]) - Decimal(before["balance"]) == Decimal("8989.50")
    assert [e["kind"]["code"] for e in after["entries"][-2:]] == ["top_up", "correction"]
    assert after["entries"][-2]["about"] == {"code": "county", "name": "旗县财政预算"}
    assert after["counts"][-1]["upto"] == yesterday
    assert Decimal(after["opening"]) + sum(
        Decimal(e["yuan"]) for e in after["entries"]
    ) == Decimal(after["closing"])


def test_an_entry_is_made_on_the_version_that_was_seen_and_only_once(
    fund: str, keeper: Caller
) -> None:
    unseen = keeper.post(f"/township-funds/{fund}/top-up", MONEY)
    assert unseen.status_code == 428
    assert enter(keeper, fund, "top-up", seen=999, **MONEY).status_code == 412
    version = book(keeper, fund)["version"]
    headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"one-and-the-same-{version}"}
    answers = [
        keeper.send("POST", f"/township-funds/{fund}/top-up", headers, json=MONEY)
        for _ in range(2)
    ]
    assert [a.status_code for a in answers] == [200, 200]
    assert answers[0].json == answers[1].json
    assert book(keeper, fund)["version"] == version + 1


@pytest.mark.parametrize(
    ("role", "division", "status"),
    [
        ("approver", COUNTY, 403),
        ("verifier", TOWNSHIP, 403),
        ("verifier", ELSEWHERE[:6], 404),
        ("verifier", REGION, 403),
    ],
)
def test_nobody_else_puts_money_in(
    town: Town, fund: str, role: str, division: str, status: int
) -> None:
    assert enter(town.officer(role, division), fund, "top-up", **MONEY).status_code == status


@pytest.mark.parametrize(
    ("noun", "facts"),
    [
        ("top-up", {**MONEY, "yuan": "0"}),
        ("top-up", {**MONEY, "yuan": "-1"}),
        ("top-up", {**MONEY, "source": "lottery"}),
        ("top-up", {"yuan": "1"}),
        ("correction", {"line": 999, "yuan": "1", "ground": "returned"}),
        ("correction", {"line": 1, "yuan": "-99999999", "ground": "returned"}),
        ("correction", {"line": 1, "yuan": "1", "ground": "because"}),
        ("reconciliation", {"upto": "2999-01-01", "counted": "1"}),
        ("reconciliation", {"upto": "2000-01-01", "counted": "-1"}),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    fund: str, keeper: Caller, head: Caller, noun: str, facts: dict[str, Any]
) -> None:
    enter(keeper, fund, "top-up", **MONEY)
    answer = enter(keeper if noun == "top-up" else head, fund, noun, **facts)
    assert answer.status_code == 422, answer.text
    assert answer.json["title"]


def test_each_sees_the_funds_of_their_area_and_what_they_come_to(
    town: Town, fund: str, keeper: Caller
) -> None:
    opened(town, NEIGHBOUR)
    enter(keeper, fund, "top-up", **MONEY)
    town.worker()
    county = keeper.get("/township-funds?size=100").json
    assert {TOWNSHIP, NEIGHBOUR} <= {f["owner"]["code"] for f in county["funds"]}
    assert county["together"]["funds"] == len(county["funds"])
    assert Decimal(county["together"]["balance"]) == sum(
        Decimal(f["balance"]) for f in county["funds"]
    )
    mine = town.officer("verifier", TOWNSHIP).get("/township-funds").json
    assert [f["owner"]["code"] for f in mine["funds"]] == [TOWNSHIP]
    far = town.officer("verifier", ELSEWHERE[:6])
    assert far.get("/township-funds").json["funds"] == []
    assert far.get(f"/township-funds?within={COUNTY}").status_code == 404
    assert far.get(f"/township-funds/{fund}").status_code == 404
    one = keeper.get("/township-funds?size=1").json
    assert len(one["funds"]) == 1
    assert one["cursor"]


def test_who_reads_a_book_says_what_for_and_is_offered_what_they_may_enter(
    town: Town, fund: str, keeper: Caller, head: Caller
) -> None:
    unsaid = Caller(town, keeper.id, keeper.token, purpose="")
    assert unsaid.get(f"/township-funds/{fund}").status_code == 400
    assert [c["noun"] for c in book(keeper, fund)["commands"]] == ["top-up"]
    assert [c["noun"] for c in book(head, fund)["commands"]] == ["correction", "reconciliation"]
    auditor = town.officer("auditor", REGION)
    assert book(auditor, fund)["commands"] == []
    assert (
        auditor.get(f"/township-funds/{fund}?since=2026-02-01&upto=2026-01-01").status_code
        == 422
    )
