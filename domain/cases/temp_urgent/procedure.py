"""急难型: reported by anyone, helped within 24 hours, written down when the emergency is over.

Sources: 中办发〔2020〕18号 (18), 民发〔2018〕23号 (23), since 2026-07-01 社会救助法 (SAL).  A
limit that says ``default`` rests on no text that could be read.
"""

from __future__ import annotations

from datetime import date

from domain.calendar import hours, wd
from domain.cases.temp_urgent.grounds import (
    NO_EMERGENCY,
    NO_NEED_LEFT,
    nothing_was_given,
    papers_are_there,
)
from domain.materials import Material, Share
from domain.office import (
    ANY_WINDOW,
    ANYONE,
    COUNTY_APPROVER,
    COUNTY_VERIFIER,
    MACHINE,
    TIME,
    TOWNSHIP_APPROVER,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    Line,
    Role,
)
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Limit, Procedure, Step, by_name
from domain.traits.aid_amount import no_meeting_needed
from domain.traits.aid_payer import fund_need_not_answer
from domain.traits.earlier_aid import meeting_was_against, same_cause_again
from domain.usual import ABOLISHED, DEATH, FILED_AWAY, REMARK, aftermath, intake

REPORTERS = (ANYONE, ANY_WINDOW, Line((Role.VILLAGE,)), MACHINE)
"""Whoever learns of it, in person or by a hotline (18 二(四)14; SAL §37, §39)."""
TOWNSHIP = (TOWNSHIP_VERIFIER, TOWNSHIP_WINDOW)
CLERKS = (*TOWNSHIP, COUNTY_VERIFIER)
CORRECTION = ("request_correction", "supply", "close_uncorrected")
"""Nothing is asked for before the aid (P:TPS), so that nothing can be missing."""
RECORD = ("complete_record",)
FROM_THE_REPORT = ("submit", "accept")
"""Need does not wait for the acceptance, which starts only what a report of old did not."""
MATERIALS = (
    Material("id", "身份证", "identity card", Share("hukou"), before=RECORD),
    Material("statement", "事由说明", "statement of what happened", before=RECORD),
    Material(
        "aid_record",
        "临时救助登记表（签字）",
        "record of the aid, signed by who received it",
        before=RECORD,
    ),
)
ANSWER = Limit(
    "answer",
    hours(24),
    ("submit",),
    ("accept", "deem_accepted", "decline", "transfer"),
    source="default",
)
BY_TOWNSHIP = Procedure(
    version="2020",
    path="township",
    since=date(2020, 8, 25),
    basis="中办发〔2020〕18号; 民发〔2018〕23号",
    materials=MATERIALS,
    steps=by_name(
        (
            *(row for row in intake(TOWNSHIP_WINDOW) if row.name not in CORRECTION),
            Step("submit", REPORTERS, source="18 二(四)14"),
            Step("check_data", CLERKS, untimed=REMARK, source="716 §7"),
            Step("report_outage", CLERKS, untimed=REMARK),
            Step("recall_aid", (TOWNSHIP_VERIFIER, TIME), ("accept",), source="default"),
            Step("assess", TOWNSHIP_VERIFIER, ("recall_aid",), source="23 二(三)"),
            Step(
                "discuss",
                TOWNSHIP_VERIFIER,
                ("assess",),
                unless=(no_meeting_needed,),
                source="23 二(三)",
            ),
            Step("approve", TOWNSHIP_APPROVER, ("assess", "discuss"), source="23 三(一)"),
            Step("refuse", TOWNSHIP_APPROVER, ("recall_aid",), source="23 三(一)"),
            Step(
                "hear_fund",
                TIME,
                unless=(nothing_was_given, fund_need_not_answer),
                once=True,
                untimed=REMARK,
                source="23 三(三)",
            ),
            Step(
                "give_aid",
                CLERKS,
                ("hear_fund",),
                unless=(nothing_was_given,),
                source="23 二(二)",
            ),
            Step(
                "end_emergency",
                TOWNSHIP_VERIFIER,
                ("give_aid",),
                unless=(nothing_was_given,),
                source="23 二(二)",
            ),
            Step(
                "hand_in_late",
                TOWNSHIP,
                unless=(papers_are_there, nothing_was_given),
                untimed="measured by the record that needs it",
                source="23 二(二)",
            ),
            Step(
                "complete_record",
                TOWNSHIP_VERIFIER,
                ("end_emergency", "hand_in_late"),
                unless=(nothing_was_given,),
                once=True,
                source="23 二(二)",
            ),
            *aftermath(TOWNSHIP_WINDOW),
            Step("archive", (TOWNSHIP_WINDOW, TIME), RECORD, untimed=FILED_AWAY),
        )
    ),
    limits=(
        ANSWER,
        Limit("decision", hours(24), FROM_THE_REPORT, DECIDING, source="as the aid"),
        Limit(
            "aid",
            hours(24),
            FROM_THE_REPORT,
            ("give_aid", "refuse"),
            source="23 二(二); SAL §50; the hours a default",
            zh="先行救助期限",
            en="first aid",
        ),
        Limit(
            "record",
            wd(10),
            ("end_emergency",),
            RECORD,
            source="23 二(二); the days a default",
            zh="补办登记期限",
            en="record of the aid",
        ),
        Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
    ),
    refusals=(same_cause_again, meeting_was_against),
    judged=(NO_EMERGENCY, NO_NEED_LEFT),
    closures=(DEATH, ABOLISHED),
    apart=(
        TWO_PAIRS_OF_EYES,
        Apart(("recall_aid", "assess", "give_aid"), DECIDING, "default"),
    ),
)
BY_COUNTY = BY_TOWNSHIP.but(
    path="county",
    steps=(
        Step(
            "discuss",
            COUNTY_VERIFIER,
            ("assess",),
            unless=(no_meeting_needed,),
            source="23 二(三)",
        ),
        Step("approve", COUNTY_APPROVER, ("assess", "discuss"), source="23 三(一)"),
        Step("refuse", COUNTY_APPROVER, ("recall_aid",), source="23 三(一)"),
    ),
)


def under_the_law(rules: Procedure) -> Procedure:
    """The same since the Law, which has aid come first (SAL §50)."""
    return rules.but(
        version="2026", since=date(2026, 7, 1), basis="社会救助法; 民发〔2018〕23号"
    )


PROCEDURES = (BY_COUNTY, BY_TOWNSHIP, under_the_law(BY_COUNTY), under_the_law(BY_TOWNSHIP))
