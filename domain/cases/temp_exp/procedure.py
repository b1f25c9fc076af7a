"""支出型: applied for where the need arose, tested, seen at home, posted for three days.

Sources: 中办发〔2020〕18号 (18), 民发〔2018〕23号 (23), since 2026-07-01 社会救助法 (SAL).  A
limit that says ``default`` rests on no text of this region that could be read.
"""

from __future__ import annotations

from datetime import date

from domain.cases.temp_exp.grounds import (
    FALSE_PAPERS,
    SPENT_WITHOUT_NEED,
    arose_elsewhere,
    enough_is_left,
    household_of_nobody,
    income_not_below_average,
    nothing_was_spent,
    owns_more_than_allowed,
)
from domain.cases.temp_exp.terms import EXEMPT, LIMITS, MATERIALS
from domain.household_aid.reasons import NO_COOPERATION
from domain.office import (
    ANYONE,
    COUNTY_APPROVER,
    COUNTY_CHECKER,
    COUNTY_VERIFIER,
    PARTY,
    TIME,
    TOWNSHIP_APPROVER,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
)
from domain.procedure import (
    DECIDING,
    TWO_PAIRS_OF_EYES,
    Apart,
    Procedure,
    Step,
    by_name,
)
from domain.traits.aid_amount import no_meeting_needed
from domain.traits.earlier_aid import meeting_was_against, same_cause_again
from domain.traits.means_test import means_within
from domain.traits.public_notice import nobody_objected
from domain.usual import CLOSURES, REMARK, RIGHT, aftermath, intake

TOWNSHIP = (TOWNSHIP_WINDOW, TOWNSHIP_VERIFIER)
CLERKS = (*TOWNSHIP, COUNTY_VERIFIER)
FINDINGS = ("recall_aid", "tell_means", "visit_home", "verify_spending")
READY = ("verify", "assess", "close_notice", "discuss")
INVESTIGATION = (
    Step("check_data", CLERKS, untimed=REMARK, source="716 §7"),
    Step("report_outage", CLERKS, untimed=REMARK),
    Step("recall_aid", (TOWNSHIP_VERIFIER, TIME), ("accept",), source="default"),
    Step("request_means_test", TOWNSHIP, ("accept",), EXEMPT, once=True, source="P:TPS"),
    Step(
        "start_means_test",
        COUNTY_CHECKER,
        ("request_means_test",),
        EXEMPT,
        once=True,
        source="P:TPS",
    ),
    Step(
        "report_means",
        COUNTY_CHECKER,
        ("start_means_test",),
        EXEMPT,
        once=True,
        source="P:TPS",
    ),
    Step(
        "tell_means",
        TOWNSHIP,
        ("report_means",),
        unless=(means_within,),
        source="as 57 §18",
    ),
    Step(
        "dispute_means",
        PARTY,
        ("tell_means",),
        voids=("start_means_test", "report_means", "tell_means"),
        untimed=RIGHT,
        source="as 57 §18",
    ),
    Step("visit_home", TOWNSHIP_VERIFIER, ("accept",), source="23 二(二)"),
    Step("verify_spending", TOWNSHIP_VERIFIER, ("accept",), source="23 二(二)"),
    Step("assess", TOWNSHIP_VERIFIER, FINDINGS, source="23 二(三)"),
    Step(
        "reinvestigate",
        TOWNSHIP_VERIFIER,
        ("visit_home",),
        unless=(nobody_objected,),
        source="default",
    ),
    Step("verify", TOWNSHIP_VERIFIER, (*FINDINGS, "reinvestigate"), source="23 二(二)"),
)
NOTICE = (
    Step("post_notice", TOWNSHIP_VERIFIER, ("verify",), once=True, source="23 二(二)"),
    Step(
        "raise_objection",
        ANYONE,
        ("post_notice",),
        while_runs="notice",
        voids=("reinvestigate", "verify"),
        untimed=RIGHT,
        source="default",
    ),
    Step("close_notice", (TIME, *TOWNSHIP), ("post_notice",), once_over="notice"),
    Step(
        "discuss",
        TOWNSHIP_VERIFIER,
        ("verify", "assess"),
        unless=(no_meeting_needed,),
        source="23 二(三)",
    ),
)
BY_TOWNSHIP = Procedure(
    version="2020",
    path="township",
    since=date(2020, 8, 25),
    basis="中办发〔2020〕18号; 民发〔2018〕23号",
    materials=MATERIALS,
    steps=by_name(
        (
            *intake(TOWNSHIP_WINDOW),
            *INVESTIGATION,
            *NOTICE,
            Step(
                "approve",
                TOWNSHIP_APPROVER,
                READY,
                source="23 三(一)",
            ),
            Step("refuse", TOWNSHIP_APPROVER, ("verify",), source="23 三(一)"),
            *aftermath(TOWNSHIP_WINDOW),
        )
    ),
    limits=LIMITS,
    refusals=(
        arose_elsewhere,
        household_of_nobody,
        income_not_below_average,
        owns_more_than_allowed,
        nothing_was_spent,
        enough_is_left,
        same_cause_again,
        meeting_was_against,
    ),
    judged=(SPENT_WITHOUT_NEED, FALSE_PAPERS),
    closures=(*CLOSURES, NO_COOPERATION),
    apart=(
        TWO_PAIRS_OF_EYES,
        Apart(
            ("recall_aid", "assess", "verify_spending", "reinvestigate"), DECIDING, "default"
        ),
    ),
)
BY_COUNTY = BY_TOWNSHIP.but(
    path="county",
    steps=(
        Step(
            "discuss",
            COUNTY_VERIFIER,
            ("verify", "assess"),
            unless=(no_meeting_needed,),
            source="23 二(三)",
        ),
        Step(
            "approve",
            COUNTY_APPROVER,
            READY,
            source="23 三(一)",
        ),
        Step("refuse", COUNTY_APPROVER, ("verify",), source="23 三(一)"),
    ),
)


def under_the_law(rules: Procedure) -> Procedure:
    """The same since the Law, which says where to apply (SAL §37)."""
    return rules.but(
        version="2026", since=date(2026, 7, 1), basis="社会救助法; 民发〔2018〕23号"
    )


PROCEDURES = (BY_COUNTY, BY_TOWNSHIP, under_the_law(BY_COUNTY), under_the_law(BY_TOWNSHIP))
