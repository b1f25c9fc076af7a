"""What ends without a decision: a standing after its time, a subsidy with its institution."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.award import in_stages
from domain.errors import NoLawfulGround, NotYours, TooEarly
from domain.office import Role
from tests.lives import HEAD, LIVES, Life, actor, brought_back

LAST = date(2027, 2, 9)
MACHINE = actor(Role.MACHINE, "policy:end_construction")


def standing(**more) -> Life:
    return Life("rigid_exp", "0", next_check=date(2027, 2, 1), until=date(2027, 2, 10), **more)


def test_a_standing_ends_with_its_last_day_dated_by_its_clock_however_late_the_worker_is():
    life = standing()
    assert life.runs["expiry"] == LAST
    life.on(LAST).catch_up()
    assert life.benefit.stage == "granted"
    with pytest.raises(TooEarly):
        life.do("expire", actor(Role.CLOCK))
    life.on(date(2027, 4, 20)).catch_up()
    event = life.benefit.pending_events[-1]
    assert (event.step, event.ground, event.on) == ("expire", "expired", LAST)
    assert event.from_month == date(2027, 3, 1)
    assert (life.benefit.stage, life.benefit.checking) == ("ended", "")
    assert set(life.runs) == {"tell"}


def test_a_suspended_one_ends_all_the_same_and_one_without_a_day_never():
    life = standing().do("suspend", from_month=date(2026, 5, 1), ground="not_reachable")
    assert life.on(date(2027, 2, 10)).catch_up().benefit.stage == "ended"
    life = Life("rigid_exp", "0").on(date(2031, 1, 1)).catch_up()
    assert (life.benefit.stage, life.benefit.until) == ("granted", None)


def test_a_time_that_was_looked_at_meanwhile_is_no_longer_than_before():
    life = standing().do("call_recheck", ground="lead")
    life.do("report_recheck", finding="unchanged", account="无变化")
    assert life.runs["expiry"] == LAST
    assert life.on(date(2027, 2, 10)).catch_up().benefit.stage == "ended"


def test_what_was_ended_by_mistake_goes_on_until_its_last_day_and_not_beyond():
    def reinstated(day: date) -> Life:
        life = standing().on(date(2026, 6, 1))
        life.do("propose_change", verb="end", ground="given_up", reason="本人申请")
        life.do("decide_change", agreed=True, reason="自愿")
        return brought_back(life.on(day), "ended_in_error", date(2026, 7, 1))

    life = reinstated(date(2026, 9, 1))
    assert life.runs["expiry"] == LAST
    assert life.on(date(2027, 2, 10)).catch_up().benefit.stage == "ended"
    life = reinstated(date(2027, 3, 1))
    assert life.benefit.stage == "granted"
    assert life.later(1).catch_up().benefit.stage == "ended"


def test_what_is_not_due_yet_ends_with_the_institution_and_what_was_paid_stays():
    life = LIVES["of_an_institution"]()
    assert life.benefit.stage == "ended"
    assert life.benefit.amount_in(date(2026, 3, 1)) == 600
    assert life.benefit.amount_in(date(2027, 3, 1)) == 0
    assert set(life.runs) == {"tell"}


def test_only_the_office_itself_follows_an_institution_and_only_with_its_subsidy():
    life = Life("elder_build", "600", (HEAD,))
    with pytest.raises(NotYours):
        life.do("follow_institution", ground="institution_closed")
    with pytest.raises(NoLawfulGround):
        life.do("follow_institution", MACHINE, ground="fraudulent")
    with pytest.raises(NoLawfulGround):
        Life("pwd.care").do("follow_institution", MACHINE, ground="institution_closed")


def test_money_in_stages_is_ended_and_never_held_back_or_brought_back():
    """There is no amount to go back to: resumed, it would be paid every month."""
    first, later = in_stages(
        date(2026, 9, 1), [(date(2026, 9, 1), Decimal(60)), (date(2027, 9, 1), Decimal(40))]
    )
    life = Life("elder_build", str(first), (HEAD,), later=later)
    with pytest.raises(NoLawfulGround):
        life.do("suspend", from_month=date(2026, 10, 1), ground="not_reachable")
    with pytest.raises(NoLawfulGround):
        life.do("propose_change", verb="suspend", ground="not_reachable", reason="无法联系")
    life.do("end", from_month=date(2026, 10, 1), ground="given_up")
    with pytest.raises(NoLawfulGround):
        life.do("reinstate", from_month=date(2026, 11, 1), ground="ended_in_error")
    assert [yuan for _, yuan in life.benefit.months(date(2026, 9, 1), date(2027, 9, 1))][
        -1
    ] == 0
