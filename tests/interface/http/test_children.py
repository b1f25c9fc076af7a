"""Children's files over HTTP: from a found child to its number, seen by its line only."""

from __future__ import annotations

from typing import Any

from tests.builders import Course
from tests.cast import person
from tests.interface.http.conftest import TownOf
from tests.interface.http.people import COUNTY, ELSEWHERE, TOWNSHIP, identity_number
from tests.interface.http.replay import Replay
from tests.interface.http.town import Town
from tests.kinds.child_admission import HOUSE

CHILD = "长途站一号"
PAPERS = ("found_child_report", "medical_record", "family_search_notice", "reception_opinion")


def found(town: Town, **changes: Any) -> tuple[str, dict[str, Any]]:
    """The police bring a child without name and number; the county takes it in for good."""
    police, clerk = town.officer("partner", COUNTY), town.officer("verifier", COUNTY)
    head, nurse = town.officer("approver", COUNTY), town.officer("provider", COUNTY)
    body = {
        "owner": COUNTY,
        "applicant": {"name": CHILD},
        "papers": [police.paper(material) for material in PAPERS],
        "form": {
            "brought_by": "police",
            "situation": "parents_not_found",
            "identity_known": False,
            "born": "2026-02-01",
            "sex": "female",
            "found_on": "2026-03-03",
            "found_at": TOWNSHIP,
            "finder": {"name": "路人"},
            **changes,
        },
    }
    filed = police.post("/cases/child_admission", body)
    assert filed.status_code == 201, filed.text
    case = filed.json["id"]
    for by, noun, words in (
        (town.officer("window", COUNTY), "acceptance", {}),
        (head, "custody-order", {"ground": "roaming"}),
        (nurse, "admission", {"institution": HOUSE}),
        (police, "police-report", {"police_number": "A-1"}),
        (nurse, "health-check", {"condition": "healthy"}),
        (police, "search-request", {"dna_sample": "D-1"}),
        (nurse, "search-notice", {"medium": "newspaper", "number": "2026-1"}),
        (police, "search-result", {"result": "none"}),
        (clerk, "verification", {"findings": "属实"}),
        (head, "approval", {}),
    ):
        taken = by.step(case, noun, words)
        assert taken.status_code == 200, (noun, taken.text)
    town.worker()
    return case, {"clerk": clerk, "head": head, "nurse": nurse, "police": police}


def test_a_foundling_is_taken_in_and_followed_up_until_it_has_a_number(town: Town) -> None:
    case, staff = found(town)
    clerk = staff["clerk"]

    (line,) = clerk.get(f"/children?case={case}").json["children"]
    assert line["cases"] == [case]
    assert line["stage"] == {"code": "long_term", "name": "长期监护"}
    shown = clerk.get(f"/children/{line['id']}")
    assert shown.json["name"] == "长***号"
    assert shown.json["identity_number"] == ""
    nouns = {command["noun"] for command in shown.json["commands"]}
    assert {"hukou-application", "insurance", "allowance"} <= nouns

    path = f"/children/{line['id']}"
    for noun, words in (("hukou-application", {}), ("hukou", {"division": TOWNSHIP})):
        seen = clerk.get(path).headers["ETag"]
        taken = clerk.post(f"{path}/{noun}", words, If_Match=seen)
        assert taken.status_code == 200, taken.text
    number = identity_number(771)
    named = clerk.post(f"{path}/identity", {"name": "其其格", "identity_number": number})
    assert named.status_code == 200, named.text
    shown = clerk.get(path).json
    assert (shown["name"], shown["has_hukou"]) == ("其*格", True)
    assert shown["identity_number"].endswith(number[-4:])
    again = clerk.post(f"{path}/identity", {"name": "其其格", "identity_number": number})
    assert (again.status_code, again.json["code"]) == (409, "already-done")


def test_nobody_outside_the_line_sees_or_moves_a_child_s_file(town: Town) -> None:
    case, staff = found(town)
    clerk = staff["clerk"]
    (line,) = clerk.get(f"/children?case={case}").json["children"]
    path = f"/children/{line['id']}"
    far = town.officer("verifier", ELSEWHERE)

    assert far.get(path).status_code == 404
    assert far.get(f"/children?case={case}").json["children"] == []
    for role in ("partner", "checker", "catalogue"):
        assert town.officer(role, COUNTY).get("/children").status_code == 403
    assert staff["police"].get(path).status_code == 403
    below = town.officer("verifier", TOWNSHIP)
    assert below.get(path).status_code == 404
    moved = staff["head"].post(f"{path}/insurance", {"number": "1"}, If_Match='"3"')
    assert moved.status_code == 403
    other = far.post(
        f"{path}/identity", {"name": "其其格", "identity_number": identity_number(772)}
    )
    assert other.status_code == 404


def test_a_page_goes_on_where_the_last_one_ended(town: Town) -> None:
    _, staff = found(town)
    found(town)
    clerk = staff["clerk"]
    first = clerk.get("/children?size=1").json
    rest = clerk.get(f"/children?size=50&cursor={first['cursor']}").json
    ids = [line["id"] for line in (*first["children"], *rest["children"])]
    assert len(first["children"]) == 1
    assert len(set(ids)) == len(ids) >= 2


def test_a_guardian_reads_the_file_of_the_child_at_home(town_of: TownOf) -> None:
    course = Course("de_facto_orphan", "2020/ordinary").to("approve")
    replay = Replay(town_of(course.entries), course).walk()
    replay.town.worker()
    guardian = replay.town.caller(replay.town.person(replay.citizen(person("aunt"))), "person")
    clerk = replay.town.officer("verifier", COUNTY)

    (line,) = clerk.get(f"/children?case={replay.id}").json["children"]
    assert line["stage"]["code"] == "at_home"
    assert guardian.get(f"/children/{line['id']}").status_code == 200
    assert guardian.get("/children").status_code == 403
    assert replay.applicant.get(f"/cases/{replay.id}").status_code == 200


def test_everybody_whom_the_form_names_is_shown_masked_to_the_line(town: Town) -> None:
    case, staff = found(town)
    people = staff["clerk"].get(f"/cases/{case}").json["people"]
    assert sorted(each["name"] for each in people) == ["路*", "长***号"]
