"""A tour through everything the office does: each operation answers well at least once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from tests.courses import COURSES
from tests.interface.http.care import around as around_an_institution
from tests.interface.http.childcare import childcare
from tests.interface.http.courses import Course
from tests.interface.http.payday import around as around_payday
from tests.interface.http.people import (
    COUNTY,
    ELSEWHERE,
    LEAGUE,
    REGION,
    TOWNSHIP,
    Citizen,
    citizen,
)
from tests.interface.http.replay import Replay
from tests.interface.http.town import (
    PASSWORD,
    Caller,
    Town,
)
from tests.lives import HEAD, Life
from tests.samples import gazette_entries

BEGIN = datetime(2026, 3, 3, 2, tzinfo=UTC)


def tour(town: Town) -> dict[str, str]:
    """Goes everywhere, and says by which ids it may be followed."""
    every_course(town)
    around_an_institution(town)
    around_payday(town)
    town.clock.now = BEGIN
    childcare(town)
    town.clock.now = datetime(2019, 3, 4, 2, tzinfo=UTC)
    under_old_rules(town)
    town.clock.now = datetime(2022, 10, 10, 2, tzinfo=UTC)
    over_to_new_rules(town)
    town.clock.now = BEGIN
    main = main_way(town)
    side_ways(town)
    objections(town)
    away_from_home(town)
    town.worker()
    aftercare(town, main)
    self_care(town)
    accounts(town)
    office(town, main)
    reserve_funds(town)
    lists(town, main)
    return {"case": main.id, "dossier": main.id}


def ok(answer: Any) -> Any:
    assert answer.status_code < 300, f"{answer.request.path}: {answer.text}"
    return answer.json


def every_course(town: Town) -> None:
    """What happens to the other types in the domain's tests, where the usual figures hold."""
    for name, made in COURSES.items():
        if not name.startswith(("dibao-", "pwd_subsidy-")):
            course = made()
            if course.entries == gazette_entries():
                Replay(town, course).walk()


def under_old_rules(town: Town) -> None:
    course = Course(town, "dibao", without="means_evidence").to("post_county_notice")
    course.do("object_to_county")


def over_to_new_rules(town: Town) -> None:
    course = Course(town, "dibao").to("accept")
    town.clock.now = datetime(2022, 10, 25, 2, tzinfo=UTC)
    course.do("rebind", course.holder("verifier", TOWNSHIP), version="2022")


def main_way(town: Town) -> Course:
    course = Course(town, "dibao", without="means_evidence")
    course.do("promise")
    course.do("take_in", course.by("accept"))
    course.to("accept")
    course.do("check_promise", course.by("accept"))
    course.do("add_evidence")
    course.do("register_relation")
    course.do("note_complaint", course.by("accept"))
    course.do("report_outage", course.by("accept"))
    course.do("extend")
    course.to("serve").do("publish_result")
    course.do("evaluate", rating=1, tags=["too_slow"])
    course.do("supplement")
    course.do("archive")
    return course


def side_ways(town: Town) -> None:
    returned = Course(town, "dibao", without="application")
    returned.do("request_correction")
    returned.do("supply", changes={"area": "urban"})
    returned.do("recuse")
    for verb in ("decline", "transfer", "withdraw", "close"):
        Course(town, "pwd_subsidy").do(verb)
    refused = Course(town, "pwd_subsidy", claims=["care"], care_months=0).to("concur")
    refused.do("refuse", reasons=[])
    Course(town, "dibao").to("post_notice").do("raise_objection")


def objections(town: Town) -> None:
    tested = Course(town, "dibao").to("start_means_test")
    tested.do("report_means", result="over")
    tested.do("tell_means")
    tested.do("dispute_means")
    for answer in ("reinvestigate", "appraise"):
        course = Course(town, "dibao").to("post_notice")
        course.do("raise_objection")
        course.do(answer)


def away_from_home(town: Town) -> None:
    window = town.officer("window", ELSEWHERE)
    course = Course(town, "dibao", by=window)
    for verb in ("take_in", "post_originals", "forward"):
        course.do(verb, window)


