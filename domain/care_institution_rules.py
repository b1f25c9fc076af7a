"""养老机构名录 — who keeps an institution's entry, what may be cited, and the limits.

Sources: 老年人权益保障法 (LNR) §43, §46; 民政部令66号, from memory (66, M); SEED; the notice on
commitments, 国办发〔2020〕42号.  The rest are configurable defaults.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from domain.calendar import Term, Unit, wd
from domain.divisions import Level
from domain.grounds import Ground
from domain.office import MACHINE, PARTY, TIME, Desk, OwnDesk, Role
from domain.post import Side
from domain.procedure import Apart, Limit, Procedure, Step


class Standing(StrEnum):
    """The stages of an institution in the register."""

    OPEN = "open"
    CLOSING = "closing"
    """A plan to suspend or end its service was handed in."""
    SUSPENDED = "suspended"
    TERMINATED = "terminated"


NOTICE_KEY, NOTICE_DAYS = "elder_filing.closing_notice_days", 60
"""Calendar days between a plan to stop and the stop itself (66, M)."""
SUSPENSION, TERMINATION = "suspension", "termination"
OWN_DECISION = Ground("own_decision", "机构自行决定", "The institution decides so.", "66, M")
LEASE_ENDED = Ground("lease_ended", "租赁到期", "The lease of its premises ends.", "66, M")
ORDERED = Ground("ordered", "依法责令停止", "An authority has ordered it to stop.", "LNR §46")
DISASTER = Ground("disaster", "灾害事故", "A disaster or an accident.", "default")
REASONS = {ground.code: ground for ground in (OWN_DECISION, LEASE_ENDED, ORDERED, DISASTER)}
"""Why an institution stops."""
AT_SHORT_NOTICE = frozenset({ORDERED.code, DISASTER.code})
"""Where the notice of sixty days cannot be kept, by nobody's choice."""
NEW_HOMES = ("institution", "family", "hospital", "welfare_institution")
"""Where a resident may be placed."""


REGISTRAR = (OwnDesk(Role.WINDOW), OwnDesk(Role.VERIFIER), OwnDesk(Role.APPROVER))
COUNTY = Desk(Role.VERIFIER, Level.COUNTY, Side.INTAKE)
"""The county of the premises, which paid: not always the one that keeps the entry."""
CASHIER = Desk(Role.APPROVER, Level.COUNTY, Side.INTAKE)
QUARTER = Term(92, Unit.PLAIN)
NOTICE = Term(NOTICE_DAYS, Unit.PLAIN)

PROCEDURE = Procedure(
    version="2020",
    path="register",
    since=date(2020, 11, 1),
    basis="老年人权益保障法 §43, §46; 民政部令66号",
    steps=(
        Step("enter", MACHINE, source="LNR §43"),
        Step("refile", MACHINE, source="66号, M: changes are filed again"),
        Step("note_site", MACHINE, source="66号, M"),
        Step("note_false_data", (MACHINE, COUNTY, *REGISTRAR), source="国办发〔2020〕42号"),
        Step("confirm_fix", REGISTRAR, ("note_false_data",), source="default"),
        Step("note_subsidy", MACHINE, source="SEED"),
        Step("check_roster", COUNTY, ("note_subsidy",), source="default"),
        Step("change_use", COUNTY, ("note_subsidy",), source="default"),
        Step("repay", CASHIER, ("note_subsidy",), source="default"),
        Step("announce_closing", (PARTY, *REGISTRAR), source="66号, M; LNR §46"),
        Step("withdraw_closing", (PARTY, *REGISTRAR), ("announce_closing",), source="default"),
        Step("place_residents", (PARTY, *REGISTRAR), ("announce_closing",), source="LNR §46"),
        Step("close_down", REGISTRAR, ("announce_closing",), source="LNR §46"),
        Step("reopen", REGISTRAR, ("close_down",), source="default"),
        Step("recount", TIME),
    ),
    limits=(
        Limit(
            "fix",
            wd(10),
            ("note_false_data",),
            ("confirm_fix",),
            source="default",
            zh="限期改正",
            en="putting right",
        ),
        Limit(
            "roster",
            QUARTER,
            ("note_subsidy",),
            ("check_roster",),
            source="default: a quarter",
            zh="入住名册核查期限",
            en="check of the roster",
        ),
        Limit(
            "repayment",
            wd(30),
            ("check_roster", "change_use"),
            ("repay",),
            source="default",
            zh="退回补贴期限",
            en="repayment",
        ),
        Limit(
            "closing",
            NOTICE,
            ("announce_closing",),
            ("close_down", "withdraw_closing"),
            source="66号, M",
            zh="停业安置期限",
            en="placement before closing",
        ),
    ),
    apart=(Apart(("check_roster", "change_use"), ("repay",), "default"),),
)
