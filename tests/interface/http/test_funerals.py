"""殡葬 over HTTP: no second relief for anybody, and price lists that everybody may read."""

from __future__ import annotations

from datetime import date

import pytest

from domain.people import CreditCode
from tests.builders import Course
from tests.cast import SARNAI, Against
from tests.interface.http.people import COUNTY, citizen
from tests.interface.http.replay import Replay
from tests.interface.http.town import Town
from tests.kinds.funeral_pricelist import PROVIDER, URN, item

SETTLED = "2026/settlement"


def walked(town: Town, course: Course) -> Replay:
    return Replay(town, course).walk()


def again(town: Town, replay: Replay):
    """The same funeral, filed by another of the family."""
    form = town.services.casework.case(replay.case.id).form
    body = {
        "owner": COUNTY,
        "papers": [],
        "form": {
            **{name: getattr(form, name) for name in replay.course.case.form_fields()},
            "deceased": replay.citizens[SARNAI].told,
            "died_on": form.died_on.isoformat(),
        },
    }
    return town.applicant(citizen()).post("/cases/funeral_relief", body)


def test_once_relieved_a_deceased_is_never_relieved_again(town: Town) -> None:
    course = Course("funeral_relief", SETTLED).to("settle")
    replay = walked(town, course)
    refused = again(town, replay)
    assert (refused.status_code, refused.json["code"]) == (409, "duplicate-application")


def test_nor_when_the_file_was_put_away_long_ago(town: Town) -> None:
    course = Course("funeral_relief", SETTLED).to("settle").later(20).to("archive")
    replay = walked(town, course)

    assert replay.case.stage == "archived"
    assert again(town, replay).status_code == 409


def test_what_was_refused_may_be_filed_again(town: Town) -> None:
    against = Against(answers={"tekun": {"funeral_paid": True}})
    course = Course("funeral_relief", SETTLED, against=against).to("refuse").do("serve")
    replay = walked(town, course)

    assert again(town, replay).status_code == 201


def test_the_provider_is_paid_what_a_check_leaves_of_its_claim(town: Town) -> None:
    course = Course("funeral_relief", SETTLED).to("settle").later(20)
    replay = walked(town, course.to("check_claim").to("reimburse"))

    assert (replay.case.total, replay.case.allowed) == (1200, 600)
    seen = replay.applicant.get(f"/cases/{replay.id}").json
    assert {"claim", "draw_claim", "reimburse"} <= {step["code"] for step in seen["done"]}


def lists(town: Town, query: str = "?size=100"):
    answer = town.app.test_client().get(f"/api/v1/price-lists{query}")
    assert answer.status_code == 200, answer.text
    return answer.json


def published(town: Town, **changes) -> Replay:
    course = Course("funeral_pricelist", "2026/county", date(2026, 5, 4), **changes)
    replay = walked(town, course.to("approve"))
    town.worker()
    return replay


def found(town: Town, replay: Replay):
    code = replay.case.form.organisation
    (line,) = lists(town, f"?organisation={code}")["price_lists"]
    return line


def test_everybody_reads_without_signing_in_what_a_provider_may_charge(town: Town) -> None:
    line = found(town, published(town))
    assert (line["name"], line["number"], line["owner"]["name"]) == (
        "样例殡仪馆",
        1,
        "阿鲁科尔沁旗",
    )
    client = town.app.test_client()

    now = client.get(f"/api/v1/price-lists/{line['id']}?on=2026-06-01").json
    prices = {each["service"]["code"]: each["price"] for each in now["items"]}
    assert prices == {"transport": "300", "cremation": "600", "urn": "800"}
    assert now["items"][1]["service"]["name"] == "遗体火化"
    english = client.get(
        f"/api/v1/price-lists/{line['id']}?on=2026-06-01", headers={"Accept-Language": "en"}
    ).json
    assert english["items"][1]["service"]["name"] == "cremation"
    assert CreditCode.read(now["organisation"]).code != PROVIDER


def test_before_its_first_day_a_list_holds_nothing(town: Town) -> None:
    line = found(town, published(town))
    early = town.app.test_client().get(f"/api/v1/price-lists/{line['id']}?on=2026-05-31").json

    assert (early["number"], early["items"]) == (None, [])
    assert [version["number"] for version in early["versions"]] == [1]


def test_lists_are_read_page_by_page_and_by_place(town: Town) -> None:
    published(town)
    published(town, items=[URN, item("cremation", "500")])
    first = lists(town, "?size=1")
    second = lists(town, f"?size=1&cursor={first['cursor']}")

    assert first["price_lists"] != second["price_lists"]
    assert lists(town, f"?within={COUNTY}")["price_lists"]
    assert lists(town, "?within=1505")["price_lists"] == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("?within=99", 422),
        ("?cursor=x", 422),
        ("?organisation=1", 422),
        ("/00000000-0000-0000-0000-000000000001", 404),
        ("/1", 404),
    ],
)
def test_what_is_not_there_is_not_found(town: Town, path: str, status: int) -> None:
    answer = town.app.test_client().get(f"/api/v1/price-lists{path}")
    assert answer.status_code == status, answer.text


def test_what_is_no_price_list_is_not_shown_as_one(town: Town) -> None:
    replay = published(town)
    answer = town.app.test_client().get(f"/api/v1/price-lists/{replay.id}")
    assert answer.status_code == 404