def aftercare(town: Town, course: Course) -> None:
    unit = {role: course.holder(role, TOWNSHIP) for role in ("window", "verifier")}
    supervisor = town.officer("supervisor", COUNTY)
    page = ok(supervisor.get("/rectifications?size=100"))["rectifications"]
    review = next(row["id"] for row in page if row["case_type"]["code"] == "dibao")
    one = town.officer("approver", TOWNSHIP)
    other = town.officer("approver", TOWNSHIP)
    step(supervisor, review, "assignment", owner=TOWNSHIP, reason="谁办理谁负责")
    step(one, review, "contact", how="telephone", reached=True)
    step(unit["verifier"], review, "contest", ground="mistaken", reason="误评",
         evidence=["0" * 64])  # fmt: skip
    step(supervisor, review, "contest-decision", upheld=False, reason="属实")
    step(one, review, "plan", reason="情况复杂", measures="逐项整改")
    step(one, review, "rectification", measures="已补办")
    assert ok(one.get(f"/rectifications/{review}/rater"))["name"]
    step(one, review, "reply", how="telephone", answer="已整改")
    step(other, review, "revisit", satisfied=True)
    step(course.applicant, review, "second-rating", rating=5)
    step(other, review, "closure")
    ok(one.get(f"/rectifications/{review}"))
    second = Course(town, "pwd_subsidy").to("serve")
    second.do("evaluate", rating=2)
    town.worker()
    verify_another(town, second)
    benefit = ok(course.applicant.get("/benefits"))["benefits"][0]["id"]
    care(town, course, benefit)
    approver = course.holder("approver", COUNTY)
    ok(approver.get(f"/benefits/{benefit}"))
    ok(approver.get("/benefits/paid?month=2026-06-01"))
    ok(approver.get(f"/benefits?case={course.id}"))
    ok(approver.get("/benefits?check_until=2028-01-01"))
    ok(approver.post("/benefits/searches", {"person": course.case.applicant}))


def care(town: Town, course: Course, benefit: str) -> None:
    """The life of a household's benefit, and of one that hangs before it ends."""
    approver, other = course.holder("approver", COUNTY), town.officer("approver", COUNTY)
    verifier, window = course.holder("verifier", TOWNSHIP), course.holder("window", TOWNSHIP)
    head, spouse = (m["person"] for m in course.case.form.members)
    town.clock.advance(90)
    since = ok(approver.get(f"/benefits/{benefit}"))["since"]

    def take(by: Caller, noun: str, **facts: Any) -> None:
        step(by, benefit, noun, of="benefits", **facts)

    take(course.applicant, "recheck-call", ground="reported_change", note="已就业")
    take(verifier, "recheck-report", finding="changed", account="收入增加")
    less = {"verb": "adjust", "ground": "income_changed", "reason": "收入增加"}
    take(verifier, "change-proposal", **less, amount="300")
    take(verifier, "hearing", how="in_person", statement="不同意")
    take(approver, "change-decision", agreed=True, reason="收入增加")
    take(window, "change-notice", how="in_person")
    take(window, "work-offer", person=head, taken=True)
    for noun, ground, more in (
        ("adjustment", "standard_changed", {"amount": "500"}),
        ("suspension", "not_reachable", {}),
        ("resumption", "reached", {}),
    ):
        take(approver, noun, from_month=since, ground=ground, **more)
    take(verifier, "data-match", findings=[{"dataset": "prison", "answer": {"serving": False}}])
    take(verifier, "death", person=spouse, died_on="2026-03-01", source="death_certificate")
    take(verifier, "death", person=head, died_on="2026-03-02", source="death_certificate")
    month = {"month": since, "amount": "100"}
    take(approver, "overpayment-claim", months=[month], ground="paid_after_death")
    later = town.clock.now.date().replace(day=1).isoformat()
    mistake = {"verb": "reinstate", "ground": "not_dead", "reason": "登记有误"}
    take(verifier, "change-proposal", **mistake, from_month=later)
    take(approver, "change-decision", agreed=True, reason="登记有误")
    take(window, "repayment", amount="60", how="cash", receipt="R-1")
    take(other, "write-off", amount="40", ground="hardship", reason="困难")
    posted(town, course, verifier)


