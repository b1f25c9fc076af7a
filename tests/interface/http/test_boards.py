"""Lists and figures over HTTP: everybody sees their own area, and what they just wrote."""

from __future__ import annotations

import threading

from tests.interface.http.courses import Course
from tests.interface.http.people import (
    COUNTY,
    ELSEWHERE,
    LEAGUE,
    REGION,
    TOWNSHIP,
    citizen,
)
from tests.interface.http.town import (
    Town,
)


def test_a_clerk_finds_what_was_just_filed(town: Town) -> None:
    clerk, stop = town.officer("window", TOWNSHIP), threading.Event()

    def keep_the_boards() -> None:
        while not stop.wait(0.01):
            town.boards.step()

    worker = threading.Thread(target=keep_the_boards)
    worker.start()
    try:
        course = Course(town, "pwd_subsidy")
        position = course.filed.headers["Position"]
        page = clerk.get(f"/worklist?after={position}&order=submitted_on&size=100").json
    finally:
        stop.set()
        worker.join()
    assert page["seen"] >= int(position)
    line = next(case for case in page["cases"] if case["id"] == course.id)
    assert line["waits"][0]["step"]["code"] == "accept"
    assert line["applicant_name"] == "巴*"
    assert line["light"] == "green"


def test_the_worklist_narrows_and_turns_its_pages(town: Town) -> None:
    courses = [Course(town, code) for code in ("pwd_subsidy", "pwd_subsidy", "dibao")]
    town.worker()
    clerk = town.officer("window", TOWNSHIP)
    first = clerk.get("/worklist?size=1&case_type=pwd_subsidy").json
    second = clerk.get(f"/worklist?size=1&case_type=pwd_subsidy&cursor={first['cursor']}").json
    assert first["cases"][0]["id"] != second["cases"][0]["id"]
    assert {case["type"]["code"] for case in first["cases"] + second["cases"]} == {
        "pwd_subsidy"
    }
    by_step = clerk.get("/worklist?step=accept&size=100").json["cases"]
    assert {course.id for course in courses} <= {case["id"] for case in by_step}
    assert clerk.get("/worklist?stage=approved").json["cases"] == []
    assert town.officer("window", ELSEWHERE).get("/worklist").json["cases"] == []
    counts = clerk.get("/worklist/counts").json
    assert counts["pile"] >= 3
    assert sum(pile["all"] for pile in counts["piles"]) >= 3


