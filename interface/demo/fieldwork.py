"""The case in the field: a visit by two people, a means test, seven days of notice."""

from __future__ import annotations

from interface.demo.client import Desk
from interface.demo.household import Told
from interface.demo.telling import scene, sees, standing
from interface.demo.town import COUNTY, TOWNSHIP, VILLAGE, Town

CONSENT_UNTIL = "2026-12-31"


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
