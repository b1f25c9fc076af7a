"""A disability subsidy filed in another league, decided at home; and a bad review put right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from interface.demo.client import Desk
from interface.demo.telling import chapter, scene, sees, standing
from interface.demo.town import AWAY, COUNTY, LEAGUE, REGION, TOWNSHIP, VILLAGE, Citizen, Town

APPLICANT = Citizen("白玉兰", "15212419540302006X", "13947500002")
CARD = {"kind": "limb", "level": 2, "valid_until": "2034-12-31"}
FORM = {
    "claims": ["living", "care"],
    "hukou": VILLAGE,
    "declared_card": CARD,
    "care_months": 18,
    "similar_subsidies": {},
    "account": "6217000000000000002",
}
ANSWERS = {
    "hukou": {"division": VILLAGE},
    "disability": CARD,
    "dibao": {"member": True},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
    "prison": {"serving": False},
    "child": {"allowance": "none"},
}


@dataclass
class Told:
    """What was read back through the API, by whom it was shown to."""

    case: str = ""
    intake: str = ""
    owner: str = ""
    path: str = ""
    effective_from: str = ""
    benefits: dict[str, str] = field(default_factory=dict)
    rectification: dict[str, Any] = field(default_factory=dict)


def play(town: Town) -> Told:
    chapter(
        "二、残疾人两项补贴：异地申请，户籍地审定 · filed in another league, decided at home"
    )
    told = Told()
    take_in(town, told)
    decide_at_home(town, told)
    tell(town, told)
    put_right(town, told)
    return told


def take_in(town: Town, told: Told) -> None:
    scene(town.later(1), "海拉尔区窗口收件、受理、推送至户籍地奈曼旗")
    window = town.officer("window", AWAY)
    filed = window.post(
        "/cases/pwd_subsidy",
        {
            "applicant": {**APPLICANT.told(), "phone": APPLICANT.phone},
            "owner": VILLAGE,
            "papers": town.papers(window, "application", "account"),
            "form": FORM,
        },
        expect=201,
    )
    told.case = filed["id"]
    for dataset, answer in ANSWERS.items():
        window.step(
            told.case,
            "data-check",
            dataset=dataset,
            answer=answer,
            authorisation="SQ-2026-9",
        )
    window.step(told.case, "acceptance")
    window.step(told.case, "forwarding", channel_number="TS-2026-1")
    seen = window.case(told.case)
    told.intake, told.owner = seen["intake"]["code"], seen["owner"]["code"]
    told.path = seen["procedure"]["path"]
    sees("海拉尔区窗口", standing(seen))


def decide_at_home(town: Town, told: Told) -> None:
    scene(town.later(3), "户籍地乡镇审核，旗残联确认，旗民政局审定")
    verifier = town.officer("verifier", TOWNSHIP, 2)
    partner, approver = town.officer("partner", COUNTY), town.officer("approver", COUNTY, 2)
    verifier.step(told.case, "verification", findings="符合条件，建议同意。")
    partner.step(told.case, "concurrence", answer="agreed", confirmed={"level": 2})
    approver.step(told.case, "approval")
    seen = approver.case(told.case)
    told.effective_from = seen["effective_from"]
    sees("旗县审批人", standing(seen), f"自申请当月 {told.effective_from} 起计发")


def tell(town: Town, told: Told) -> None:
    scene(town.later(1), "收件地告知结果；两项待遇分别建档")
    window = town.officer("window", AWAY)
    window.step(told.case, "service", how="by_phone")
    supervisor = town.officer("supervisor", LEAGUE)
    told.benefits = town.until(lambda: both(supervisor, told.case))
    for entitlement, amount in sorted(told.benefits.items()):
        sees("盟市督办", f"{entitlement}：每月 {amount} 元")


def both(desk: Desk, case: str) -> dict[str, str] | None:
    """The two benefits that a policy opened because of the approval."""
    found = desk.get("/benefits", case=case)["benefits"]
    return {b["entitlement"]: b["amount"] for b in found} if len(found) == 2 else None


def put_right(town: Town, told: Told) -> None:
    scene(town.later(1), "申请人给出差评；系统立即开出整改单并落实责任单位")
    window = town.officer("window", AWAY)
    person = window.case(told.case)["applicant"]
    password = window.post("/accounts/at-the-window", {"person": person})["password"]
    applicant = town.signed_in(APPLICANT.number, password)
    applicant.step(
        told.case, "evaluation", of="result", rating=2, comment="告知太晚", tags=["too_slow"]
    )
    supervisor = town.officer("supervisor", REGION)
    told.rectification = town.until(lambda: opened(supervisor, 0))
    owner = told.rectification["owner"]["name"]
    sees("自治区督办", f"整改单：责任单位 {owner}，{told.rectification['stage']['name']}")


def opened(desk: Desk, figures_before: int) -> dict[str, Any] | None:
    """The rectification that a policy opened because of the bad review."""
    page = desk.get("/rectifications")
    found: list[dict[str, Any]] = page["rectifications"]
    return found[0] if len(found) > figures_before else None
