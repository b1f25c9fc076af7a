"""A change of self-care is assessed anew within ten working days, and paid for as published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.errors import (
    AlreadyDone,
    Conflicted,
    Malformed,
    NoLawfulGround,
    NotYours,
    OutOfOrder,
)
from domain.office import Actor, Role
from tests.lives import COUNTY, DAY, HEAD, Life, actor, heard_and_decided, reassessed

RECIPIENT = Actor(HEAD, Role.APPLICANT, COUNTY)
ALL_BUT_ONE = ("eating", "dressing", "bed", "toilet", "walking")
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


def reported(by: Actor | None = None) -> Life:
    life = Life("tekun.care", "300", (HEAD,)).on(DAY)
    return life.do("call_recheck", by, ground="self_care_changed")


def adjusted(life: Life, amount: int, since: date = SEPTEMBER) -> Life:
    return life.do(
        "adjust", amount=Decimal(amount), from_month=since, ground="self_care_changed"
    )


@pytest.mark.parametrize("by", [RECIPIENT, actor(Role.WINDOW), actor(Role.MACHINE)])
def test_whoever_reports_it_the_assessment_is_due_in_ten_working_days(by):
    life = reported(by)
    assert life.benefit.checking == "self_care_changed"
    assert life.runs["self_care"] == date(2026, 8, 17)
    assert "recheck_report" not in life.runs
    assert life.waits >= {"reassess_self_care"}


def test_it_is_answered_by_an_assessment_and_by_nothing_else():
    life = reported()
    with pytest.raises(OutOfOrder, match="reassess_self_care"):
        life.do("report_recheck", finding="unchanged", account="无变化")
    with pytest.raises(AlreadyDone):
        life.do("call_recheck", ground="lead")
    other = Life("tekun.care", "300", (HEAD,)).do("call_recheck", ground="lead")
    with pytest.raises(OutOfOrder, match="call_recheck"):
        other.do("reassess_self_care", failed=[], account="自理")


def test_only_of_the_care_support_and_by_the_county_or_whom_it_entrusts():
    for support in ("tekun.basic", "dibao"):
        with pytest.raises(NoLawfulGround):
            Life(support, persons=(HEAD,)).do("call_recheck", ground="self_care_changed")
    seen = {"failed": ["bathing"], "account": "入户评估"}
    with pytest.raises(NotYours):
        reported().do("reassess_self_care", actor(Role.VERIFIER), **seen)
    county = actor(Role.VERIFIER, division=COUNTY)
    assert reported().do("reassess_self_care", county, **seen).benefit.checking == ""


def test_the_same_class_changes_nothing():
    life = reassessed("bathing")
    assert (life.benefit.reassessed, life.benefit.checking) == (None, "")
    assert set(life.runs) == {"recheck"}
    with pytest.raises(OutOfOrder, match="reassess_self_care"):
        adjusted(life, 600)


def test_more_is_adjusted_at_once_by_who_granted_it_to_what_is_published():
    life = reassessed(*ALL_BUT_ONE)
    assert life.benefit.pending_events[-1].ability == "unable"
    assert life.runs["change_proposal"] == date(2026, 8, 24)
    with pytest.raises(Malformed, match="amount"):
        adjusted(life, 599)
    with pytest.raises(Malformed, match="from_month"):
        adjusted(life, 600, date(2026, 8, 1))
    with pytest.raises(NotYours):
        life.do("adjust", actor(Role.WINDOW), amount=Decimal(600), from_month=SEPTEMBER,
                ground="self_care_changed")  # fmt: skip
    adjusted(life, 600)
    assert life.amounts(date(2026, 8, 1), OCTOBER) == [300, 600, 600]
    assert set(life.runs) == {"recheck"}
    with pytest.raises(OutOfOrder):
        adjusted(life, 600)


def test_less_is_proposed_heard_and_decided_like_any_loss():
    life = reassessed()
    with pytest.raises(OutOfOrder, match="propose_change"):
        adjusted(life, 50)
    less = {"verb": "adjust", "ground": "self_care_changed", "reason": "恢复自理"}
    with pytest.raises(Malformed):
        life.do("propose_change", amount=Decimal(40), **less)
    life.do("propose_change", amount=Decimal(50), **less)
    with pytest.raises(OutOfOrder, match="hear_recipient"):
        life.do("decide_change", agreed=True, reason="符合规定")
    heard_and_decided(life)
    assert life.amounts(date(2026, 8, 1), OCTOBER) == [300, 50, 50]
    assert (life.benefit.reassessed, life.benefit.stage) == (None, "granted")


def test_where_full_ability_is_published_with_nothing_it_stays_open_at_nothing():
    life = Life("tekun.care", "300", (HEAD,)).on(DAY).publishing(tekun__care__able="0")
    life.do("call_recheck", ground="self_care_changed")
    life.do("reassess_self_care", failed=[], account="恢复自理")
    life.do("propose_change", verb="adjust", ground="self_care_changed", amount=Decimal(0),
            reason="恢复自理")  # fmt: skip
    heard_and_decided(life)
    assert (life.benefit.stage, life.benefit.amount_in(SEPTEMBER)) == ("granted", 0)
    with pytest.raises(Malformed):
        life.do("adjust", amount=Decimal(0), from_month=OCTOBER, ground="standard_changed")


def test_who_assessed_does_not_decide_and_what_is_no_item_is_refused():
    assessor = actor(Role.PARTNER)
    life = reassessed(*ALL_BUT_ONE)
    with pytest.raises(Conflicted):
        life.do("adjust", actor(Role.APPROVER, assessor.who), amount=Decimal(600),
                from_month=SEPTEMBER, ground="self_care_changed")  # fmt: skip
    for failed in (["flying"], ["bed", "bed"]):
        with pytest.raises(Malformed):
            reported().do("reassess_self_care", failed=failed, account="?")
