"""惠民殡葬: deducted when the bill is settled; what the provider does not settle, the county
decides.

Source: 内蒙古 2026 [P:NM26]; who sits where, the claim and its limits are defaults.
"""

from __future__ import annotations

from datetime import date

from domain.calendar import wd
from domain.cases.funeral_relief.grounds import (
    AGAINST,
    identity_known,
    no_resident,
    not_entrusted,
    not_roaming,
)
from domain.divisions import Level
from domain.materials import Material, Share
from domain.office import (
    COUNTY_APPROVER,
    COUNTY_PARTNER,
    COUNTY_VERIFIER,
    PARTY,
    TIME,
    Desk,
    Role,
)
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Limit, Procedure, Step
from domain.traits.provider_claim import not_drawn, nothing_deducted
from domain.usual import CLOSURES, FILED_AWAY, INTAKE_LIMITS, REMARK, aftermath, intake

PROVIDER = Desk(Role.PROVIDER, Level.COUNTY)
"""The provider's staff are appointed at the county in which it stands and which pays it."""
FINANCE = COUNTY_PARTNER
ASKS = (TIME, PROVIDER, COUNTY_VERIFIER)
MATERIALS = (
    Material(
        "death_certificate", "居民死亡医学证明（推断）书", "death certificate", Share("death")
    ),
    Material("handler_id", "丧事承办人身份证", "identity card of who sees to the funeral"),
    Material(
        "deceased_hukou",
        "逝者身份证、户口簿",
        "identity card and household register of the deceased",
        Share("hukou"),
        unless=(no_resident,),
    ),
    Material("entrustment", "丧事委托书", "letter of entrustment", unless=(not_entrusted,)),
    Material(
        "county_recognition",
        "旗县级人民政府流浪乞讨人员认定材料",
        "recognition of a roaming person by the county",
        unless=(not_roaming,),
    ),
    Material(
        "police_consent",
        "公安机关火化同意书",
        "consent of the police to the cremation",
        unless=(identity_known,),
    ),
)
ANSWER = INTAKE_LIMITS[0]
AT_SETTLEMENT = Procedure(
    version="2026",
    path="settlement",
    since=date(2026, 1, 1),
    basis="内蒙古自治区惠民殡葬 2026",
    materials=MATERIALS,
    steps=(
        *(step for step in intake(PROVIDER) if step.name != "submit"),
        Step("submit", (PARTY, PROVIDER), source="P:NM26: the handler, at settlement"),
        Step("check_data", ASKS, untimed=REMARK, source="P:NM26"),
        Step("report_outage", ASKS, untimed=REMARK),
        Step("settle", PROVIDER, source="P:NM26: deducted by the provider"),
        Step("verify", COUNTY_VERIFIER, ("accept",), source="default"),
        Step("approve", COUNTY_APPROVER, ("verify",), source="default"),
        Step("refuse", COUNTY_APPROVER, ("verify",), source="default: an office refuses"),
        *aftermath(PROVIDER)[:-1],
        Step("archive", (PROVIDER, TIME), ("reimburse",), untimed=FILED_AWAY, source="default"),
        Step(
            "claim",
            PROVIDER,
            unless=(nothing_deducted,),
            once=True,
            untimed="once a month, with the others",
            source="P:NM26",
        ),
        Step(
            "draw_claim",
            COUNTY_VERIFIER,
            ("claim",),
            unless=(nothing_deducted,),
            once=True,
            source="P:NM26",
        ),
        Step(
            "check_claim",
            COUNTY_VERIFIER,
            ("draw_claim",),
            unless=(nothing_deducted, not_drawn),
            once=True,
            source="P:NM26: a sample is checked",
        ),
        Step(
            "reimburse",
            FINANCE,
            ("check_claim",),
            unless=(nothing_deducted,),
            once=True,
            source="P:NM26",
        ),
    ),
    limits=(
        Limit(
            "answer",
            ANSWER.term,
            ANSWER.start,
            ("settle", *ANSWER.stop),
            source="P:NM26: at settlement; XKF §32",
        ),
        INTAKE_LIMITS[1],
        Limit("decision", wd(5), ("accept",), DECIDING, source="default"),
        Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
        Limit(
            "reimbursement",
            wd(30),
            ("claim",),
            ("reimburse",),
            source="default",
            zh="财政拨付期限",
            en="reimbursement of the provider",
        ),
    ),
    refusals=AGAINST,
    closures=CLOSURES,
    apart=(
        TWO_PAIRS_OF_EYES,
        Apart(("settle", "claim"), ("draw_claim", "check_claim", "reimburse"), "default"),
        Apart(("check_claim",), ("reimburse",), "default"),
    ),
)
