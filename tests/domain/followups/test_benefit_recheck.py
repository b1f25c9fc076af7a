"""Each benefit is looked at again in its time, or when there is reason to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.award import once
from domain.benefit_grounds import GROUNDS
from domain.entitlements import CARES, care_of
from domain.errors import (
    AlreadyDone,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
    OutOfOrder,
    TooEarly,
)
from domain.office import Actor, Role
from tests.lives import COUNTY, HEAD, Life, actor

RECIPIENT = Actor(HEAD, Role.APPLICANT, COUNTY)


@pytest.mark.parametrize(
    ("support", "due"),
    [
        ("dibao", date(2027, 3, 1)),
        ("tekun.basic", date(2027, 3, 1)),
        ("de_facto_orphan", date(2027, 3, 1)),
        ("rigid_exp", date(2027, 3, 1)),
        ("something_else", date(2027, 3, 1)),
    ],
)
def test_every_benefit_that_lasts_has_a_next_check(support, due):
    life = Life(support)
    assert life.benefit.next_check == life.runs["recheck"] == due


def test_the_next_check_is_the_one_the_approval_names():
    assert Life(next_check=date(2026, 9, 1)).runs == {"recheck": date(2026, 9, 1)}


def test_how_often_it_is_looked_at_may_be_published():
    life = Life()
    assert life.benefit.care.recheck_months(life.act(actor(Role.CLOCK)), COUNTY) == 12
    life.publishing(benefit__recheck__dibao__months="6")
    assert life.benefit.care.recheck_months(life.act(actor(Role.CLOCK)), COUNTY) == 6


def test_a_standing_is_looked_at_when_it_expires_and_money_paid_once_never():
    standing = Life("dibao_edge", "0", next_check=date(2027, 3, 1))
    assert standing.runs == {"recheck": date(2027, 3, 1)}
    amount, later = once(date(2026, 3, 1), Decimal(800))
    paid = Life("temp", str(amount), later=later)
    assert (paid.runs, paid.benefit.next_check) == ({}, None)


def test_the_subsidies_for_disability_are_matched_each_month_and_seen_alive_each_year():
    life = Life("pwd.care", "100", (HEAD,), on=date(2026, 2, 10))
    assert life.runs == {"data_match": date(2026, 3, 31), "survival_check": date(2027, 2, 1)}
    assert life.benefit.next_check == date(2027, 2, 1)
    assert life.waits == {"match_data", "lapse_survival"}


def test_time_opens_the_re_check_dated_by_its_clock_however_late_the_worker_is():
    life = Life().on(date(2027, 3, 1)).catch_up()
    assert not life.benefit.checking
    with pytest.raises(TooEarly):
        life.do("open_recheck", actor(Role.CLOCK))
    life.on(date(2027, 3, 20)).catch_up()
    event = life.benefit.pending_events[-1]
    assert (event.step, event.ground, event.on) == (
        "open_recheck",
        "periodic",
        date(2027, 3, 1),
    )
    assert life.runs == {"recheck_report": date(2027, 3, 29)}
    assert life.waits == {"report_recheck"}


def test_what_is_found_sets_the_next_check():
    life = Life(next_check=date(2026, 9, 1)).on(date(2026, 9, 2)).catch_up()
    life.do("report_recheck", finding="unchanged", account="无变化")
    assert life.benefit.next_check == life.runs["recheck"] == date(2027, 3, 1)
    assert not life.benefit.checking
    assert set(life.runs) == {"recheck"}

    life.on(date(2027, 3, 2)).catch_up()
    life.do("report_recheck", finding="unchanged", account="收入稳定", months=12)
    assert life.benefit.next_check == date(2028, 3, 1)
    life.on(date(2028, 3, 2)).catch_up()
    life.do("report_recheck", finding="unchanged", account="无变化")
    assert life.benefit.next_check == date(2029, 3, 1)


@pytest.mark.parametrize("finding", ["changed", "not_eligible", "not_reachable"])
def test_whatever_else_is_found_a_change_is_to_be_proposed(finding):
    life = Life().on(date(2027, 3, 3)).catch_up()
    life.do("report_recheck", finding=finding, account="情况变化")
    assert "propose_change" in life.waits
    assert "change_proposal" in life.runs
    soon = finding == "not_reachable"
    assert life.benefit.next_check == (date(2027, 4, 1) if soon else date(2028, 3, 1))


def test_a_report_says_one_of_four_things_and_a_time_within_two_years():
    life = Life().do("call_recheck", ground="lead")
    with pytest.raises(Malformed):
        life.do("report_recheck", finding="perhaps", account="?")
    with pytest.raises(Malformed):
        life.do("report_recheck", finding="unchanged", account="?", months=25)


def test_a_re_check_is_called_for_a_reason_once_at_a_time_and_reported_when_it_was_begun():
    life = Life()
    with pytest.raises(OutOfOrder):
        life.do("report_recheck", finding="unchanged", account="无变化")
    life.do("call_recheck", ground="spot_check")
    with pytest.raises(AlreadyDone):
        life.do("call_recheck", ground="complaint")
    for ground, cause in GROUNDS["call_recheck"].items():
        if not cause.cited:
            with pytest.raises(NoLawfulGround):
                Life().do("call_recheck", ground=ground)


def test_recipients_tell_of_changes_themselves_and_call_for_nothing_else():
    life = Life().do("call_recheck", RECIPIENT, ground="reported_change", note="已就业")
    assert life.benefit.checking == "reported_change"
    with pytest.raises(NoLawfulGround):
        Life().do("call_recheck", RECIPIENT, ground="spot_check")
    stranger = Actor("somebody", Role.APPLICANT, COUNTY)
    with pytest.raises(NotInArea):
        Life().do("call_recheck", stranger, ground="reported_change")


def test_verifiers_report_and_nobody_else():
    life = Life().do("call_recheck", ground="lead")
    for role in (Role.WINDOW, Role.APPROVER, Role.MACHINE):
        with pytest.raises(NotYours):
            life.do("report_recheck", actor(role), finding="unchanged", account="无变化")


def test_while_one_re_check_is_open_the_periodic_one_waits():
    life = Life().do("call_recheck", ground="lead").on(date(2027, 3, 5)).catch_up()
    assert life.benefit.checking == "lead"
    life.do("report_recheck", finding="unchanged", account="无变化")
    assert life.benefit.next_check == date(2028, 3, 1)


def test_each_row_of_care_is_found_by_its_supports_and_their_families():
    for care in CARES:
        for support in care.supports:
            assert care_of(support) is care
            assert care_of(f"{support}.any") is care
        assert care.source
