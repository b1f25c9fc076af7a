"""事实无人抚养儿童认定: the ordinary way, and one matter at a time (一事一议).

Never posted in public: 62 二(二) calls a notice unfit, so that no procedure here has one and
nothing of a child is published.  Sources: 民发〔2019〕62号 (62); 民发〔2020〕125号 (P:125).
"""

from __future__ import annotations

from datetime import date

from domain.calendar import first_of_next_month, wd
from domain.cases.de_facto_orphan.grounds import (
    FALSE_STATEMENT,
    a_parent_can_care,
    both_parents_gone,
    child_hukou_elsewhere,
    child_is_of_age,
    files_settle_it,
    has_child_allowance,
    meeting_disagreed,
    opinion_stands,
)
from domain.cases.de_facto_orphan.papers import MATERIALS_2019, MATERIALS_2020, one_by_one
from domain.office import (
    COUNTY_APPROVER,
    COUNTY_VERIFIER,
    TIME,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    VILLAGE,
)
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Limit, Procedure, Step
from domain.usual import CLOSURES, INTAKE_LIMITS, REMARK, aftermath, intake

ORDINARY, ONE_BY_ONE = "ordinary", "case_by_case"
TOWNSHIP = (TOWNSHIP_WINDOW, TOWNSHIP_VERIFIER)
REGISTERS = (TIME, *TOWNSHIP)
"""Answers arrive by themselves, or are asked for."""
SINCE_125 = date(2020, 12, 24)
"""民发〔2020〕125号 is of that day (remembered, to be verified)."""
NOT_TAKEN_ON = ("request_correction", "decline", "transfer")


def on_the_first_of_next_month(case: object, decided_on: date) -> date:
    """62 二(三): from the month after the recognition."""
    return first_of_next_month(decided_on)


def objected_to(*undone: str) -> Step:
    """An objection to the finding: what rests on it has to be done again."""
    return Step(
        "note_complaint",
        (*TOWNSHIP, COUNTY_VERIFIER),
        voids=undone,
        untimed=REMARK,
        source="62 二(二): 有异议的再次核实",
    )


ORDINARY_2019 = Procedure(
    version="2019",
    path=ORDINARY,
    since=date(2020, 1, 1),
    basis="民发〔2019〕62号",
    materials=MATERIALS_2019,
    steps=(
        *intake(TOWNSHIP_WINDOW),
        Step("check_data", REGISTERS, untimed=REMARK, source="62 二(二)"),
        Step("report_outage", REGISTERS, untimed=REMARK),
        Step(
            "inquire",
            TOWNSHIP_VERIFIER,
            ("accept",),
            unless=(files_settle_it, opinion_stands),
            source="62 二(二)",
        ),
        Step("verify", TOWNSHIP_VERIFIER, ("accept", "inquire"), source="62 二(二)"),
        objected_to("inquire", "verify", "receive_file"),
        Step("receive_file", COUNTY_VERIFIER, ("verify",), once=True, source="62 二(三)"),
        Step("approve", COUNTY_APPROVER, ("receive_file",), source="62 二(三)"),
        Step("refuse", COUNTY_APPROVER, ("receive_file",), source="62 二(三)"),
        *aftermath(TOWNSHIP_WINDOW),
    ),
    limits=(
        *INTAKE_LIMITS,
        Limit(
            "examination",
            wd(15),
            ("submit", "supply", "accept"),
            ("verify", *NOT_TAKEN_ON),
            source="62 二(二): from receipt",
            zh="查验期限",
            en="examination by the township",
        ),
        Limit(
            "examination_again",
            wd(15),
            ("note_complaint",),
            ("verify",),
            source="default, as long as the first",
            zh="再次核实期限",
            en="second examination",
        ),
        Limit("decision", wd(15), ("receive_file",), DECIDING, source="62 二(三)"),
        Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
    ),
    refusals=(
        child_is_of_age,
        child_hukou_elsewhere,
        both_parents_gone,
        a_parent_can_care,
        has_child_allowance,
    ),
    judged=(FALSE_STATEMENT,),
    closures=CLOSURES,
    apart=(TWO_PAIRS_OF_EYES, Apart(("inquire",), DECIDING, "default: as whoever verifies")),
    effect=on_the_first_of_next_month,
)


def one_matter(ordinary: Procedure) -> Procedure:
    """一事一议: the village certifies, the county meets with minutes before it decides."""
    return ordinary.but(
        path=ONE_BY_ONE,
        materials=one_by_one(ordinary.materials),
        steps=(
            Step("certify", VILLAGE, ("accept",), source="SEED 二(三)2"),
            Step(
                "verify",
                TOWNSHIP_VERIFIER,
                ("accept", "certify", "inquire"),
                source="SEED 二(三)2",
            ),
            objected_to("inquire", "verify", "receive_file", "discuss"),
            Step("discuss", COUNTY_VERIFIER, ("receive_file",), source="SEED 二(三)2"),
            Step("approve", COUNTY_APPROVER, ("discuss",), source="SEED 二(三)2"),
            Step("refuse", COUNTY_APPROVER, ("discuss",), source="SEED 二(三)2"),
        ),
        refusals=(*ordinary.refusals, meeting_disagreed),
    )


ORDINARY_2020 = ORDINARY_2019.but(
    version="2020",
    since=SINCE_125,
    basis="民发〔2019〕62号; 民发〔2020〕125号",
    materials=MATERIALS_2020,
)
PROCEDURES = (
    ORDINARY_2019,
    one_matter(ORDINARY_2019),
    one_matter(ORDINARY_2020),
    ORDINARY_2020,
)
