"""养老机构补贴的办理流程 — the way both subsidies go: counted, opined on, posted, decided.

The whole way is a configurable default: no rule of the region on it was read (SEED names the
subsidies).  Two people count the beds on the spot; who counted, verified or opined does not
decide; an objection has the beds counted again and the result posted again.
"""

from __future__ import annotations

from domain.calendar import cd, wd
from domain.divisions import Level
from domain.office import (
    ANYONE,
    COUNTY_APPROVER,
    COUNTY_PARTNER,
    COUNTY_VERIFIER,
    PARTY,
    TIME,
    Desk,
    OwnDesk,
    Role,
)
from domain.procedure import DECIDING, Limit, Step, by_name
from domain.usual import INTAKE_LIMITS, REMARK, RIGHT, aftermath, intake

COUNTY_WINDOW = Desk(Role.WINDOW, Level.COUNTY)
LEAGUE_VERIFIER = Desk(Role.VERIFIER, Level.LEAGUE)
OUR_REGISTER = OwnDesk(Role.MACHINE)
"""The register of institutions, which answers by itself."""
CLERKS = (COUNTY_WINDOW, COUNTY_VERIFIER)
INSPECTION = ("inspection",)
"""What the time for is not counted (by analogy with XKF §45)."""

STEPS = by_name(
    (
        *intake(COUNTY_WINDOW),
        Step("submit", (PARTY, COUNTY_WINDOW), source="SEED"),
        Step("check_data", (*CLERKS, OUR_REGISTER, TIME), untimed=REMARK, source="716 §7"),
        Step("report_outage", (*CLERKS, TIME), untimed=REMARK),
        Step("check_site", COUNTY_VERIFIER, ("accept",), once=True, source="default"),
        Step("suspend", COUNTY_VERIFIER, ("accept",), untimed=REMARK, source="XKF §45"),
        Step("resume", COUNTY_VERIFIER, ("suspend",), untimed=REMARK, source="XKF §45"),
        Step("verify", COUNTY_VERIFIER, ("check_site",), source="default"),
        Step("concur", COUNTY_PARTNER, ("verify",), once=True, source="default: finance"),
        Step("post_notice", COUNTY_VERIFIER, ("concur",), once=True, source="default"),
        Step(
            "raise_objection",
            ANYONE,
            ("post_notice",),
            while_runs="notice",
            voids=("check_site", "verify", "concur", "post_notice"),
            untimed=RIGHT,
            source="default",
        ),
        Step("close_notice", (TIME, COUNTY_VERIFIER), ("post_notice",), once_over="notice"),
        Step("approve", COUNTY_APPROVER, ("concur", "close_notice"), source="default"),
        Step("refuse", COUNTY_APPROVER, ("verify",), source="default"),
        *aftermath(COUNTY_WINDOW),
    )
)
LIMITS = (
    *INTAKE_LIMITS,
    Limit(
        "total",
        wd(30),
        ("accept",),
        DECIDING,
        stretch=wd(45),
        stretch_by=("raise_objection",),
        stands_still_for=INSPECTION,
        source="default",
    ),
    Limit(
        "site_check",
        wd(10),
        ("accept", "raise_objection"),
        ("check_site",),
        stands_still_for=INSPECTION,
        source="default",
        zh="现场核查期限",
        en="site check",
    ),
    Limit(
        "finance",
        wd(10),
        ("verify",),
        ("concur", *DECIDING),
        source="default",
        zh="财政意见期限",
        en="opinion of finance",
    ),
    Limit("notice", cd(7), ("post_notice",), ("close_notice",), source="default"),
    Limit("tell", wd(10), DECIDING, ("serve",), source="default, as for licences"),
)
