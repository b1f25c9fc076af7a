"""A household applies for minimum living allowance: from the application to the rating."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from interface.demo.client import Desk
from interface.demo.telling import buttons, chapter, scene, sees, standing
from interface.demo.town import AWAY, COUNTY, TOWNSHIP, VILLAGE, Citizen, Town

FATHER = Citizen("那仁满都拉", "150525197905110036", "13947500001")
MOTHER = Citizen("高秀兰", "150525198209230047")
CHILD = Citizen("那仁其其格", "150525201103040055")
CONSENT_UNTIL = "2026-12-31"


@dataclass
class Told:
    """What was read back through the API, by whom it was shown to."""

    case: str = ""
    number: str = ""
    amount: Decimal = Decimal(0)
    effective_from: str = ""
    notice_closed_on: str = ""
    decided_on: str = ""
    benefit: dict[str, Any] = field(default_factory=dict)
    rating: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    """Status of what was tried and must not be."""


def member(who: Citizen, relation: str, born: str, **facts: Any) -> dict[str, Any]:
    return {
        "person": who.told(),
        "relation": relation,
        "born": born,
        "hukou": VILLAGE,
        "lives": VILLAGE,
        "income": {},
        **facts,
    }


APPLICATION = {
    "applies_as": "household",
    "area": "rural",
    "related_to_staff": False,
    "members": [
        member(FATHER, "self", "1979-05-11", income={"wage": "9600.00"}),
        member(MOTHER, "spouse", "1982-09-23", standing=["gravely_ill"]),
        member(CHILD, "child", "2011-03-04", standing=["full_time_student"]),
    ],
    "assets": [{"person": FATHER.told(), "kind": "deposits", "value": "3200.00"}],
    "account": "6217000000000000001",
}


def play(town: Town) -> Told:
    """The whole story; every fact in what it returns was read through the API."""
    chapter("一、最低生活保障：从申请到评价 · minimum living allowance")
    told = Told()
    apply(town, told)
    correct(town, told)
    investigate(town, told)
    post(town, told)
    decide(town, told)
    serve(town, told)
    return told


def apply(town: Town, told: Told) -> None:
    scene(town.day, "申请人在网上提交申请，承诺代替收入证明，漏交查询授权书")
    father = town.citizen(FATHER)
    filed = father.post(
        "/cases/dibao",
        {
            "owner": VILLAGE,
            "papers": town.papers(father, "application", "means_declaration"),
            "form": APPLICATION,
        },
        expect=201,
    )
    told.case, told.number = filed["id"], filed["number"]
    father.step(
        told.case, "commitment", materials=["means_evidence"], text_version="2022-1", expect=200
    )
    sees("申请人", standing(father.case(told.case)))
    again = father.post(
        "/cases/dibao",
        {"owner": VILLAGE, "papers": [], "form": APPLICATION},
        expect=409,
    )
    told.refusals["second application"] = again["status"]
    sees("申请人", f"重复申请被拒：{again['title']}")


def correct(town: Town, told: Told) -> None:
    scene(town.later(1), "乡镇窗口一次性告知补正，申请人补交后受理")
    window, father = town.officer("window", TOWNSHIP), town.citizen(FATHER)
    line = town.until(lambda: listed_for(window, told.case))
    sees("窗口", f"待办：{line['number']} {line['applicant_name']} {line['type']['name']}")
    sees("窗口", buttons(window.case(told.case)))
    too_early = window.step(told.case, "acceptance", expect=422)
    told.refusals["acceptance without the paper"] = too_early["status"]
    sees("窗口", f"缺材料不能受理：{too_early['title']}")
    window.step(told.case, "correction-request")
    listed = father.case(told.case)["listed"]
    sees("申请人", "需补正：" + "、".join(m["name"] for m in listed))
    father.step(told.case, "supplement", papers=town.papers(father, "authorisation"))
    window.step(
        told.case,
        "data-check",
        dataset="hukou",
        answer={"division": VILLAGE, "household": [c.told() for c in (FATHER, MOTHER, CHILD)]},
        authorisation="HX-2026-1",
    )
    window.step(told.case, "acceptance")
    sees("申请人", standing(father.case(told.case)))


def listed_for(desk: Desk, case: str) -> dict[str, Any] | None:
    """The line of this case on somebody's worklist, once the board has it."""
    lines: list[dict[str, Any]] = desk.get("/worklist")["cases"]
    return next((line for line in lines if line["id"] == case), None)


