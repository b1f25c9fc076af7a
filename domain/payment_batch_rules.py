"""发放批次的规则: who draws up, checks, approves, sends and settles a month's payments.

Sources: 民发〔2012〕220号 §31 (220: paid by the 10th; since then a default), and defaults.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from enum import StrEnum

from domain.act import Act
from domain.benefit_rules import calendar_days
from domain.calendar import first_of_next_month, wd
from domain.divisions import Division, Level
from domain.figure import Figure, whole
from domain.grounds import Ground
from domain.office import COUNTY_APPROVER, COUNTY_VERIFIER, Desk, Line, Role
from domain.procedure import TWO_PAIRS_OF_EYES, Apart, Limit, Procedure, Step
from domain.usual import REMARK


class Progress(StrEnum):
    """How far a batch has come."""

    DRAWN = "drawn"
    CHECKED = "checked"
    APPROVED = "approved"
    SENT = "sent"
    CLOSED = "closed"
    """Every line was paid or came back."""
    DISCARDED = "discarded"


PAYDAY, USUAL_PAYDAY = "payments.day", 10
"""The day of the month by which a month's batch is with the bank (220 §31; now a default)."""
SINCE, ALWAYS = "payments.since", 200001
"""The first month that is paid by batches here; earlier ones were paid by other means."""
FIGURES: tuple[Figure, ...] = (
    whole(PAYDAY, "每月发放截止日", "日", usual=USUAL_PAYDAY, least=1, most=28),
    whole(SINCE, "批次发放起始年月", "年月", usual=ALWAYS, least=ALWAYS, most=209912),
)
RETURNS = {
    ground.code: ground
    for ground in (
        Ground("account_closed", "账户已销户", "The account was closed.", "default"),
        Ground("no_such_account", "账号不存在", "There is no such account.", "default"),
        Ground("name_differs", "户名不符", "The account is in another name.", "default"),
        Ground("account_frozen", "账户冻结", "The account is frozen.", "default"),
        Ground("no_account", "未提供账号", "No account was given.", "default"),
        Ground("bank_failure", "银行处理失败", "The bank failed to carry it out.", "default"),
    )
}
"""退回原因 — why a line comes back from the bank."""
DISCARDS = {
    ground.code: ground
    for ground in (
        Ground("wrong_lines", "明细有误", "A line is wrong.", "default"),
        Ground("changed_since", "待遇已变动", "A benefit has changed since.", "default"),
        Ground("no_funds", "资金未到位", "The money is not there.", "default"),
    )
}
"""作废理由 — why a batch is given up before it is sent."""
COUNTY_CLERKS = (Desk(Role.WINDOW, Level.COUNTY), COUNTY_VERIFIER)
BANK = Line((Role.MACHINE,))
"""The bank's own system, where it is connected."""
PROCEDURE = Procedure(
    version="2012",
    path="payment",
    since=date(2012, 12, 12),
    basis="民发〔2012〕220号 §31; 社会救助法",
    steps=(
        Step("draw_up", COUNTY_CLERKS, source="220 §31"),
        Step("check", COUNTY_VERIFIER, ("draw_up",), once=True, source="default"),
        Step("approve", COUNTY_APPROVER, ("check",), once=True, source="default"),
        Step("send", COUNTY_CLERKS, ("approve",), once=True, source="220 §31"),
        Step("report_results", (*COUNTY_CLERKS, BANK), ("send",), source="default"),
        Step("discard", (COUNTY_VERIFIER, COUNTY_APPROVER), untimed=REMARK, source="default"),
    ),
    limits=(
        Limit("payment", calendar_days(62), ("draw_up",), ("send", "discard"),
              source="220 §31: by the 10th; now a default", zh="发放期限", en="payment"),
        Limit("results", wd(5), ("send",), ("report_results",), source="default",
              zh="银行回盘期限", en="results from the bank"),
    ),
    apart=(
        TWO_PAIRS_OF_EYES,
        Apart(("draw_up",), ("check",), "default"),
        Apart(("draw_up", "check"), ("approve",), "default"),
    ),
)  # fmt: skip


def payday(act: Act, county: Division, month: date, *, supplementary: bool) -> date:
    """The last day to be with the bank, today at the earliest.

    Of a month's own batch in that month; of a supplement the next such day there is.
    """
    number = act.gazette.whole(PAYDAY, county, act.on, USUAL_PAYDAY)
    if supplementary:
        month = act.on.replace(day=1)
        if act.on.day > number:
            month = first_of_next_month(month)
    last = monthrange(month.year, month.month)[1]
    return max(month.replace(day=min(number, last)), act.on)


def first_month(act: Act, county: Division) -> date:
    """The first month that is paid by batches there."""
    year, month = divmod(act.gazette.whole(SINCE, county, act.on, ALWAYS), 100)
    return date(year, min(max(month, 1), 12), 1)


def timed(act: Act, county: Division, month: date, *, supplementary: bool) -> Procedure:
    """The table as of this act: with the bank by the day that is published there."""
    last = payday(act, county, month, supplementary=supplementary)
    term = calendar_days((last - act.on).days)
    return PROCEDURE.but(limits=(replace(PROCEDURE.limit("payment"), term=term),))
