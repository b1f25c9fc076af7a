"""A household applies for minimum living allowance: from the application to the rating."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from interface.demo.client import Desk
from interface.demo.fieldwork import investigate, post
from interface.demo.household import APPLICATION, CHILD, FATHER, MOTHER, Told
from interface.demo.telling import buttons, chapter, scene, sees, standing
from interface.demo.town import AWAY, COUNTY, TOWNSHIP, VILLAGE, Town


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