def posted(town: Town, course: Course, verifier: Caller) -> None:
    """An end that was agreed to, hangs, and is objected to; and somebody who is alive."""
    alive = Life("pwd.care", "100", (HEAD,), on=town.clock.now.date())
    town.services.casework.save(alive.benefit)
    living = str(alive.benefit.id)
    step(verifier, living, "survival-proof", of="benefits", how="face")
    until = {"from_month": alive.benefit.since.isoformat(), "ground": "given_up"}
    approver = course.holder("approver", COUNTY)
    step(approver, living, "end", of="benefits", **until)
    back = {**until, "ground": "ended_in_error"}
    step(approver, living, "reinstatement", of="benefits", **back)
    life = Life("tekun", persons=(HEAD,), on=town.clock.now.date())
    life.do("propose_change", verb="end", ground="supporter_able", reason="有赡养人")
    if "hear_recipient" in life.waits:
        life.do("hear_recipient", how="in_person", statement="不同意")
    life.do("decide_change", agreed=True, reason="属实")
    town.services.casework.save(life.benefit)
    ending = str(life.benefit.id)
    step(verifier, ending, "notice", of="benefits", place=TOWNSHIP)
    step(course.neighbour(), ending, "objection", of="benefits", text="无力赡养")
    findings = {"findings": "有能力", "stands": True}
    step(verifier, ending, "reinvestigation", of="benefits", **findings)


def verify_another(town: Town, course: Course) -> None:
    one = town.officer("approver", TOWNSHIP)
    page = ok(one.get("/rectifications?size=100"))["rectifications"]
    review = next(row["id"] for row in page if row["case_type"]["code"] == "pwd_subsidy")
    step(one, review, "contact", how="telephone", reached=True)
    step(one, review, "verification", finding="true", account="属实")


def step(by: Caller, dossier: str, noun: str, of: str = "rectifications", **facts: Any) -> None:
    found = by.town.services.casework.dossier(UUID(dossier))
    seen = {"If-Match": f'"{found.version}"'}
    ok(by.send("POST", f"/{of}/{dossier}/{noun}", seen, json=facts))


def self_care(town: Town) -> None:
    """Somebody can do less than before, and is assessed anew."""
    benefit = Life("tekun.care", "300", (HEAD,)).benefit
    town.services.casework.save(benefit)
    window, partner = town.officer("window", TOWNSHIP), town.officer("partner", COUNTY)
    step(window, str(benefit.id), "recheck-call", of="benefits", ground="self_care_changed")
    found: dict[str, Any] = {"failed": ["eating", "dressing"], "account": "入户评估"}
    step(partner, str(benefit.id), "self-care-assessment", of="benefits", **found)


def accounts(town: Town) -> None:
    client, who = town.app.test_client(), citizen()
    ok(client.post("/api/v1/accounts", json={**who.told, "password": PASSWORD}))
    signing_in = {"login": who.number, "password": PASSWORD}
    session = ok(client.post("/api/v1/sessions", json=signing_in))
    person = Caller(town, session["subject"], session["token"])
    ok(person.post("/sessions/renewal", {}))
    details(town, person, who)
    course = Course(town, "pwd_subsidy")
    party = {"person": course.applicant.id}
    first = ok(course.by("accept").post("/accounts/at-the-window", party))["password"]
    changed = {"login": course.who.number, "old_password": first, "password": PASSWORD}
    ok(client.post("/api/v1/accounts/password", json=changed))
    authorise(town, person)


def details(town: Town, person: Caller, who: Citizen) -> None:
    ok(person.get("/persons/me"))
    ok(person.post("/persons/me/phone", {"phone": "13800000001"}))
    window = town.officer("window", TOWNSHIP)
    ok(window.post("/persons/phones", {**who.told, "phone": "13800000002"}))
    ok(window.post("/persons/names", {**who.told, "new_name": "巴特尔", "reason": "更名"}))
    alive = citizen()
    town.applicant(alive)
    town.held_dead(alive)
    told = {**alive.told, "reason": "本人到场"}
    ok(town.officer("verifier", TOWNSHIP).post("/persons/deaths/withdrawals", told))


def authorise(town: Town, principal: Caller) -> None:
    person: Citizen = citizen()
    agent = town.applicant(person)
    ok(principal.post("/authorisations", {"agent": person.told, "until": "2030-01-01"}))
    asked = f"/authorisations?principal={principal.id}&agent={agent.id}"
    grant = ok(principal.get(asked))["grants"][0]["id"]
    both = {"principal": principal.id, "agent": agent.id, "grant": grant}
    ok(principal.post("/authorisations/revocations", both))


