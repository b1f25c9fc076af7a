"""待遇管理 — who may do what with a running benefit, after what, and in which time.

Sources: 民发〔2021〕57号 (57), 民发〔2022〕83号 (83), 特困人员认定办法 (43), 社会救助法 (SAL),
and defaults.  What differs from support to support stands in ``entitlements``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from domain.calendar import Term, Unit, cd, wd
from domain.errors import DomainError, NotInArea, NotYours
from domain.grounds import unless
from domain.office import (
    ANYONE,
    COUNTY_PARTNER,
    COUNTY_VERIFIER,
    MACHINE,
    PARTY,
    TIME,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    Actor,
    Line,
    Role,
)
from domain.post import Seat, Side
from domain.procedure import Apart, Limit, Procedure, Step

if TYPE_CHECKING:
    from domain.benefit_proposal import Proposed


class Standing(StrEnum):
    """The stages of a benefit: what was decided last.

    A change may begin in a month to come: from which one it holds is said by the amounts of
    the months, never by the stage.
    """

    GRANTED = "granted"
    SUSPENDED = "suspended"
    ENDED = "ended"


RUNNING = (Standing.GRANTED, Standing.SUSPENDED)


@dataclass(frozen=True)
class Granter:
    """An approver of the organ that granted the benefit, or of one above it."""

    def __str__(self) -> str:
        return "approver of the granting organ"

    @property
    def seats(self) -> tuple[Seat, ...]:
        return (Seat(str(Role.APPROVER), side=str(Side.OWNER)),)

    def objection(self, actor: Actor, case: Any) -> DomainError | None:
        """Why this actor may not act from this post, or None."""
        if actor.role is not Role.APPROVER:
            return NotYours(str(self), actor.role)
        if not case.unit(Side.OWNER).within(actor.division):
            return NotInArea(str(actor.division))
        return None if case.organ.within(actor.division) else NotYours(str(self))


@unless("无需听取意见", "SAL §48")
def nobody_to_hear(case: Proposed) -> bool:
    """Nothing is taken away, or the rules of this support ask for no hearing."""
    return case.proposal is None or not case.proposal.hearing


def calendar_days(length: int) -> Term:
    return Term(length, Unit.PLAIN)


GRANTER = Granter()
REGISTER = Line((Role.MACHINE,))
"""A register's own account, or a rule of the office."""
VERIFIERS = Line((Role.VERIFIER,))
CLERKS = Line((Role.WINDOW, Role.VERIFIER, Role.APPROVER))
WITNESSES = (Line((Role.VILLAGE, Role.WINDOW, Role.VERIFIER)), REGISTER)
TOWNSHIP = (TOWNSHIP_WINDOW, TOWNSHIP_VERIFIER)
ASSESSORS = (COUNTY_PARTNER, COUNTY_VERIFIER)
"""The third party that the county entrusts, or the county itself (43 §20)."""
AT_ANY_TIME = "done whenever it happens"
DECIDED = "decided whenever there is reason to"

