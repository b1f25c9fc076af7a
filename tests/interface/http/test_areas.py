"""Whoever asks about a place or a span asks about one that there is, inside their own."""

from __future__ import annotations

import pytest

from tests.interface.http.people import COUNTY, LEAGUE, REGION, TOWNSHIP
from tests.interface.http.town import Town

NOWHERE = "150199"
SPAN = "first=2026-01-01&last=2026-12-31"


def test_an_officer_of_another_area_answers_as_one_who_is_not_there(town: Town) -> None:
    admin = town.officer("admin", COUNTY)
    elsewhere = town.officer("window", "150525")
    here = town.officer("window", TOWNSHIP)
    gone = admin.get("/officers/00000000-0000-4000-8000-000000000000")
    there = admin.get(f"/officers/{elsewhere.id}")
    assert there.status_code == gone.status_code == 404
    assert there.json == gone.json
    assert admin.get(f"/officers/{here.id}").status_code == 200
    assert town.officer("admin", REGION).get(f"/officers/{elsewhere.id}").status_code == 200


def test_an_administrator_sees_whom_they_have_just_added(town: Town) -> None:
    admin = town.officer("admin", COUNTY)
    added = admin.post("/officers", {"name": "乌兰", "login": "just-added"})
    assert admin.get(f"/officers/{added.json['id']}").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "/worklist?within={}",
        "/worklist/counts?within={}",
        "/deadlines?within={}",
        "/supervision?" + SPAN + "&division={}",
        "/rectifications?owner={}",
        "/benefits/paid?month=2026-03-01&within={}",
    ],
)
def test_a_place_is_one_that_there_is_in_ones_own_area(town: Town, asked: str) -> None:
    region = town.officer("supervisor", REGION)
    league = town.officer("supervisor", LEAGUE)
    nowhere = region.get(asked.format(NOWHERE))
    assert (nowhere.status_code, nowhere.json["code"]) == (422, "unknown-division")
    assert region.get(asked.format(COUNTY)).status_code == 200
    assert league.get(asked.format(COUNTY)).status_code == 200
    assert league.get(asked.format("1505")).status_code == 404
    assert league.get(asked.format(NOWHERE)).status_code == 404


@pytest.mark.parametrize("code", [NOWHERE, "110101"])
def test_figures_are_asked_for_a_place_that_there_is(town: Town, code: str) -> None:
    keeper = town.officer("catalogue", REGION)
    answer = keeper.get(f"/publications?key=dibao.standard.rural&division={code}")
    assert (answer.status_code, answer.json["code"]) == (422, "unknown-division")


@pytest.mark.parametrize(
    "asked",
    [
        "/supervision?first=2026-02-01&last=2026-01-31",
        "/worklist?due_from=2026-02-01&due_until=2026-01-31",
        "/worklist/counts?due_from=2026-02-01&due_until=2026-01-31",
    ],
)
def test_a_span_does_not_end_before_it_begins(town: Town, asked: str) -> None:
    supervisor = town.officer("supervisor", REGION)
    answer = supervisor.get(asked, Accept_Language="en")
    assert answer.status_code == 422
    flaw = answer.json["errors"][0]
    assert flaw["pointer"] in {"/last", "/due_until"}
    assert flaw["message"] == "must not be before the first day"
    assert supervisor.get(asked.replace("02-01", "01-31")).status_code == 200
