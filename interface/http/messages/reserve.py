"""乡镇备用金: what its steps and the lines of its book are called."""

from __future__ import annotations

from domain.township_fund_events import CORRECTION, PAYMENT, TOP_UP
from domain.township_fund_rules import CORRECTIONS
from interface.http.messages.words import Words

KIND = Words("乡镇备用金", "reserve fund of a township")
FUND = {
    "kept": Words("记账中", "kept"),
    "open": Words("建账", "opening of the book"),
    "top_up": Words("拨入", "top-up"),
    "pay": Words("支出", "payment"),
    "correct": Words("更正", "correction"),
    "reconcile": Words("对账", "reconciliation"),
}
LINES = {
    TOP_UP: Words("拨入", "top-up"),
    PAYMENT: Words("支出", "payment"),
    CORRECTION: Words("更正", "correction"),
    "central": Words("中央财政补助", "money of the State"),
    "region": Words("自治区财政补助", "money of the region"),
    "league": Words("盟市财政补助", "money of the league"),
    "county": Words("旗县财政预算", "money of the county"),
    "donation": Words("社会捐赠", "donation"),
    **{ground.code: Words(ground.zh, ground.en) for ground in CORRECTIONS.values()},
}
"""What a line is, where its money comes from, and why it corrects another."""
