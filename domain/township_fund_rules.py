"""乡镇备用金的规则: who may do what with a township's reserve fund, and on which grounds.

Sources: 民发〔2018〕23号 三(三) (23); the ledger's rules are configurable defaults.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from domain.grounds import Ground
from domain.office import COUNTY_APPROVER, COUNTY_VERIFIER, Line, Role
from domain.procedure import Apart, Procedure, Step
from domain.usual import REMARK


class FundStanding(StrEnum):
    KEPT = "kept"


SOURCES = (
    ("central", "中央财政补助"),
    ("region", "自治区财政补助"),
    ("league", "盟市财政补助"),
    ("county", "旗县财政预算"),
    ("donation", "社会捐赠"),
)
"""Where money comes from that a county puts into a fund."""
CORRECTIONS = {
    ground.code: ground
    for ground in (
        Ground("wrong_amount", "金额有误", "The amount was entered wrongly.", "default"),
        Ground("entered_twice", "重复记账", "It was entered twice.", "default"),
        Ground("not_paid_out", "未实际发放", "It was not paid out after all.", "default"),
        Ground("returned", "退回", "It was given back.", "default"),
    )
}
"""更正理由 — what may be said of an entry that is corrected."""
POLICY = Line((Role.MACHINE,))
"""What the office does by itself, acting for the township."""
PROCEDURE = Procedure(
    version="2018",
    path="reserve",
    since=date(2018, 1, 23),
    basis="民发〔2018〕23号",
    steps=(
        Step("open", (COUNTY_VERIFIER, POLICY), source="23 三(三)"),
        Step("top_up", COUNTY_VERIFIER, untimed=REMARK, source="23 三(三)"),
        Step("pay", POLICY, untimed=REMARK, source="23 三(三)"),
        Step("correct", COUNTY_APPROVER, untimed=REMARK, source="default"),
        Step("reconcile", COUNTY_APPROVER, untimed=REMARK, source="default"),
    ),
    apart=(Apart(("top_up",), ("correct", "reconcile"), "default"),),
)
