"""发放批次: what its stages and steps are called, and why something came back."""

from __future__ import annotations

from domain.payment_batch_rules import DISCARDS, PROCEDURE, RETURNS
from interface.http.messages.words import Words

KIND = Words("发放批次", "payment batch")
BATCH = {
    "drawn": Words("已编制", "drawn up"),
    "checked": Words("已复核", "checked"),
    "approved": Words("已审批", "approved"),
    "sent": Words("已送银行", "sent to the bank"),
    "closed": Words("已结清", "closed"),
    "discarded": Words("已作废", "discarded"),
    "draw_up": Words("编制批次", "drawing up of the batch"),
    "check": Words("复核", "check"),
    "approve": Words("审批", "approval"),
    "send": Words("送银行", "sending to the bank"),
    "report_results": Words("登记银行回盘", "results from the bank"),
    "discard": Words("作废", "discarding"),
}
REASONS = {
    ground.code: Words(ground.zh, ground.en)
    for ground in (*RETURNS.values(), *DISCARDS.values())
}
"""Why a line came back from the bank, or a batch was given up."""
LINES = {
    "drawn": Words("发放中", "under way"),
    "paid": Words("已发放", "paid"),
    "returned": Words("银行退回", "came back from the bank"),
    "released": Words("批次作废", "in a batch that was discarded"),
}
"""What became of a line."""
LIMITS = {limit.name: Words(limit.zh, limit.en) for limit in PROCEDURE.limits}
