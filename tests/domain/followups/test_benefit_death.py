"""A death ends what was somebody's own, and has a household's benefit looked at again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.award import once
from domain.errors import AlreadyDone, Malformed, NoLawfulGround, NotYours, OutOfOrder
from domain.office import Role
from tests.lives import CHILD, DAY, HEAD, SPOUSE, Life, actor, brought_back, heard_and_decided

JULY = date(2026, 7, 20)


def died(life: Life, person: str = HEAD, on: date = JULY) -> Life:
    return life.do("note_death", person=person, died_on=on, source="death_certificate")


def test_what_was_theirs_alone_ends_from_the_month_after_and_nobody_is_told():
    life = died(Life(persons=(HEAD,)).on(DAY))
    assert life.amounts(date(2026, 7, 1), date(2026, 9, 1)) == [1200, 0, 0]
    assert (life.benefit.stage, life.benefit.ended_for) == ("ended", "death")
    assert life.runs == {}


def test_a_household_is_looked_at_again_within_three_months_of_the_death():
    life = died(Life().on(DAY), SPOUSE)
    assert (life.benefit.stage, life.benefit.checking) == ("granted", "member_died")
    assert life.runs["after_death"] == date(2026, 10, 20)
    assert life.waits >= {"report_recheck"}
    life.do("report_recheck", finding="changed", account="减少一人")
    assert "after_death" in life.runs
    life.do("propose_change", verb="adjust", ground="members_changed", amount=Decimal(620),
            reason="减少一人")  # fmt: skip
    assert "after_death" not in heard_and_decided(life).runs


def test_where_nothing_has_to_change_the_report_is_the_end_of_it():
    life = died(Life().on(DAY), SPOUSE)
    life.do("report_recheck", finding="unchanged", account="已按人数核算")
    assert set(life.runs) == {"recheck"}


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2026, 3, 31), date(2026, 6, 30)),
        (date(2026, 12, 15), date(2027, 3, 15)),
    ],
)
def test_three_months_end_on_the_same_day_or_the_last_of_the_month(day, until):
    life = Life(on=date(2025, 10, 8)).on(day)
    assert died(life, SPOUSE, day).runs["after_death"] == until


def test_when_the_last_of_them_dies_it_ends():
    life = died(died(Life().on(DAY), SPOUSE), HEAD, date(2026, 8, 2))
    assert life.benefit.stage == "ended"
    assert life.amounts(date(2026, 8, 1), date(2026, 9, 1)) == [1200, 0]


def test_whoever_receives_it_for_a_child_dies_and_the_child_keeps_it():
    life = died(Life("de_facto_orphan", persons=(CHILD,)).on(DAY))
    assert (life.benefit.stage, life.benefit.checking) == ("granted", "payee_died")
    assert "after_death" not in life.runs
    assert died(life, CHILD, DAY).benefit.stage == "ended"


def test_before_it_began_nothing_of_it_is_ever_due():
    life = died(Life(persons=(HEAD,)).on(DAY), on=date(2025, 12, 24))
    assert not any(life.amounts(date(2026, 1, 1), date(2027, 1, 1)))


def test_an_end_to_come_is_brought_forward_by_a_death_and_one_that_was_is_left():
    life = Life("allowance", persons=(HEAD,)).on(DAY)
    life.do("end", from_month=date(2026, 12, 1), ground="given_up")
    assert died(life).amounts(date(2026, 7, 1), date(2026, 9, 1)) == [1200, 0, 0]
    over = Life("allowance", persons=(HEAD,)).on(DAY)
    over.do("end", from_month=date(2026, 8, 1), ground="given_up")
    with pytest.raises(AlreadyDone):
        died(over)


def test_money_due_once_and_what_is_given_for_a_death_do_not_end_with_it():
    amount, later = once(date(2026, 3, 1), Decimal(800))
    life = died(Life("temp", str(amount), (HEAD,), later=later).on(DAY))
    assert (life.benefit.stage, life.benefit.checking) == ("granted", "")
    assert died(Life("funeral_relief", persons=(HEAD,)).on(DAY)).benefit.stage == "granted"


def test_a_death_is_noted_once_of_those_it_is_for_and_not_before_it_happened():
    life = died(Life().on(DAY), SPOUSE)
    with pytest.raises(AlreadyDone):
        died(life, SPOUSE)
    with pytest.raises(Malformed):
        died(life, CHILD)
    with pytest.raises(Malformed):
        died(life, HEAD, date(2026, 8, 4))


def seen_alive(life: Life, person: str = HEAD) -> Life:
    return life.do("withdraw_death", actor(Role.MACHINE, "policy:life"), person=person)


@pytest.mark.parametrize("support", ["pwd.care", "dibao"])
def test_what_ended_for_a_death_that_was_none_is_proposed_to_go_on_from_then(support):
    life = seen_alive(died(Life(support, persons=(HEAD,)).on(DAY)).later(30))
    assert life.benefit.stage == "ended"
    assert life.benefit.living == (HEAD,)
    assert life.waits >= {"decide_change"}
    assert life.amounts(date(2026, 8, 1), date(2026, 9, 1)) == [0, 0]
    life.do("decide_change", agreed=True, reason="本人到场")
    assert life.amounts(date(2026, 7, 1), date(2026, 9, 1)) == [1200] * 3
    assert life.may("note_death", actor(Role.VERIFIER))


def test_a_household_that_was_told_of_a_death_that_was_none_goes_on_with_all_its_members():
    life = seen_alive(died(Life().on(DAY), SPOUSE), SPOUSE)
    assert life.benefit.living == (HEAD, SPOUSE)
    assert life.benefit.proposal is None
    died(life, SPOUSE)
    assert life.benefit.living == (HEAD,)


def test_whoever_dies_while_it_is_proposed_to_go_on_is_not_paid_again():
    life = seen_alive(died(Life("pwd.care", persons=(HEAD,)).on(DAY)).later(30))
    died(life, HEAD, date(2026, 8, 20))
    assert (life.benefit.stage, life.benefit.proposal) == ("ended", None)
    with pytest.raises(OutOfOrder):
        life.do("decide_change", agreed=True, reason="本人到场")
    assert life.amounts(date(2026, 8, 1), date(2026, 10, 1)) == [0, 0, 0]


def test_nobody_is_seen_alive_twice_and_no_officer_says_so_of_a_benefit():
    life = Life("pwd.care", persons=(HEAD,)).on(DAY)
    with pytest.raises(AlreadyDone):
        seen_alive(life)
    with pytest.raises(NotYours):
        died(life).do("withdraw_death", actor(Role.APPROVER), person=HEAD)


def test_only_a_wrong_report_brings_back_what_a_death_had_ended():
    life = died(Life(persons=(HEAD,)).on(DAY))
    with pytest.raises(NoLawfulGround):
        brought_back(life, "annulled", date(2026, 8, 1))
    brought_back(life, "not_dead", date(2026, 8, 1))
    assert set(life.amounts(date(2026, 7, 1), date(2026, 9, 1))) == {1200}
    assert life.benefit.living == (HEAD,)
    assert life.may("note_death", actor(Role.VERIFIER))