STEPS = (
    Step("grant", MACHINE, source="57 §21"),
    Step("adjust", GRANTER, untimed=DECIDED, source="57 §31"),
    Step("suspend", GRANTER, untimed=DECIDED, source="default"),
    Step("resume", GRANTER, untimed=DECIDED, source="default"),
    Step("end", GRANTER, untimed=DECIDED, source="83 五(五)"),
    Step("reinstate", GRANTER, untimed=DECIDED, source="default: annulled, or a mistake"),
    Step("open_recheck", TIME, once_over="recheck", source="57 §31; 18 二(二)7"),
    Step("call_recheck", (PARTY, CLERKS, REGISTER), untimed=AT_ANY_TIME, source="83 五(五)"),
    Step("report_recheck", VERIFIERS, source="57 §31"),
    Step("reassess_self_care", ASSESSORS, source="43 §20, §23"),
    Step(
        "propose_change",
        (VERIFIERS, REGISTER),
        voids=("hear_recipient", "decide_change", "post_notice", "raise_objection",
               "reinvestigate", "close_notice"),
        source="43 §25; 57 §31",
    ),
    Step("hear_recipient", VERIFIERS, ("propose_change",), unless=(nobody_to_hear,),
         source="SAL §48"),
    Step("decide_change", GRANTER, ("propose_change", "hear_recipient"),
         source="SAL §48; 43 §25"),
    Step("post_notice", TOWNSHIP, ("decide_change",), once=True, source="43 §25"),
    Step("raise_objection", ANYONE, while_runs="notice", voids=("post_notice",),
         untimed="a right", source="43 §26"),
    Step("reinvestigate", VERIFIERS, ("raise_objection",), source="43 §26"),
    Step("close_notice", TIME, ("post_notice",), once_over="notice", source="43 §25"),
    Step("tell_change", CLERKS, source="SAL §48: in writing, with reasons; 57 §21"),
    Step("note_death", (REGISTER, Line((Role.VERIFIER, Role.APPROVER))), untimed=AT_ANY_TIME,
         source="83 一(三)"),
    Step("withdraw_death", MACHINE, untimed=AT_ANY_TIME, source="default"),
    Step("note_work_offer", CLERKS, untimed=AT_ANY_TIME, source="57 §34"),
    Step("match_data", (REGISTER, VERIFIERS), source="default: every month"),
    Step("prove_survival", WITNESSES, source="SEED 二(三)4; default: every year"),
    Step("lapse_survival", TIME, once_over="survival_check", source="default"),
    Step("claim_back", (GRANTER, REGISTER), untimed=DECIDED, source="SAL §73; default"),
    Step("record_repayment", (CLERKS, REGISTER), untimed=AT_ANY_TIME, source="default"),
    Step("write_off", GRANTER, untimed=DECIDED, source="default"),
    Step("expire", TIME, once_over="expiry", source="GX: valid for 12 months"),
    Step("follow_institution", MACHINE, untimed=DECIDED, source="default"),
    Step("recount", TIME, untimed="when a calendar is published"),
)  # fmt: skip
LIMITS = (
    Limit("recheck", calendar_days(366), ("grant", "report_recheck", "reinstate"),
          ("open_recheck", "report_recheck"), source="57 §31: 12 or 6 months",
          zh="定期核查期", en="next re-check"),
    Limit("recheck_report", wd(20), ("open_recheck", "call_recheck", "note_death"),
          ("report_recheck",), source="default", zh="核查期限", en="re-check"),
    Limit("after_death", calendar_days(92), ("note_death",),
          ("report_recheck", "decide_change", "adjust"), source="83 一(三): 3 months",
          zh="成员死亡后核查调整期限", en="adjustment after a death"),
    Limit("change_proposal", wd(10), ("report_recheck", "reassess_self_care", "match_data"),
          ("propose_change", "adjust", "suspend", "resume", "end"),
          source="default", zh="提出变动意见期限", en="proposal of a change"),
    Limit("change_hearing", wd(10), ("propose_change",), ("hear_recipient", "decide_change"),
          source="default", zh="听取意见期限", en="hearing of the recipient"),
    Limit("change_decision", wd(20), ("propose_change",), ("decide_change",), source="default",
          zh="变动审批期限", en="decision on a change"),
    Limit("end_posting", wd(3), ("decide_change", "reinvestigate"), ("post_notice",),
          source="default", zh="张贴公示期限", en="posting of the notice"),
    Limit("notice", cd(7), ("post_notice",), ("close_notice", "raise_objection"),
          source="43 §25"),
    Limit("end_objection", wd(15), ("raise_objection",), ("reinvestigate",), source="43 §26",
          zh="异议复查期限", en="new investigation"),
    Limit("tell", wd(3),
          ("adjust", "suspend", "end", "lapse_survival", "expire", "follow_institution"),
          ("tell_change",), source="SAL §48; 57 §21 by analogy"),
    Limit("data_match", calendar_days(62), ("grant", "match_data", "reinstate"),
          ("match_data",), source="default", zh="按月比对期限", en="monthly data match"),
    Limit("survival_check", calendar_days(366), ("grant", "prove_survival", "reinstate"),
          ("lapse_survival", "prove_survival"), source="default: every 12 months",
          zh="生存验证期限", en="survival check"),
    Limit("self_care", wd(10), ("call_recheck",), ("reassess_self_care",), source="43 §23",
          zh="生活自理能力重新评估期限", en="new assessment of self-care"),
    Limit("expiry", calendar_days(366), ("grant", "reinstate"), ("expire",),
          source="GX: valid for 12 months", zh="有效期", en="validity"),
)  # fmt: skip
PROCEDURE = Procedure(
    version="2021",
    path="benefit",
    since=date(2012, 1, 1),
    basis="社会救助法; 社会救助暂行办法; 民发〔2021〕57号; 特困人员认定办法; 国发〔2015〕52号",
    steps=STEPS,
    limits=LIMITS,
    apart=(
        Apart(("propose_change",), ("decide_change",), "SAL §48; default"),
        Apart(("reassess_self_care",), ("adjust", "decide_change"), "default"),
        Apart(("claim_back",), ("write_off",), "default"),
    ),
)
SPECIAL = frozenset(
    {"recheck", "recheck_report", "after_death", "change_proposal", "change_hearing",
     "end_posting", "tell", "data_match", "survival_check", "self_care", "expiry"}
)  # fmt: skip
"""Limits that start where a verb says so, not with each step of that name."""
