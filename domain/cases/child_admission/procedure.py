"""儿童入住: in first and papers later, by a county, or by a league with an institution.

Nothing stands before the admission: no paper, no hukou, no search.  What is decided at the end
is the long-term guardianship.  Sources: 未成年人保护法 (WBF) §92-95; SEED 二(三)2; 令63号 §9-15
(remembered, to be verified).
"""

from __future__ import annotations

from domain.cases.child_admission.grounds import (
    identity_known,
    is_admitted,
    no_guardian_there,
    not_in_hospital,
    was_unidentifiable,
)
from domain.cases.child_admission.terms import REMEMBERED
from domain.office import ANY_WINDOW, PARTY, TIME, Line, Role
from domain.post import Post
from domain.procedure import Step
from domain.usual import REMARK, RIGHT, intake

COUNTY, LEAGUE = "county", "league"
PARTNER, PROVIDER = Line((Role.PARTNER,)), Line((Role.PROVIDER,))
"""Police, hospital or court; the institution."""
KEPT = ("deem_accepted", "recuse", "rebind", "recount")
"""Of the usual intake: nobody corrects papers or is declined while a child waits."""
TREAT_FIRST = "SEED 二(三)2: 先救治后入院"


def intake_steps(window: Post, office: tuple[Post, ...]) -> tuple[Step, ...]:
    brought = (ANY_WINDOW, Line((Role.VERIFIER, Role.VILLAGE)), PARTNER, PROVIDER)
    helpers = (PARTNER, PROVIDER, Line((Role.VILLAGE,)))
    return (
        *(step for step in intake(window) if step.name in KEPT),
        Step("submit", brought, source="SEED 二(三)2"),
        Step("accept", office, source=REMEMBERED),
        Step("transfer", office, source="default"),
        Step("close", (*office, TIME), untimed=REMARK),
        Step("add_evidence", (*office, *helpers, PARTY), untimed=RIGHT),
    )


def care(approver: Post, office: tuple[Post, ...]) -> tuple[Step, ...]:
    home = (PROVIDER, *office)
    return (
        Step("examine", (*home, PARTNER), ("accept",), source=REMEMBERED),
        Step("hospitalise", home, ("accept",), untimed="at once", source=TREAT_FIRST),
        Step(
            "discharge",
            home,
            ("accept",),
            unless=(not_in_hospital, is_admitted),
            untimed="as long as the treatment takes",
            source=TREAT_FIRST,
        ),
        Step("order_custody", approver, ("accept",), once=True, source="WBF §92"),
        Step("admit", home, ("order_custody", "discharge"), once=True, source=REMEMBERED),
    )


def search(office: tuple[Post, ...]) -> tuple[Step, ...]:
    police, home = (PARTNER, *office), (PROVIDER, *office)
    return (
        Step("report_police", police, ("accept",), source=REMEMBERED),
        Step(
            "request_search",
            police,
            ("report_police",),
            unless=(identity_known,),
            source=REMEMBERED,
        ),
        Step(
            "announce_search",
            home,
            ("admit",),
            unless=(identity_known,),
            untimed="no text sets a time",
            source=REMEMBERED,
        ),
        Step(
            "find_unidentifiable",
            TIME,
            ("request_search",),
            unless=(identity_known,),
            once_over="identification",
            once=True,
            source=REMEMBERED,
        ),
        Step(
            "report_search",
            police,
            ("request_search", "announce_search"),
            unless=(identity_known, was_unidentifiable),
            source=REMEMBERED,
        ),
    )


def decision(verifier: Post, approver: Post) -> tuple[Step, ...]:
    return (
        Step(
            "assess_guardian",
            verifier,
            ("accept",),
            unless=(no_guardian_there,),
            untimed="when there is a guardian to assess",
            source="WBF §93",
        ),
        Step(
            "return_child",
            approver,
            ("assess_guardian",),
            untimed="when a guardian can care for the child",
            source="WBF §93",
        ),
        Step(
            "verify",
            verifier,
            ("report_police", "examine", "admit", "report_search", "assess_guardian"),
            source=REMEMBERED,
        ),
        Step("approve", approver, ("verify",), source="WBF §94"),
        Step("refuse", approver, ("verify",), source="WBF §94"),
    )
