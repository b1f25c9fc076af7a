"""Less, or no more: one proposes, the recipient is heard, another decides, and it is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.award import Paid
from domain.benefit_grounds import cause_of
from domain.cases import CASE_TYPES
from domain.entitlements import ORDINARY, care_of
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Malformed,
    NoLawfulGround,
    NotInProcedure,
    NotYours,
    OutOfOrder,
    TooLate,
    WrongStage,
)
from domain.office import Role
from tests.lives import (
    DAY,
    HEAD,
    SPOUSE,
    TOWNSHIP,
    Life,
    actor,
    brought_back,
    heard_and_decided,
)

BEFORE_THE_LAW = date(2026, 6, 10)
ANOTHER = actor(Role.APPROVER, "another approver")


def proposed(life: Life, verb: str = "end", ground: str = "no_longer_eligible", **more) -> Life:
    return life.do("propose_change", verb=verb, ground=ground, reason="核查发现", **more)


def test_since_the_law_the_recipient_is_heard_before_less_is_decided():
    life = proposed(Life().on(DAY), "adjust", "income_changed", amount=Decimal(900))
    assert life.waits >= {"hear_recipient"}
    with pytest.raises(OutOfOrder, match="hear_recipient"):
        life.do("decide_change", agreed=True, reason="收入增加")
    heard_and_decided(life)
    assert life.amounts(date(2026, 8, 1), date(2026, 9, 1)) == [1200, 900]


def test_before_the_law_nobody_was_heard():
    life = proposed(Life().on(BEFORE_THE_LAW))
    life.do("decide_change", agreed=True, reason="不符合条件")
    assert life.recorded[1:] == ["ChangeProposed", "ChangeDecided", "Ended"]
    assert life.amounts(date(2026, 6, 1), date(2026, 7, 1)) == [1200, 0]


def test_what_was_proposed_before_the_law_and_is_decided_after_it_is_heard_all_the_same():
    life = proposed(Life().on(date(2026, 6, 29))).on(date(2026, 7, 2))
    with pytest.raises(OutOfOrder, match="hear_recipient"):
        life.do("decide_change", agreed=True, reason="不符合条件")
    assert heard_and_decided(life).benefit.stage == "ended"


@pytest.mark.parametrize("support", ["allowance", "de_facto_orphan", "pwd.care"])
def test_of_other_support_no_hearing_is_asked(support):
    life = proposed(Life(support, persons=(HEAD,)).on(DAY))
    assert life.do("decide_change", agreed=True, reason="属实").benefit.stage == "ended"


LASTING = [s.code for kind in CASE_TYPES.values() for s in kind.supports if s.paid != Paid.ONCE]


@pytest.mark.parametrize("support", LASTING)
def test_whatever_a_type_grants_for_longer_is_cared_for_by_rules_of_its_own(support):
    assert care_of(support) is not ORDINARY


@pytest.mark.parametrize("ground", ["adopted", "came_of_age", "parent_able"])
def test_what_a_child_was_granted_can_end_on_the_grounds_of_a_child(ground):
    (support,) = CASE_TYPES["de_facto_orphan"].supports
    assert cause_of("end", ground, support.code).code == ground


def test_more_is_given_without_a_hearing_at_once_and_less_of_dibao_is_not():
    life = Life().on(DAY)
    more = {"from_month": date(2026, 9, 1), "ground": "standard_changed"}
    life.do("adjust", amount=Decimal(1300), **more)
    assert "tell" not in life.runs
    with pytest.raises(OutOfOrder, match="propose_change"):
        life.do("adjust", amount=Decimal(1299), **more)
    with pytest.raises(OutOfOrder, match="propose_change"):
        life.do("end", from_month=date(2026, 9, 1), ground="no_longer_eligible")


def test_more_of_dibao_needs_two_people_unless_it_follows_from_the_standard():
    more = {"amount": Decimal(1300), "from_month": date(2026, 9, 1)}
    for ground in ("income_changed", "members_changed", "corrected"):
        life = Life().on(DAY)
        with pytest.raises(OutOfOrder, match="propose_change"):
            life.do("adjust", ground=ground, **more)
        proposed(life, "adjust", ground, **more)
        life.do("decide_change", agreed=True, reason="属实")
        assert life.amounts(date(2026, 8, 1), date(2026, 9, 1)) == [1200, 1300]
    assert Life().on(DAY).do("adjust", ground="standard_changed", **more).benefit.amount == 1300


def test_nobody_alone_brings_back_what_two_people_ended():
    life = heard_and_decided(proposed(Life().on(DAY)))
    with pytest.raises(OutOfOrder, match="propose_change"):
        life.do("reinstate", from_month=date(2026, 9, 1), ground="ended_in_error")
    one = actor(Role.VERIFIER)
    mistake = {"verb": "reinstate", "ground": "ended_in_error", "reason": "终止有误"}
    life.do("propose_change", one, **mistake)
    assert life.waits >= {"decide_change"}
    with pytest.raises(Conflicted):
        life.do("decide_change", actor(Role.APPROVER, one.who), agreed=True, reason="属实")
    life.do("decide_change", agreed=False, reason="终止无误")
    assert life.benefit.stage == "ended"
    assert life.may("propose_change", one)


def test_an_end_can_not_be_proposed_of_what_has_ended():
    life = heard_and_decided(proposed(Life().on(DAY)))
    for verb, ground in (("end", "given_up"), ("suspend", "not_reachable")):
        with pytest.raises(WrongStage):
            proposed(life, verb, ground)


def test_whoever_proposes_does_not_decide():
    both = actor(Role.VERIFIER)
    life = proposed(Life("pwd.care", persons=(HEAD,)).on(DAY))
    with pytest.raises(Conflicted):
        life.do("decide_change", actor(Role.APPROVER, both.who), agreed=True, reason="属实")
    life.do("decide_change", agreed=False, reason="证据不足")
    proposed(life, verb="suspend", ground="not_reachable")
    with pytest.raises(NotYours):
        life.do("decide_change", actor(Role.WINDOW), agreed=True, reason="属实")


def test_who_proposed_once_may_decide_another_proposal():
    one = actor(Role.VERIFIER, "one")
    life = Life("pwd.care", persons=(HEAD,)).on(DAY)
    life.do("propose_change", one, verb="end", ground="moved_away", reason="迁出")
    life.do("decide_change", agreed=False, reason="未迁出")
    proposed(life).do("decide_change", actor(Role.APPROVER, "one"), agreed=True, reason="属实")
    assert life.benefit.stage == "ended"


def test_one_proposal_at_a_time_and_none_is_decided_twice():
    life = proposed(Life().on(DAY))
    with pytest.raises(AlreadyDone):
        proposed(life)
    heard_and_decided(life, agreed=False)
    assert life.benefit.stage == "granted"
    assert life.benefit.proposal is None
    for verb, facts in (
        ("decide_change", {"agreed": True, "reason": "再议"}),
        ("hear_recipient", {"how": "in_person", "statement": "不同意"}),
    ):
        with pytest.raises(OutOfOrder):
            life.do(verb, **facts)


def test_a_change_that_the_benefit_outgrew_is_not_carried_out():
    life = proposed(Life().on(DAY), "adjust", "income_changed", amount=Decimal(900))
    life.do("suspend", from_month=date(2026, 9, 1), ground="not_reachable")
    with pytest.raises(WrongStage):
        heard_and_decided(life)


def test_a_proposal_makes_sense():
    life = Life().on(DAY)
    for wrong in (
        {"verb": "adjust", "ground": "income_changed"},
        {"verb": "adjust", "ground": "income_changed", "amount": Decimal(0)},
        {"verb": "end", "ground": "no_longer_eligible", "amount": Decimal(5)},
        {"verb": "end", "ground": "no_longer_eligible", "from_month": date(2026, 9, 2)},
    ):
        with pytest.raises(Malformed):
            life.do("propose_change", reason="", **wrong)
    with pytest.raises(NoLawfulGround):
        life.do("propose_change", reason="", verb="end", ground="death")
    with pytest.raises(WrongStage):
        life.do("propose_change", reason="", verb="resume", ground="reached")
    with pytest.raises(WrongStage):
        life.do("propose_change", reason="", verb="reinstate", ground="annulled")


def test_a_loss_is_told_in_writing_with_the_remedies_within_three_working_days():
    life = heard_and_decided(proposed(Life().on(DAY)))
    assert life.runs == {"tell": date(2026, 8, 6)}
    assert life.waits == {"tell_change"}
    life.do("tell_change", how="by_post")
    assert life.benefit.pending_events[-1].remedies == ["reconsideration", "lawsuit"]
    assert life.runs == {}
    with pytest.raises(OutOfOrder):
        life.do("tell_change", how="by_post")


def test_a_loss_holds_from_the_next_month_and_only_deceit_further_back():
    back = {"from_month": date(2026, 3, 1)}
    life = heard_and_decided(proposed(Life().on(DAY), **back))
    assert life.amounts(date(2026, 8, 1), date(2026, 9, 1)) == [1200, 0]
    fraud = heard_and_decided(proposed(Life().on(DAY), ground="fraud", **back))
    assert not any(fraud.amounts(date(2026, 3, 1), date(2026, 9, 1)))


def test_whoever_takes_up_work_keeps_it_for_half_a_year_at_most():
    for until, months in ((date(2027, 3, 1), 7), (date(2026, 11, 1), 3)):
        life = proposed(Life().on(DAY), ground="fading_out", from_month=until)
        heard_and_decided(life)
        paid = life.amounts(date(2026, 8, 1), date(2027, 6, 1))
        assert sum(amount > 0 for amount in paid) == months
    life = proposed(Life().on(DAY), ground="fading_out", from_month=date(2027, 4, 1))
    with pytest.raises(Malformed):
        heard_and_decided(life)


def test_given_up_of_ones_own_will_nobody_is_heard_but_two_people_see_to_it():
    life = proposed(Life().on(DAY), ground="given_up")
    life.do("decide_change", agreed=True, reason="本人申请")
    assert life.benefit.stage == "ended"


def refusing(person: str, times: int, life: Life | None = None) -> Life:
    life = life or Life().on(DAY)
    for _ in range(times):
        life.do("note_work_offer", person=person, taken=False)
    return life


def test_work_refused_three_times_in_a_row_costs_a_person_their_own_part():
    half = {"verb": "adjust", "ground": "work_refused", "amount": Decimal(600)}
    with pytest.raises(NoLawfulGround):
        proposed(refusing(HEAD, 2), **half)
    taken = refusing(HEAD, 2).do("note_work_offer", person=HEAD, taken=True)
    with pytest.raises(NoLawfulGround):
        proposed(refusing(HEAD, 1, taken), **half)
    with pytest.raises(NoLawfulGround):
        proposed(refusing(HEAD, 3), **{**half, "amount": Decimal(599)})
    with pytest.raises(NoLawfulGround):
        proposed(refusing(HEAD, 3), ground="work_refused")
    assert heard_and_decided(proposed(refusing(HEAD, 3), **half)).benefit.amount == 600
    all_of_them = refusing(SPOUSE, 3, refusing(HEAD, 3))
    assert heard_and_decided(proposed(all_of_them, ground="work_refused")).benefit.amount
    with pytest.raises(Malformed):
        refusing("somebody", 1)
    with pytest.raises(NotInProcedure):
        refusing(HEAD, 1, Life("tekun", persons=(HEAD,)).on(DAY))


def tekun() -> Life:
    life = Life("tekun", persons=(HEAD,)).on(DAY)
    return heard_and_decided(proposed(life, ground="supporter_able"))


def test_an_end_of_tekun_hangs_for_seven_days_and_holds_from_the_month_after():
    life = tekun()
    assert life.benefit.stage == "granted"
    assert life.waits >= {"post_notice"}
    life.do("post_notice", place=str(TOWNSHIP))
    assert life.runs["notice"] == date(2026, 8, 10)
    life.on(date(2026, 8, 10)).catch_up()
    assert life.benefit.stage == "granted"
    life.on(date(2026, 9, 3)).catch_up()
    assert life.benefit.stage == "ended"
    assert life.amounts(date(2026, 8, 1), date(2026, 9, 1)) == [1200, 0]
    assert life.benefit.pending_events[-1].on == date(2026, 8, 10)
    assert set(life.runs) == {"tell"}


def test_an_objection_is_looked_into_in_fifteen_days_and_then_it_hangs_again():
    life = tekun().do("post_notice", place=str(TOWNSHIP)).later(3)
    life.do("raise_objection", text="子女无力赡养")
    assert life.runs["end_objection"] == date(2026, 8, 27)
    assert "notice" not in life.runs
    with pytest.raises(OutOfOrder, match="reinvestigate"):
        life.do("post_notice", place=str(TOWNSHIP))
    life.do("reinvestigate", findings="有能力", stands=True)
    life.do("post_notice", place=str(TOWNSHIP)).later(20).catch_up()
    assert life.benefit.stage == "ended"


def test_it_is_paid_until_the_month_in_which_a_notice_ended_that_nobody_objected_to():
    """However early the end was approved, and whichever month was proposed for it."""
    life = Life("tekun", persons=(HEAD,)).on(DAY)
    proposed(life, ground="supporter_able", from_month=date(2026, 9, 1))
    heard_and_decided(life)
    life.on(date(2026, 8, 26)).do("post_notice", place=str(TOWNSHIP))
    assert life.runs["notice"] == date(2026, 9, 2)
    life.on(date(2026, 8, 31)).do("raise_objection", text="子女无力赡养")
    assert life.runs["end_objection"] == date(2026, 9, 20)
    life.on(date(2026, 9, 18)).do("reinvestigate", findings="有能力", stands=True)
    life.on(date(2026, 9, 24)).do("post_notice", place=str(TOWNSHIP))
    ends = life.runs["notice"]
    assert ends.month == 10
    life.on(ends).catch_up()
    assert life.benefit.stage == "granted"
    life.on(date(2026, 12, 5)).catch_up()
    assert (life.benefit.stage, life.benefit.ended_for) == ("ended", "supporter_able")
    assert life.amounts(date(2026, 8, 1), date(2026, 11, 1)) == [1200, 1200, 1200, 0]


def test_what_an_objection_shows_to_be_wrong_is_dropped():
    life = tekun().do("post_notice", place=str(TOWNSHIP)).later(3)
    life.do("raise_objection", text="子女无力赡养")
    life.do("reinvestigate", findings="确无能力", stands=False).later(40).catch_up()
    assert (life.benefit.stage, life.benefit.proposal) == ("granted", None)
    proposed(life)


def test_nothing_is_objected_to_after_the_notice_and_nothing_posted_that_was_not_agreed():
    life = tekun().do("post_notice", place=str(TOWNSHIP)).later(8)
    with pytest.raises(TooLate):
        life.do("raise_objection", text="迟了")
    with pytest.raises(OutOfOrder):
        Life("tekun", persons=(HEAD,)).do("post_notice", place=str(TOWNSHIP))
    with pytest.raises(OutOfOrder):
        tekun().do("reinvestigate", findings="?", stands=True)


def test_less_of_tekun_and_an_end_of_ones_own_will_are_not_posted():
    life = Life("tekun", persons=(HEAD,)).on(DAY)
    proposed(life, "adjust", "form_changed", amount=Decimal(1000))
    assert heard_and_decided(life).benefit.amount == 1000
    life = proposed(Life("tekun", persons=(HEAD,)).on(DAY), ground="given_up")
    assert life.do("decide_change", agreed=True, reason="自愿").benefit.stage == "ended"


def test_what_was_ended_by_mistake_goes_on_and_is_cared_for_again():
    life = heard_and_decided(proposed(Life().on(DAY)))
    brought_back(life.on(date(2026, 10, 12)), "annulled", date(2026, 9, 1))
    assert not life.amounts(date(2026, 9, 1), date(2026, 10, 1)).count(Decimal(0))
    assert life.runs["recheck"] == life.benefit.next_check == date(2027, 10, 1)
    with pytest.raises(WrongStage):
        brought_back(life, "annulled", date(2026, 9, 1))