def office(town: Town, course: Course) -> None:
    admin, keeper = town.officer("admin", REGION), town.officer("catalogue", REGION)
    login = f"clerk-{uuid4().hex[:8]}"
    officer = ok(admin.post("/officers", {"name": "乌兰", "login": login}))["id"]
    ok(admin.get("/officers"))
    role = {"role": "window", "division": TOWNSHIP, "since": "2026-01-01"}
    ok(admin.post(f"/officers/{officer}/appointments", role))
    held = ok(admin.get(f"/officers/{officer}"))["appointments"][0]["id"]
    ok(admin.post(f"/officers/{officer}/account", {}))
    ok(admin.post(f"/officers/{officer}/appointments/{held}/end", {"reason": "轮岗"}))
    ok(admin.post(f"/officers/{officer}/revocation", {"reason": "调离"}))
    figure = {"key": "pwd.living", "division": LEAGUE, "since": "2027-01-01"}
    entry = {**figure, "value": "110", "source": "样例"}
    ok(keeper.post("/publications", entry))
    ok(keeper.post("/publications/corrections", {**entry, "reason": "笔误"}))
    ok(
        keeper.post(
            "/publications/withdrawals", {**figure, "until": "2028-01-01", "reason": "止"}
        )
    )
    ok(keeper.get(f"/publications?key=pwd.living&division={LEAGUE}"))
    clerk, supervisor = town.officer("window", TOWNSHIP), town.officer("supervisor", COUNTY)
    ok(clerk.post(f"/cases/{course.id}/claim", {}))
    ok(clerk.post(f"/cases/{course.id}/release", {}))
    given = {"cases": [course.id], "unit": TOWNSHIP, "officer": clerk.id, "reason": "出差"}
    ok(supervisor.post("/reassignments", given))


def reserve_funds(town: Town) -> None:
    keeper, head = town.officer("verifier", COUNTY), town.officer("approver", COUNTY)
    fund = ok(keeper.post("/township-funds", {"township": TOWNSHIP}))["id"]
    money = {"yuan": "9000", "source": "county", "voucher": "2026-1"}
    step(keeper, fund, "top-up", of="township-funds", **money)
    mistake = {"line": 1, "yuan": "-10.50", "ground": "wrong_amount"}
    step(head, fund, "correction", of="township-funds", **mistake)
    there = {"upto": "2026-03-01", "counted": "0"}
    step(head, fund, "reconciliation", of="township-funds", **there)
    town.worker()
    ok(head.get("/township-funds"))
    ok(head.get(f"/township-funds/{fund}"))


def lists(town: Town, course: Course) -> None:
    town.worker()
    clerk, auditor = town.officer("window", TOWNSHIP), town.officer("auditor", REGION)
    number = course.filed.json["number"]
    ok(course.applicant.get("/cases"))
    ok(clerk.get(f"/cases/{course.id}"))
    paper = course.case.papers["application"][0]["attachment"]
    assert clerk.get(f"/cases/{course.id}/attachments/{paper}").data.startswith(b"%PDF")
    for path in ("timeline", "reads"):
        ok(course.applicant.get(f"/cases/{course.id}/{path}"))
    ok(clerk.get("/worklist"))
    ok(clerk.get("/worklist/counts"))
    ok(clerk.post("/worklist/searches", {"number": number}))
    ok(clerk.post("/register/searches", {"number": number}))
    ok(clerk.get("/deadlines"))
    ok(auditor.get("/supervision?first=2026-01-01&last=2026-12-31"))
    ok(auditor.get("/status"))
    for path in ("", "/history", "/diff?to=2"):
        ok(auditor.get(f"/audit/cases/{course.id}{path}"))
    client = town.app.test_client()
    prices = ok(client.get("/api/v1/price-lists"))["price_lists"]
    ok(client.get(f"/api/v1/price-lists/{prices[0]['id']}"))
    tracked = {"number": number, "last_six": course.who.number[-6:]}
    ok(client.post("/api/v1/tracking", json=tracked))
    for path in (
        "case-types",
        "case-types/dibao",
        "problems",
        "problems/stale",
        "divisions/15",
    ):
        ok(client.get(f"/api/v1/{path}"))
