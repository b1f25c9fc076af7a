"""节地生态安葬奖补: the county looks at the papers, at the place where it must, and decides.

Sources: the notice of 2026 [P:108]; posts and limits are defaults.
"""

from __future__ import annotations

from datetime import date

from domain.calendar import wd
from domain.cases.eco_burial.grounds import AGAINST, position_given
from domain.divisions import Level
from domain.materials import Material, Share
from domain.office import COUNTY_APPROVER, COUNTY_VERIFIER, TIME, Desk, Role
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.usual import CLOSURES, INTAKE_LIMITS, REMARK, aftermath, intake

WINDOW = Desk(Role.WINDOW, Level.COUNTY)
ASKS = (TIME, WINDOW, COUNTY_VERIFIER)
REWARDED = Procedure(
    version="2026",
    since=date(2026, 3, 30),
    basis="殡葬管理条例 2026; 节地生态安葬奖补 [P:108]",
    materials=(
        Material("burial_certificate", "安葬证明", "certificate of the burial"),
        Material("burial_photo", "安葬影像", "photo of the burial"),
        Material("handler_id", "丧事承办人身份证", "identity card of who sees to the funeral"),
        Material(
            "death_certificate",
            "居民死亡医学证明（推断）书",
            "death certificate",
            Share("death"),
        ),
        Material(
            "deceased_hukou",
            "逝者身份证、户口簿",
            "identity card and household register of the deceased",
            Share("hukou"),
        ),
        Material("account", "银行账户", "bank account"),
    ),
    steps=(
        *intake(WINDOW),
        Step("check_data", ASKS, untimed=REMARK),
        Step("report_outage", ASKS, untimed=REMARK),
        Step(
            "check_site", COUNTY_VERIFIER, ("accept",), unless=(position_given,), source="P:108"
        ),
        Step("verify", COUNTY_VERIFIER, ("check_site",), source="default"),
        Step("approve", COUNTY_APPROVER, ("verify",), source="default"),
        Step("refuse", COUNTY_APPROVER, ("verify",), source="default"),
        *aftermath(WINDOW),
    ),
    limits=(
        *INTAKE_LIMITS,
        Limit("total", wd(20), ("accept",), DECIDING, source="default"),
        Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
    ),
    refusals=AGAINST,
    closures=CLOSURES,
)
