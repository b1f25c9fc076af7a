"""两项补贴: filed at home, or anywhere in the country and decided at home (跨省通办).

Sources: 国发〔2015〕52号; across provinces since 2021-04-22, from press reports (P:KS, P:NA).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.calendar import wd
from domain.cases.pwd_subsidy.grounds import AGAINST, living_not_claimed
from domain.materials import Material, Share
from domain.office import (
    ANY_WINDOW,
    COUNTY_APPROVER,
    COUNTY_PARTNER,
    INTAKE_WINDOW,
    PARTY,
    TIME,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    Line,
    Role,
)
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.traits.cross_region import INTAKE_MACHINE
from domain.usual import (
    CLOSURES,
    FILED_AWAY,
    INTAKE_LIMITS,
    REMARK,
    RIGHT,
    aftermath,
    hands_in,
    intake,
)

if TYPE_CHECKING:
    from domain.cases.pwd_subsidy.case import PwdSubsidy

FILERS = (PARTY, ANY_WINDOW, Line((Role.VILLAGE,)))
REGISTERS = (TIME, TOWNSHIP_WINDOW, TOWNSHIP_VERIFIER)
"""Answers arrive by themselves, or are asked for."""
INTAKE = (INTAKE_WINDOW, INTAKE_MACHINE)
"""An office of the region, or one outside through the national platform."""


def from_month_of_application(case: PwdSubsidy, decided_on: date) -> date:
    """Counted from the month of application, however long the decision took (P:KS, P:NA)."""
    return case.form.on.replace(day=1)


HOME = Procedure(
    version="2016",
    path="home",
    since=date(2016, 1, 1),
    basis="国发〔2015〕52号",
    materials=(
        Material("application", "申请表", "application form"),
        Material(
            "id_and_hukou",
            "身份证、户口簿",
            "identity card and household register",
            Share("hukou"),
        ),
        Material("card", "残疾人证", "disability card", Share("disability")),
        Material(
            "dibao",
            "低保证",
            "minimum living allowance certificate",
            Share("dibao"),
            unless=(living_not_claimed,),
        ),
        Material("account", "银行账户", "bank account"),
    ),
    steps=(
        *(step for step in intake(TOWNSHIP_WINDOW) if step.name != "submit"),
        Step("submit", FILERS, source="P:NA: guardian, supporter, village, other agent"),
        Step("check_data", REGISTERS, untimed=REMARK, source="SEED 二(三)4"),
        Step("report_outage", REGISTERS, untimed=REMARK),
        Step("verify", TOWNSHIP_VERIFIER, ("accept",), source="P:NA"),
        Step("concur", COUNTY_PARTNER, ("verify",), once=True, source="P:NA"),
        Step("approve", COUNTY_APPROVER, ("concur",), source="P:NA"),
        Step("refuse", COUNTY_APPROVER, ("verify",), source="P:NA"),
        *aftermath(TOWNSHIP_WINDOW),
    ),
    limits=(
        *INTAKE_LIMITS,
        Limit("total", wd(20), ("accept",), DECIDING, source="default"),
        Limit("tell", wd(3), DECIDING, ("serve",), source="default, as across provinces"),
    ),
    refusals=tuple(dict.fromkeys(rule for rules in AGAINST.values() for rule in rules)),
    closures=CLOSURES,
    effect=from_month_of_application,
)
ANYWHERE = HOME.but(
    version="2021",
    path="anywhere",
    since=date(2021, 4, 22),
    basis="国发〔2015〕52号; 残疾人两项补贴资格认定跨省通办 2021",
    steps=(
        *intake(INTAKE_WINDOW),
        Step("submit", (*FILERS, INTAKE_MACHINE), source="P:NA"),
        Step("request_correction", INTAKE, voids=("supply",), source="P:KS: all at once"),
        Step("supply", hands_in(*INTAKE)),
        Step("add_evidence", hands_in(TOWNSHIP_WINDOW, *INTAKE), untimed=RIGHT),
        Step("accept", INTAKE, source="P:KS"),
        Step("decline", INTAKE),
        Step("transfer", INTAKE),
        Step("close", (*INTAKE, TIME), untimed=REMARK),
        Step("check_data", (*REGISTERS, *INTAKE), untimed=REMARK),
        Step("report_outage", (*REGISTERS, *INTAKE), untimed=REMARK),
        Step("forward", INTAKE, ("accept",), once=True, source="P:KS"),
        Step("verify", TOWNSHIP_VERIFIER, ("forward",), source="P:KS"),
        *aftermath(INTAKE_WINDOW),
        Step("serve", INTAKE, source="P:KS: told by the intake office"),
        Step("archive", (TOWNSHIP_WINDOW, TIME), untimed=FILED_AWAY),
    ),
    without_limits=("total",),
    limits=(
        Limit("push", wd(3), ("accept",), ("forward",), source="P:KS"),
        Limit("decision", wd(10), ("forward",), DECIDING, source="P:KS"),
        Limit("tell", wd(3), DECIDING, ("serve",), source="P:KS"),
    ),
)
PROCEDURES = (HOME, ANYWHERE)
