"""The life of a benefit after the decision, over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from domain.office import Role
from tests.interface.http.courses import Course
from tests.interface.http.people import COUNTY, ELSEWHERE, TOWNSHIP
from tests.interface.http.town import Caller, Town
from tests.lives import HEAD, Life


class Care:
    """One approval, what it granted, and the officers around it."""

    def __init__(self, town: Town, code: str = "pwd_subsidy", kind: str = "pwd.care") -> None:
        self.town, self.course = town, Course(town, code).to("approve")
        town.worker()
        self.approver = self.course.holder("approver", COUNTY)
        self.verifier = self.course.holder("verifier", TOWNSHIP)
        self.register = town.officer(Role.MACHINE, COUNTY)
        found = self.course.applicant.get("/benefits").json["benefits"]
        self.id = next(b["id"] for b in found if b["entitlement"] == kind)

    def take(self, by: Caller, noun: str, status: int = 200, **facts: Any) -> Any:
        path = f"/benefits/{self.id}"
        version = self.town.services.casework.dossier(UUID(self.id)).version
        seen = {"If-Match": f'"{version}"'}
        answer = by.send("POST", f"{path}/{noun}", seen, json=facts)
        assert answer.status_code == status, answer.text
        return answer.json

    def shown(self, by: Caller | None = None, **headers: str) -> Any:
        return (by or self.approver).get(f"/benefits/{self.id}", **headers).json


@pytest.fixture(scope="module")
def care(town: Town) -> Care:
    return Care(town)


def test_it_says_what_it_is_called_when_it_is_looked_at_and_what_it_waits_for(care):
    shown = care.shown()
    assert shown["name"] == "重度残疾人护理补贴"
    assert care.shown(Accept_Language="en")["name"] == "care subsidy"
    assert shown["next_check"] == "2027-03-01"
    limits = {clock["code"]: clock["name"] for clock in shown["clocks"]}
    assert limits == {"data_match": "按月比对期限", "survival_check": "生存验证期限"}
    assert {row["step"]["code"] for row in shown["waits"]} == {"match_data", "lapse_survival"}
    assert (shown["checking"], shown["proposal"], shown["ground"]) == (None, None, None)


def test_a_registers_account_tells_what_it_knows_and_it_takes_effect(town):
    care = Care(town, kind="pwd.living")
    finding = {"dataset": "prison", "answer": {"serving": True}}
    care.take(care.register, "data-match", findings=[finding])
    shown = care.shown()
    assert (shown["stage"]["code"], shown["ground"]["name"]) == ("suspended", "服刑")
    assert care.shown(Accept_Language="en")["ground"]["name"] == "Serving a prison sentence."
    assert "tell" in {clock["code"] for clock in shown["clocks"]}
    care.take(care.course.holder("window", TOWNSHIP), "change-notice", how="by_post")


def test_what_an_officer_reports_is_decided_by_another_who_has_seen_it(town):
    care = Care(town)
    finding = {"dataset": "tekun", "answer": {"member": True}}
    care.take(care.verifier, "data-match", findings=[finding])
    proposal = care.shown()["proposal"]
    assert (proposal["verb"]["name"], proposal["ground"]["code"]) == ("终止待遇", "tekun_in")
    stale = {"If-Match": '"1"'}
    decided = {"agreed": True, "reason": "属实"}
    path = f"/benefits/{care.id}/change-decision"
    assert care.approver.send("POST", path, stale, json=decided).status_code == 412
    care.take(care.verifier, "change-decision", status=403, **decided)
    care.take(care.approver, "change-decision", **decided)
    assert care.shown()["stage"]["code"] == "ended"


def test_less_of_dibao_is_proposed_heard_decided_and_told_since_the_law(town):
    town.clock.now = town.clock.now.replace(year=2026, month=8, day=3)
    care = Care(town, "dibao", "dibao")
    care.take(care.approver, "end", status=409, from_month="2026-09-01", ground="given_up")
    less = {"verb": "end", "ground": "no_longer_eligible", "reason": "收入超标"}
    care.take(care.verifier, "change-proposal", **less)
    refused = care.take(care.approver, "change-decision", 409, agreed=True, reason="属实")
    assert refused["errors"][0]["message"].endswith("听取意见")
    care.take(care.verifier, "hearing", how="in_person", statement="已失业")
    assert care.shown()["hearing"]["statement"] == "已失业"
    own = care.shown(care.course.applicant)
    assert own["proposal"]["ground"]["name"] == "不再符合条件"
    care.take(care.approver, "change-decision", agreed=True, reason="属实")
    assert {row["step"]["code"] for row in care.shown()["waits"]} == {"tell_change"}


def test_what_is_owed_is_shown_until_it_is_given_back(town):
    care = Care(town)
    since = care.shown()["since"]
    person = care.course.case.applicant
    died = {"person": person, "died_on": since, "source": "death_certificate"}
    town.clock.advance(70)
    care.take(care.verifier, "death", **died)
    later = f"{since[:5]}{int(since[5:7]) + 1:02}-01"
    rows = [{"month": later, "amount": "120"}]
    care.take(care.approver, "overpayment-claim", months=rows, ground="paid_after_death")
    window = care.course.holder("window", TOWNSHIP)
    care.take(window, "repayment", amount="50", how="cash", receipt="R-1")
    recovery = care.shown()["recovery"]
    assert recovery == {
        "months": rows,
        "claimed": "120",
        "repaid": "50",
        "written_off": "0",
        "owed": "70",
    }
    waiver = {"amount": "70", "ground": "no_estate", "reason": "无遗产"}
    care.take(care.approver, "write-off", status=403, **waiver)
    town.worker()
    found = care.approver.post("/benefits/searches", {"person": person}).json["benefits"]
    assert {b["id"]: b["owed"] for b in found}[care.id] == "70"


def test_a_person_with_two_benefits_dies_and_both_end_in_the_workers_round(town):
    care = Care(town)
    died = {"person": care.course.case.applicant, "died_on": "2026-03-02"}
    care.take(care.verifier, "death", **died, source="village")
    town.worker()
    found = care.course.applicant.get("/benefits").json["benefits"]
    assert {b["entitlement"]: b["stage"]["code"] for b in found} == {
        "pwd.living": "ended",
        "pwd.care": "ended",
    }


def test_benefits_are_found_by_the_day_they_are_looked_at_and_in_ones_area_only(town):
    care = Care(town)
    town.worker()
    due = care.shown()["next_check"]

    def listed(until: str, by: Caller) -> list[str]:
        found: list[str] = []
        cursor = ""
        while True:
            more = f"&cursor={cursor}" if cursor else ""
            page = by.get(f"/benefits?check_until={until}&size=3{more}").json
            found += [b["id"] for b in page["benefits"]]
            if not (cursor := page["cursor"]):
                return found

    assert care.id in listed(due, care.approver)
    assert care.id not in listed("2026-01-01", care.approver)
    elsewhere = town.officer("approver", ELSEWHERE[:6])
    assert listed(due, elsewhere) == []
    person = {"person": care.course.case.applicant}
    assert elsewhere.post("/benefits/searches", person).json["benefits"] == []
    assert len(care.approver.post("/benefits/searches", person).json["benefits"]) == 2


def test_who_has_nothing_to_do_with_it_neither_reads_nor_changes_it(town, care):
    stranger = town.officer("approver", ELSEWHERE[:6])
    assert stranger.get(f"/benefits/{care.id}").status_code == 404
    care.take(stranger, "recheck-call", status=404, ground="lead")
    care.take(care.register, "recheck-report", 403, finding="unchanged", account="无变化")


def test_recipients_tell_of_changes_themselves(town):
    care = Care(town)
    care.take(care.course.applicant, "recheck-call", ground="reported_change", note="迁居")
    assert care.shown()["checking"]["name"] == "主动报告变化"
    care.take(care.course.applicant, "recheck-call", status=409, ground="reported_change")


def test_a_change_of_self_care_is_reported_and_assessed_anew_by_whom_the_county_entrusts(town):
    benefit = Life("tekun.care", "300", (HEAD,)).benefit
    town.services.casework.save(benefit)
    path, window = f"/benefits/{benefit.id}", town.officer(Role.WINDOW, TOWNSHIP)
    report = {"ground": "self_care_changed", "note": "卧床"}
    seen = {"If-Match": '"1"'}
    assert window.send("POST", f"{path}/recheck-call", seen, json=report).status_code == 200
    shown = window.get(path).json
    assert shown["checking"]["name"] == "生活自理能力变化"
    limits = {clock["code"]: clock["name"] for clock in shown["clocks"]}
    assert limits["self_care"] == "生活自理能力重新评估期限"
    found = {"failed": ["eating", "flying"], "account": "入户评估"}
    seen, noun = {"If-Match": '"2"'}, f"{path}/self-care-assessment"
    partner = town.officer(Role.PARTNER, COUNTY)
    assert window.send("POST", noun, seen, json=found).status_code == 422
    found["failed"] = ["eating", "dressing"]
    assert window.send("POST", noun, seen, json=found).status_code == 403
    assert partner.send("POST", noun, seen, json=found).status_code == 200
    assert window.get(path).json["checking"] is None
