"""特困人员认定: the procedure of 2021, decided by the county.  Source: 民发〔2021〕43号."""

from __future__ import annotations

from datetime import date

from domain.calendar import cd, first_of_next_month, wd
from domain.cases.tekun.grounds import REFUSALS
from domain.cases.tekun.reasons import (
    needs_no_proxy,
    no_dispute_found,
    nobody_else_to_authorise,
    not_declared_disabled,
    not_due_for_visit,
)
from domain.delegation import BY_COUNTY
from domain.household_aid.reasons import FALSE_STATEMENT
from domain.household_aid.steps import CLERKS, FILING, TOWNSHIP, WINDOWS
from domain.household_aid.terms import LIMITS as OF_HOUSEHOLDS
from domain.materials import Material, Share
from domain.office import (
    ANYONE,
    COUNTY_APPROVER,
    COUNTY_PARTNER,
    COUNTY_VERIFIER,
    PARTY,
    TIME,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    Line,
    Role,
)
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Limit, Procedure, Step, by_name
from domain.traits.cross_region import ANY_WINDOW_OF_THE_REGION
from domain.traits.public_notice import nobody_objected
from domain.usual import CLOSURES, INTAKE_LIMITS, REMARK, RIGHT, aftermath, hands_in

NO_TIME = "no text sets a time"
PERSON = (PARTY, ANY_WINDOW_OF_THE_REGION, Line((Role.VILLAGE,)))
"""The person, or whoever is authorised or bound to help (43 §10-11)."""
AWAY_FROM_HOME = ("push", "originals", "second_look")
"""异地受理 takes as long as with a household (configurable default)."""
ASSESSORS = (COUNTY_PARTNER, COUNTY_VERIFIER)
"""The third party that the county entrusts, or the county itself (43 §20)."""


def on_the_first_of_next_month(case: object, decided_on: date) -> date:
    """43 §12-18: from the month after the confirmation."""
    return first_of_next_month(decided_on)


MATERIALS = (
    Material("id_card", "本人有效身份证明", "proof of identity", Share("hukou")),
    Material(
        "statement",
        "劳动能力、生活来源、财产及赡养、抚养、扶养情况书面声明",
        "statement on ability to work, income, property and supporters",
    ),
    Material("commitment", "真实性承诺书", "commitment that all of it is true"),
    Material(
        "disability_card",
        "残疾人证",
        "disability card",
        Share("disability"),
        unless=(not_declared_disabled,),
    ),
    Material("own_authorisation", "本人查询授权书", "the applicant's authorisation to query"),
    Material(
        "supporters_authorisation",
        "法定义务人查询授权书",
        "the legal supporters' authorisation to query",
        unless=(nobody_else_to_authorise,),
    ),
    Material(
        "proxy", "授权委托书", "written authorisation of the agent", unless=(needs_no_proxy,)
    ),
)
INTAKE = (
    *FILING,
    Step("submit", PERSON, source="43 §10-11"),
    Step("request_correction", WINDOWS, voids=("supply",), source="43 §12; XKF §32"),
    Step("accept", TOWNSHIP_WINDOW, after=("forward",), source="43 §12"),
    Step("close", (*CLERKS, TIME), untimed=REMARK),
    Step("check_data", CLERKS, untimed=REMARK, source="716 §7; SAL §62"),
    Step("note_complaint", CLERKS, voids=("review",), untimed=REMARK, source="default"),
)
INVESTIGATION = (
    Step("visit_home", TOWNSHIP_VERIFIER, ("accept",), source="43 §12-18"),
    Step(
        "reinvestigate",
        TOWNSHIP_VERIFIER,
        ("visit_home",),
        unless=(nobody_objected,),
        source="43 §15",
    ),
    Step(
        "appraise",
        TOWNSHIP_VERIFIER,
        ("visit_home",),
        unless=(no_dispute_found,),
        source="43 §14; SEED 二(三)1",
    ),
    Step(
        "verify",
        TOWNSHIP_VERIFIER,
        ("register_relation", "visit_home", "reinvestigate", "appraise"),
        source="43 §12-18",
    ),
    Step(
        "establish_facts",
        (TOWNSHIP_VERIFIER, COUNTY_VERIFIER),
        ("accept",),
        untimed=REMARK,
        source="43 §12-18",
    ),
    Step("choose_support", hands_in(TOWNSHIP_WINDOW), ("accept",), untimed=RIGHT, source="43"),
    Step("assess_self_care", ASSESSORS, ("accept",), untimed=NO_TIME, source="43 §20-22"),
)
NOTICE = (
    Step("post_notice", TOWNSHIP_VERIFIER, ("verify",), once=True, source="43 §15"),
    Step(
        "raise_objection",
        ANYONE,
        ("post_notice",),
        while_runs="notice",
        voids=("reinvestigate", "verify", "post_notice"),
        source="43 §15",
    ),
    Step("close_notice", (TIME, *TOWNSHIP), ("post_notice",), once_over="notice"),
)
REVIEW = (
    Step("receive_file", COUNTY_VERIFIER, ("close_notice",), once=True, source="43 §15"),
    Step("draw_for_visit", COUNTY_VERIFIER, ("receive_file",), once=True, source="43 §16"),
    Step(
        "visit_as_county",
        COUNTY_VERIFIER,
        ("draw_for_visit",),
        unless=(not_due_for_visit,),
        source="43 §16",
    ),
    Step("review", COUNTY_VERIFIER, ("visit_as_county",), once=True, source="43 §16"),
)
OUTCOME = (
    Step("approve", COUNTY_APPROVER, ("review", "assess_self_care"), source="43 §12-18"),
    Step("refuse", COUNTY_APPROVER, ("review",), source="43 §16, §18"),
    *aftermath(TOWNSHIP_WINDOW),
    Step(
        "publish_result", TOWNSHIP, ("approve",), untimed=NO_TIME, source="43 §12-18; SAL §45"
    ),
)
LIMITS = (
    *INTAKE_LIMITS,
    *(limit for limit in OF_HOUSEHOLDS if limit.name in AWAY_FROM_HOME),
    Limit(
        "first_opinion",
        wd(15),
        ("accept", "raise_objection"),
        ("verify",),
        source="43 §12-18",
        zh="初审意见期限",
        en="first opinion",
    ),
    Limit("notice", cd(7), ("post_notice",), ("close_notice",), source="43 §15"),
    Limit("review", wd(15), ("receive_file",), DECIDING, source="43 §16"),
    Limit("rejection", wd(3), ("refuse",), ("serve",), source="43 §18"),
)
COUNTY_2021 = Procedure(
    version="2021",
    path=BY_COUNTY,
    since=date(2021, 7, 1),
    basis="民发〔2021〕43号",
    materials=MATERIALS,
    steps=by_name((*INTAKE, *INVESTIGATION, *NOTICE, *REVIEW, *OUTCOME)),
    limits=LIMITS,
    refusals=REFUSALS,
    judged=(FALSE_STATEMENT,),
    closures=CLOSURES,
    apart=(
        TWO_PAIRS_OF_EYES,
        Apart(("reinvestigate",), DECIDING, "43 §15"),
        Apart(("assess_self_care", "establish_facts"), DECIDING, "default"),
    ),
    effect=on_the_first_of_next_month,
)
