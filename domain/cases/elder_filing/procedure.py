"""养老机构备案: complete papers are a receipt, at once; no merit is judged.

Sources: 老年人权益保障法 (LNR) §43; 民政部令66号 (2020-11-01), read in excerpts only (P:SZ) and
from memory (66, M).  It is no licence: there is no step and no ground to refuse, and none to
decline.  What is not ours is sent on, what is incomplete is put right.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.calendar import wd
from domain.grounds import unless
from domain.materials import Material, Promise, Share
from domain.office import PARTY, TIME, OwnDesk, Role
from domain.procedure import Limit, Procedure, Step, by_name
from domain.usual import CLOSURES, FILED_AWAY, INTAKE_LIMITS, REMARK, RIGHT, aftermath, intake

if TYPE_CHECKING:
    from domain.cases.elder_filing.case import ElderFiling

WINDOW, VERIFIER = OwnDesk(Role.WINDOW), OwnDesk(Role.VERIFIER)
"""Of the very organ it is filed with, at whatever level that is."""
CERTIFICATE, SAFETY = "registration", "safety_standards"
WITHOUT_A_DECISION = (
    "accept", "deem_accepted", "decline", "add_evidence", "rebind", "serve",
)  # fmt: skip
"""Steps of other procedures that have no place in one that ends where it begins."""


@unless("备案未办结", "LNR §43")
def not_on_file(case: ElderFiling) -> bool:
    """Nothing was filed: there is no institution to look at."""
    return "settle" not in case.done


FILED = Procedure(
    version="2020",
    path="receipt",
    since=date(2020, 11, 1),
    basis="老年人权益保障法 §43; 民政部令66号",
    materials=(
        Material("filing_form", "养老机构备案申请书", "filing form of a care institution"),
        Material(CERTIFICATE, "登记证书", "registration certificate", Share("uscc")),
        Material(
            SAFETY,
            "建筑、消防、食品、医疗、特种设备符合标准的证明",
            "proof of building, fire, food, medical and equipment standards",
            Promise(),
        ),
    ),
    steps=by_name(
        (
            *(row for row in intake(WINDOW) if row.name not in WITHOUT_A_DECISION),
            Step("submit", (PARTY, WINDOW), source="LNR §43"),
            Step("promise", (PARTY, WINDOW), untimed=RIGHT, source="国办发〔2020〕42号"),
            Step("check_promise", (VERIFIER, WINDOW), untimed=REMARK, source="P:42c"),
            Step("check_data", (WINDOW, TIME), untimed=REMARK, source="716 §7"),
            Step("report_outage", (WINDOW, TIME), untimed=REMARK),
            Step("settle", WINDOW, source="66号: complete papers are a receipt"),
            Step(
                "give_policies",
                WINDOW,
                unless=(not_on_file,),
                untimed="given together with the receipt",
                source="66号, M",
            ),
            Step("check_site", VERIFIER, unless=(not_on_file,), source="66号, M"),
            *(row for row in aftermath(WINDOW) if row.name not in WITHOUT_A_DECISION),
            Step(
                "archive",
                (WINDOW, TIME),
                ("give_policies", "check_site"),
                untimed=FILED_AWAY,
            ),
        )
    ),
    limits=(
        Limit(
            "answer",
            wd(1),
            ("submit", "supply"),
            ("settle", "request_correction", "transfer"),
            source="66号: at once; a working day for what arrives online is a default",
        ),
        *(limit for limit in INTAKE_LIMITS if limit.name == "correction"),
        Limit(
            "site_check",
            wd(20),
            ("settle",),
            ("check_site",),
            source="66号, M",
            zh="现场核查期限",
            en="site check",
        ),
    ),
    closures=CLOSURES,
)