def investigate(town: Town, told: Told) -> None:
    scene(town.later(1), "两人入户调查，旗县核对机构核对经济状况，乡镇初审")
    verifier, other = (town.officer("verifier", TOWNSHIP, n) for n in (1, 2))
    checker = town.officer("checker", COUNTY)
    verifier.step(told.case, "investigation")
    people = [p["id"] for p in verifier.case(told.case)["people"]]
    consents = [
        {
            "person": p,
            "consent": f"SQ-2026-{n}",
            "scope": ["bank", "vehicle"],
            "until": CONSENT_UNTIL,
        }
        for n, p in enumerate(people, 1)
    ]
    verifier.step(told.case, "means-test-request", authorisations=consents)
    checker.step(told.case, "means-test")
    checker.step(told.case, "means-report", result="within")
    sees("核对机构", standing(checker.case(told.case)))
    town.later(1)
    signed = town.papers(verifier, "visit_form")
    alone = verifier.step(
        told.case,
        "home-visit",
        expect=422,
        investigators=[verifier.subject],
        findings="土房三间，无大型农机具。",
        papers=signed,
    )
    told.refusals["a visit by one person"] = alone["status"]
    verifier.step(
        told.case,
        "home-visit",
        investigators=[verifier.subject, other.subject],
        findings="土房三间，无大型农机具；配偶患病，子女在读。",
        papers=signed,
    )
    ask_registers(verifier, told.case)
    verifier.step(
        told.case, "verification", findings="家庭收入低于标准，财产符合规定，建议确认。"
    )
    sees("乡镇审核人", standing(verifier.case(told.case)))


def ask_registers(verifier: Desk, case: str) -> None:
    """Whatever the rules want asked and nobody has asked yet."""
    verifier.step(
        case,
        "data-check",
        dataset="medical",
        person=verifier.case(case)["people"][1]["id"],
        answer={"gravely_ill": True},
        authorisation="SQ-2026-2",
    )


def post(town: Town, told: Told) -> None:
    scene(town.later(4), "嘎查村公示七天；公示期满由系统自动结束")
    verifier = town.officer("verifier", TOWNSHIP)
    verifier.step(told.case, "notice", place=VILLAGE)
    sees("乡镇审核人", standing(verifier.case(told.case)))
    early = verifier.step(told.case, "notice-end", expect=409)
    told.refusals["ending the notice early"] = early["status"]
    sees("乡镇审核人", f"提前结束公示被拒：{early['title']}")
    before = verifier.case(told.case)["version"]
    town.later(8)
    told.notice_closed_on = town.until(lambda: closed_on(verifier, told.case, before))
    sees("乡镇审核人", f"公示已于 {told.notice_closed_on} 期满（系统按期办理）")


def closed_on(desk: Desk, case: str, version: int) -> str | None:
    """The day on record, once the worker has stored it: only then is there a new version."""
    seen = desk.case(case)
    done = {step["code"]: step["on"] for step in seen["done"]}
    return done.get("close_notice") if seen["version"] > version else None


def decide(town: Town, told: Told) -> None:
    scene(town.day, "旗县复核；审核人不得审批，外地人员看不到案卷；另一人确认")
    reviewer, approver = town.officer("verifier", COUNTY), town.officer("approver", COUNTY)
    verifier, stranger = town.officer("verifier", TOWNSHIP), town.officer("window", AWAY)
    reviewer.step(told.case, "file-receipt")
    reviewer.step(told.case, "review", opinion="同意初审意见。")
    told.refusals["approval by who verified"] = verifier.step(
        told.case, "approval", expect=403
    )["status"]
    told.refusals["reading from another league"] = stranger.get(
        f"/cases/{told.case}", expect=404
    )["status"]
    sees("乡镇审核人", "审批被拒：403")
    sees("海拉尔区窗口", "查无此案卷：404")
    town.later(1)
    seen = approver.case(told.case)
    sees("旗县审批人", standing(seen), buttons(seen))
    approver.step(told.case, "approval")
    decided = approver.case(told.case)
    told.decided_on, told.effective_from = decided["decided_on"], decided["effective_from"]
    sees("旗县审批人", f"{decided['stage']['name']}，自 {told.effective_from} 起发放")


def serve(town: Town, told: Told) -> None:
    scene(town.later(1), "送达、公布、发放待遇、申请人评价")
    window, father = town.officer("window", TOWNSHIP), town.citizen(FATHER)
    window.step(told.case, "service", how="in_person")
    window.step(told.case, "publication", place=VILLAGE)
    told.benefit = town.until(lambda: granted(father, told.case))
    told.amount = Decimal(told.benefit["amount"])
    sees("申请人", f"每月 {told.amount} 元，自 {told.benefit['since']} 起")
    father.step(told.case, "evaluation", of="result", rating=5, comment="很方便")
    told.rating = father.case(told.case)["ratings"][-1]["rating"]
    sees("申请人", standing(father.case(told.case)), f"已评价：{told.rating} 分（非常满意）")


def granted(father: Desk, case: str) -> dict[str, Any] | None:
    """The benefit that a policy opened because of the approval."""
    found: list[dict[str, Any]] = father.get("/benefits", case=case)["benefits"]
    return found[0] if found else None