def test_a_case_is_taken_given_back_and_given_to_another(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    one, other = (town.officer("window", TOWNSHIP) for _ in range(2))
    assert one.post(f"/cases/{course.id}/claim", {}).status_code == 200
    again = other.post(f"/cases/{course.id}/claim", {})
    assert (again.status_code, again.json["code"]) == (409, "already-claimed")
    town.worker()
    mine = one.get("/worklist?holder=mine").json["cases"]
    assert [case["id"] for case in mine] == [course.id]
    assert mine[0]["holders"][0]["officer"] == one.id
    assert one.post(f"/cases/{course.id}/release", {}).status_code == 200
    supervisor = town.officer("supervisor", COUNTY)
    body = {"cases": [course.id], "unit": TOWNSHIP, "officer": other.id, "reason": "出差"}
    given = supervisor.post("/reassignments", body)
    assert given.status_code == 200, given.text
    town.worker()
    assert [c["id"] for c in other.get("/worklist?holder=mine").json["cases"]] == [course.id]
    assert one.post("/reassignments", body).status_code == 403
    case = course.applicant.get(f"/cases/{course.id}").json
    assert case["version"] == 1


def test_the_register_is_searched_by_number_name_and_identity(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("accept")
    town.worker()
    clerk = town.officer("verifier", TOWNSHIP)
    number = course.filed.json["number"]
    for search in (
        {"number": number},
        {"number": number[:20], "identity_number": course.who.number},
        {"name": course.who.name, "identity_number": course.who.number},
    ):
        found = clerk.post("/register/searches", search)
        assert course.id in [case["id"] for case in found.json["cases"]], found.text
    assert clerk.post("/register/searches", {}).status_code == 422
    there = town.officer("verifier", ELSEWHERE)
    assert there.post("/register/searches", {"number": number}).json["cases"] == []
    waiting = clerk.post("/worklist/searches", {"number": number}).json["cases"]
    assert [case["id"] for case in waiting] == [course.id]
    clerk.purpose = ""
    assert clerk.post("/register/searches", {"number": number}).status_code == 400


def test_a_page_of_what_waits_is_full_while_more_follows(town: Town) -> None:
    before, open_, *after = (Course(town, "pwd_subsidy") for _ in range(4))
    for course in (before, *after):
        course.do("withdraw")
        course.do("archive")
    town.worker()
    clerk, found, cursor = town.officer("window", TOWNSHIP), [], {}
    while True:
        search = {"number": "NM-150421-pwd_subsidy", "size": 1, **cursor}
        page = clerk.post("/worklist/searches", search).json
        assert len(page["cases"]) == 1
        found += page["cases"]
        if not page["cursor"]:
            break
        cursor = {"cursor": page["cursor"]}
    ids = [case["id"] for case in found]
    assert open_.id in ids
    assert not {course.id for course in (before, *after)} & set(ids)
    assert all(case["waits"] for case in found)


def test_deadlines_show_both_ends(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    town.worker()
    supervisor = town.officer("supervisor", LEAGUE)
    page = supervisor.get("/deadlines?size=100&case_type=pwd_subsidy").json
    line = next(row for row in page["dossiers"] if row["id"] == course.id)
    clock = line["clocks"][0]
    assert clock["code"] == line["next_clock"]["code"] == "answer"
    assert clock["promised"] <= clock["due"] == line["next_on"]
    assert supervisor.get("/deadlines?within=1505").status_code == 404
    assert supervisor.get("/deadlines?within=150421&until=2000-01-01").json["dossiers"] == []


def test_anybody_who_knows_both_numbers_may_track(town: Town) -> None:
    course = Course(town, "pwd_subsidy")
    town.worker()
    body = {"number": course.filed.json["number"], "last_six": course.who.number[-6:]}
    client = town.app.test_client()
    told = client.post("/api/v1/tracking", json=body)
    assert told.status_code == 200, told.text
    assert told.json["stage"]["code"] == "submitted"
    assert course.who.name not in told.text
    assert course.who.number not in told.text
    assert course.applicant.id not in told.text
    wrong = client.post("/api/v1/tracking", json={**body, "last_six": "000000"})
    assert wrong.status_code == 404
    no_case = client.post(
        "/api/v1/tracking", json={**body, "number": "NM-150421-dibao-20260101-99999"}
    )
    assert wrong.json == no_case.json
    answers = [client.post("/api/v1/tracking", json=body) for _ in range(20)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"]


def test_the_catalogue_keeper_publishes_corrects_and_withdraws(town: Town) -> None:
    keeper = town.officer("catalogue", LEAGUE)
    figure = {"key": "dibao.standard.rural", "division": COUNTY}
    published = keeper.post(
        "/publications",
        {**figure, "value": "700", "since": "2026-06-01", "source": "内政字 (样例)"},
    )
    assert published.status_code == 201, published.text
    corrected = keeper.post(
        "/publications/corrections",
        {
            **figure,
            "value": "710",
            "since": "2026-06-01",
            "source": "内政字 (样例)",
            "reason": "笔误",
        },
    )
    assert corrected.status_code == 200, corrected.text
    asked = f"/publications?key={figure['key']}&division={COUNTY}"
    assert keeper.get(asked).json["entries"][0]["value"] == "710"
    withdrawn = keeper.post(
        "/publications/withdrawals",
        {**figure, "since": "2026-06-01", "until": "2027-01-01", "reason": "新标准"},
    )
    assert withdrawn.status_code == 200, withdrawn.text
    assert keeper.get(asked).json["entries"][0]["until"] == "2027-01-01"
    outside = keeper.post(
        "/publications", {**figure, "division": "1505", "value": "1", "since": "2026-06-01",
                          "source": "x"}
    )  # fmt: skip
    assert outside.status_code == 404
    clerk = town.officer("window", TOWNSHIP)
    assert clerk.post("/publications", {}).status_code == 403


def test_officers_are_listed_to_who_appoints_them(town: Town) -> None:
    clerk = town.officer("window", TOWNSHIP)
    admin = town.officer("admin", LEAGUE)
    shown = admin.get(f"/officers/{clerk.id}").json
    assert shown["appointments"][0]["division"]["code"] == TOWNSHIP
    assert clerk.get("/officers").status_code == 403
    nobody = citizen()
    person = town.applicant(nobody)
    assert admin.get(f"/officers/{person.id}").status_code in {404, 422}


def test_the_state_of_boards_and_policies_is_told_to_who_watches(town: Town) -> None:
    town.worker()
    told = town.officer("supervisor", REGION).get("/status").json
    assert {board["name"] for board in told["boards"]} >= {"worklist", "deadlines"}
    assert all(board["parked"] == 0 for board in told["boards"])
    assert {policy["name"] for policy in told["policies"]} >= {"open_benefit"}


def test_the_tree_of_divisions_leads_down_to_the_village(town: Town) -> None:
    client = town.app.test_client()
    code = REGION
    for wanted in (LEAGUE, COUNTY, TOWNSHIP):
        children = client.get(f"/api/v1/divisions/{code}").json["children"]
        assert wanted in [child["code"] for child in children]
        code = wanted
    assert len(client.get(f"/api/v1/divisions/{code}").json["path"]) == 4
    assert client.get("/api/v1/divisions/999999").status_code == 404
