"""救助家庭的办理环节: who takes which step of an application, after which others.

Source: 民发〔2021〕57号, for whatever type follows it.
"""

from __future__ import annotations

from domain.household_aid.reasons import (
    no_relative_declared,
    nothing_to_see_again,
    undisputed,
)
from domain.office import (
    ANYONE,
    COUNTY_APPROVER,
    COUNTY_CHECKER,
    COUNTY_VERIFIER,
    INTAKE_WINDOW,
    PARTY,
    TIME,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    Line,
    Role,
)
from domain.procedure import Step, by_name
from domain.traits.cross_region import ANY_WINDOW_OF_THE_REGION, filed_at_home
from domain.traits.means_test import means_within
from domain.traits.public_notice import appraised, nobody_objected, reinvestigated
from domain.usual import REMARK, RIGHT, aftermath, hands_in, intake

TOWNSHIP = (TOWNSHIP_WINDOW, TOWNSHIP_VERIFIER)
CLERKS = (*TOWNSHIP, COUNTY_VERIFIER)
WINDOWS = (TOWNSHIP_WINDOW, INTAKE_WINDOW)
HOUSEHOLD = (PARTY, ANY_WINDOW_OF_THE_REGION, Line((Role.VILLAGE,)))
"""A member, on paper or online; for those in need the village or an agent (57 §4-6)."""

FILING = (
    *intake(TOWNSHIP_WINDOW),
    Step("submit", HOUSEHOLD, source="57 §4-6"),
    Step("request_correction", WINDOWS, voids=("supply",), source="57 §10; XKF §32"),
    Step("supply", hands_in(*WINDOWS)),
    Step("take_in", INTAKE_WINDOW, unless=(filed_at_home,), once=True, source="P:TB156"),
    Step("post_originals", INTAKE_WINDOW, after=("take_in",), source="P:TB156"),
    Step(
        "forward",
        INTAKE_WINDOW,
        after=("take_in",),
        unless=(filed_at_home,),
        once=True,
        source="P:TB156",
    ),
    Step("accept", TOWNSHIP_WINDOW, after=("forward",), source="57 §10"),
    Step("add_evidence", hands_in(*WINDOWS), untimed=RIGHT),
    Step("close", (*CLERKS, TIME), untimed=REMARK, source="57 §29"),
    Step("check_data", CLERKS, untimed=REMARK, source="716 §7; 57 §10"),
    Step("report_outage", CLERKS, untimed=REMARK),
    Step(
        "register_relation",
        TOWNSHIP,
        unless=(no_relative_declared,),
        untimed=REMARK,
        source="57 §11",
    ),
    Step("note_complaint", CLERKS, voids=("review",), untimed=REMARK, source="57 §20"),
)
INVESTIGATION = (
    Step("begin_investigation", TOWNSHIP_VERIFIER, ("accept",), once=True, source="57 §15"),
    Step("request_means_test", TOWNSHIP, ("accept",), once=True, source="57 §9, §17"),
    Step(
        "start_means_test",
        COUNTY_CHECKER,
        ("request_means_test",),
        once=True,
        source="57 §17",
    ),
    Step("report_means", COUNTY_CHECKER, ("start_means_test",), once=True, source="57 §17"),
    Step("tell_means", TOWNSHIP, ("report_means",), unless=(means_within,), source="57 §18"),
    Step(
        "dispute_means",
        PARTY,
        ("tell_means",),
        voids=("start_means_test", "report_means", "tell_means"),
        untimed=RIGHT,
        source="57 §18",
    ),
    Step("visit_home", TOWNSHIP_VERIFIER, ("begin_investigation",), source="57 §16"),
)
DISPUTES = (
    Step(
        "reinvestigate",
        TOWNSHIP_VERIFIER,
        ("visit_home",),
        unless=(nobody_objected, appraised),
        source="57 §19",
    ),
    Step(
        "appraise",
        TOWNSHIP_VERIFIER,
        ("visit_home",),
        unless=(undisputed, reinvestigated),
        source="57 §19; SEED 二(三)1",
    ),
    Step(
        "verify",
        TOWNSHIP_VERIFIER,
        ("register_relation", "tell_means", "visit_home", "reinvestigate", "appraise"),
        source="57 §19",
    ),
)
NOTICE = (
    Step("post_notice", TOWNSHIP_VERIFIER, ("verify",), once=True, source="57 §19"),
    Step(
        "raise_objection",
        ANYONE,
        ("post_notice",),
        while_runs="notice",
        voids=("reinvestigate", "appraise", "verify"),
        untimed=RIGHT,
        source="57 §19",
    ),
    Step("close_notice", (TIME, *TOWNSHIP), ("post_notice",), once_over="notice"),
)
REVIEW = (
    Step(
        "receive_file",
        COUNTY_VERIFIER,
        ("verify", "close_notice"),
        once=True,
        source="57 §20",
    ),
    Step(
        "visit_as_county",
        COUNTY_VERIFIER,
        ("receive_file",),
        unless=(nothing_to_see_again,),
        source="57 §20",
    ),
    Step(
        "review",
        COUNTY_VERIFIER,
        ("receive_file", "visit_as_county"),
        once=True,
        source="57 §20",
    ),
)
OUTCOME = (
    Step("approve", COUNTY_APPROVER, ("review",), source="57 §21"),
    Step("refuse", COUNTY_APPROVER, ("verify",), source="57 §21"),
    Step("extend", (TOWNSHIP_VERIFIER, COUNTY_APPROVER), untimed=RIGHT, source="57 §22"),
    *aftermath(TOWNSHIP_WINDOW),
)
PUBLICATION = (
    Step(
        "publish_result",
        TOWNSHIP,
        ("approve",),
        untimed="no text sets a time",
        source="57 §24; SAL §45",
    ),
)
PROMISING = (
    Step("promise", (PARTY, *CLERKS), untimed=RIGHT, source="83 一(二)"),
    Step("check_promise", CLERKS, untimed=REMARK, source="国办发〔2020〕42号"),
)
"""Since 83 a promise may stand in for evidence of means."""
POSTED = by_name((*FILING, *INVESTIGATION, *DISPUTES, *NOTICE, *REVIEW, *OUTCOME, *PUBLICATION))
"""Told to the neighbours before the decision and after it, and decided by the county."""
