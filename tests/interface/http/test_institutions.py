"""养老机构 over HTTP: the public list, the office's own, and what is done about one of them."""

from __future__ import annotations

from datetime import timedelta

from domain.cases.elder_filing.case import STANDARDS
from domain.cases.elder_filing.form import NATURES
from interface.http.messages.institutions import FAILING
from interface.http.messages.institutions import NATURES as SAID
from tests.builders import Course
from tests.cast import Against
from tests.interface.http.care import FILED, Home, Same, around
from tests.interface.http.people import COUNTY, LEAGUE, credit_code
from tests.interface.http.town import Town

PUBLIC = {"id", "name", "address", "county", "nature", "beds", "stage", "filed_on"}


def listed(town: Town, query: str = "?size=100"):
    answer = town.app.test_client().get(f"/api/v1/institutions{query}")
    assert answer.status_code == 200, answer.text
    return answer.json


def test_everybody_reads_the_list_and_finds_an_institution_and_no_person(town: Town) -> None:
    home = Home(town, institution="白音塔拉养老院", beds=45)
    town.worker()

    (line,) = (row for row in listed(town)["institutions"] if row["id"] == home.id)
    assert set(line) == PUBLIC
    assert (line["name"], line["address"], line["beds"]) == (
        "白音塔拉养老院",
        "天山镇新华街1号",
        45,
    )
    assert line["county"] == {"code": COUNTY, "name": "阿鲁科尔沁旗"}
    assert line["nature"]["name"] == "非营利性"
    text = town.app.test_client().get("/api/v1/institutions?size=100").text
    assert home.director.id not in text
    assert "巴图" not in text


def test_the_list_is_read_page_by_page_and_by_place(town: Town) -> None:
    Home(town)
    Home(town)
    town.worker()
    first = listed(town, "?size=1")
    second = listed(town, f"?size=1&cursor={first['cursor']}")
    assert first["institutions"] != second["institutions"]
    assert listed(town, f"?within={COUNTY}")["institutions"]
    assert listed(town, "?within=1505")["institutions"] == []
    client = town.app.test_client()
    assert client.get("/api/v1/institutions?within=99").status_code == 422


def test_the_office_reads_more_of_its_own_area_and_nobody_else_does(town: Town) -> None:
    home = Home(town)
    town.worker()
    clerk = town.officer("window", COUNTY)
    (line,) = (
        row
        for row in clerk.get("/institutions/entries?size=100").json["institutions"]
        if row["id"] == home.id
    )
    assert line["credit_code"] == home.code
    assert line["owner"]["code"] == COUNTY
    assert (line["outstanding"], line["failing"]) == ("0", [])
    elsewhere = town.officer("window", "150502")
    assert elsewhere.get("/institutions/entries").json["institutions"] == []
    assert elsewhere.get(f"/institutions/entries?within={COUNTY}").status_code == 404
    assert home.director.get("/institutions/entries").status_code == 403
    anonymous = town.app.test_client().get("/api/v1/institutions/entries")
    assert anonymous.status_code == 401


def test_who_represents_it_and_the_county_read_it_whole(town: Town) -> None:
    home = Home(town)
    town.worker()
    build = home.granted("elder_build")
    town.worker()

    for reader in (home.director, town.officer("verifier", COUNTY)):
        shown = reader.get(f"/institutions/{home.id}")
        assert shown.headers["ETag"] == f'"{home.held.version}"'
        assert shown.json["case"] == home.filing.id
        (subsidy,) = shown.json["subsidies"]
        assert (subsidy["case"], subsidy["total"]) == (build, "450000")
        assert subsidy["kind"]["name"] == "养老机构一次性建设补贴"
    stranger = town.officer("verifier", "150502")
    assert stranger.get(f"/institutions/{home.id}").status_code == 404
    assert town.officer("catalogue", COUNTY).get(f"/institutions/{home.id}").status_code == 403


def test_everything_that_is_done_about_it_answers_well(town: Town) -> None:
    around(town)


def test_a_stale_page_a_wrong_desk_and_a_wrong_order_are_refused(town: Town) -> None:
    home = Home(town)
    town.worker()
    verifier, window = town.officer("verifier", COUNTY), town.officer("window", COUNTY)
    early = home.step(verifier, "closing")
    assert early.status_code == 409
    assert early.json["code"] == "wrong-stage"
    assert home.step(home.director, "false-data", what="overstated").status_code == 403
    path = f"/institutions/{home.id}/closing-plan"
    unseen = home.director.send("POST", path, {}, json=home.plan())
    assert unseen.status_code == 428
    home.step(window, "closing-plan", **home.plan(papers=[window.paper("closing_plan")]))
    refused = home.step(verifier, "closing")
    assert (refused.status_code, refused.json["code"]) == (409, "out-of-order")
    assert "安置老年人" in refused.text


def test_a_paper_that_somebody_else_uploaded_is_no_plan(town: Town) -> None:
    home = Home(town)
    town.worker()
    other = town.officer("window", COUNTY).paper("closing_plan")
    answer = home.step(home.director, "closing-plan", **home.plan(papers=[other]))
    assert answer.status_code == 422


def test_a_stop_on_short_notice_is_refused_in_both_languages(town: Town) -> None:
    home = Home(town)
    town.worker()
    soon = (town.clock.now.date() + timedelta(days=59)).isoformat()
    plan = home.plan(ground="own_decision", stops_on=soon)
    answer = home.step(home.director, "closing-plan", **plan)
    assert (answer.status_code, answer.json["code"]) == (422, "no-lawful-ground")
    assert "机构自行决定" in answer.text
    seen = {"If-Match": f'"{home.held.version}"', "Accept-Language": "en"}
    path = f"/institutions/{home.id}/closing-plan"
    english = home.director.send("POST", path, seen, json=plan)
    assert "The institution decides so" in english.text


def test_a_receipt_is_read_from_the_filing_and_a_change_is_seen_in_the_list(town: Town) -> None:
    home = Home(town)
    town.worker()
    case = home.director.get(f"/cases/{home.filing.id}").json
    assert case["stage"]["code"] == "served"
    receipt = case["decision"]["facts"]
    assert receipt["receipt_number"] == case["number"]
    assert (receipt["organ"], receipt["working_days_late"]) == (COUNTY, 0)

    change = Course(
        "elder_filing",
        "2020/receipt",
        FILED,
        against=Against(answers={"uscc": {"credit_code": home.code}}),
        credit_code=home.code,
        first_admitted_on=FILED,
        filing="change",
        beds=88,
    )
    Same(town, change.to("settle")).walk()
    town.worker()
    (line,) = (row for row in listed(town)["institutions"] if row["id"] == home.id)
    assert line["beds"] == 88


def test_a_second_application_of_the_same_organisation_has_to_wait(town: Town) -> None:
    code = credit_code()
    facts = {"credit_code": code, "first_admitted_on": FILED}
    Same(town, Course("elder_filing", "2020/receipt", FILED, **facts)).walk()
    other = Same(town, Course("elder_filing", "2020/receipt", FILED, **facts))
    answer = other.submit(other.course.told[0])
    assert (answer.status_code, answer.json["code"]) == (409, "duplicate-application")


def test_a_filing_with_the_league_is_settled_by_the_league(town: Town) -> None:
    home = Home(town, registered_at=LEAGUE, owner=LEAGUE)
    town.worker()
    (line,) = (row for row in listed(town)["institutions"] if row["id"] == home.id)
    assert line["county"]["code"] == COUNTY
    league, county = town.officer("window", LEAGUE), town.officer("verifier", COUNTY)
    assert league.get(f"/institutions/{home.id}").status_code == 200
    assert county.get(f"/institutions/{home.id}").status_code == 200


def test_what_stands_in_the_record_has_words_in_both_languages() -> None:
    assert set(FAILING) == {code for code, _ in STANDARDS}
    assert {code: words.zh for code, words in SAID.items()} == {
        code: zh.partition("（")[0] for code, zh in NATURES
    }
