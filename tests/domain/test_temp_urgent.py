"""急难型临时救助: helped within 24 hours, written down within ten working days of its end."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NotInArea,
    NotYours,
    NumberMissing,
    Objections,
    OutOfOrder,
    WrongStage,
)
from domain.gazette import Entry, Gazette
from domain.office import Actor, Role
from domain.traits.aid_payer import PaidOtherwise
from tests.builders import Course, act
from tests.cast import AWAY, BATU, COUNTY, SARNAI, VILLAGE, officer, papers, person
from tests.kinds.temp_urgent import QUOTA
from tests.samples import gazette_entries

AUGUST = date(2026, 8, 6)
APPROVER = officer(Role.APPROVER, Level.TOWNSHIP)
COUNTY_APPROVER = officer(Role.APPROVER, Level.COUNTY)
VERIFIER = officer(Role.VERIFIER, Level.TOWNSHIP)


def urgent(path="township", **changes):
    return Course("temp_urgent", f"2026/{path}", **changes)


def assessed(path="township", **words):
    return urgent(path).to("recall_aid").do("assess", **words)


def granted(path="township", **words):
    return assessed(path, **words).to("approve")


def test_a_neighbour_any_window_and_the_village_may_report_it():
    for by in (
        Actor(person("neighbour"), Role.RESIDENT, AWAY),
        Actor(person("far window"), Role.WINDOW, AWAY),
        Actor(person("village head"), Role.VILLAGE, VILLAGE),
    ):
        case = urgent(by=by).case
        assert (case.applicant, case.form.by) == (BATU, by.who)


def test_an_officer_of_a_village_elsewhere_does_not():
    with pytest.raises(NotInArea):
        urgent(by=Actor(person("x"), Role.VILLAGE, Division("150421103001")))


def paid_by_the_fund(**words):
    return granted(**words).do("hear_fund", payer="township")


def test_it_is_no_matter_where_those_in_need_are_registered():
    assert not {"hukou", "lives"} & {field.name for field in urgent().case.asks}


def test_nothing_is_asked_for_before_the_aid():
    course = urgent().do("accept")
    assert not course.case.papers
    assert "request_correction" not in course.steps
    assert course.to("give_aid").case.given == {"transfer"}


def test_what_happens_in_the_days_to_come_is_no_emergency_yet():
    with pytest.raises(Malformed):
        urgent(happened_on=AUGUST + timedelta(days=1))


def test_a_report_that_nobody_accepts_is_accepted_after_a_day():
    course = urgent().later(2).catch_up()
    assert course.case.stage == "accepted"
    assert course.case.clocks["aid"].runs


def test_aid_is_due_24_hours_after_the_report_to_the_minute():
    course = urgent()
    due = course.last.timestamp + timedelta(hours=24)
    assert course.case.clocks["aid"].due_at == due
    accepted = course.later(1).do("accept").case
    assert accepted.clocks["aid"].due_at == accepted.clocks["decision"].due_at == due
    assert course.to("approve").case.clocks["aid"].runs, "a decision helps nobody yet"
    assert course.do("hear_fund").case.clocks["aid"].runs, "nor does who pays"
    assert not course.do("give_aid").case.clocks["aid"].runs


def test_hours_that_began_with_an_acceptance_of_old_go_on():
    course = urgent()
    for limit in ("aid", "decision"):
        del course.case.clocks[limit]
    clock = course.do("accept").case.clocks["aid"]
    assert clock.due_at == course.last.timestamp + timedelta(hours=24)


def test_the_decision_has_the_same_hours_and_a_refusal_ends_them_all():
    course = urgent().to("recall_aid").do("refuse", reasons=["no_emergency"])
    assert not course.case.clocks["aid"].runs
    assert not course.case.clocks["decision"].runs
    assert course.last.reasons == ["no_emergency"]


def test_the_record_is_due_ten_working_days_after_the_emergency_is_over():
    course = granted().to("give_aid").on(date(2026, 9, 21)).do("end_emergency")
    assert course.case.clocks["record"].due == date(2026, 10, 12), "holidays and all"
    course.to("complete_record")
    assert not course.case.clocks["record"].runs


def test_the_record_says_who_was_helped_with_what_and_who_signs_for_it():
    course = granted().to("complete_record")
    said = course.last
    assert (said.people, said.cause, said.cash) == ([BATU, SARNAI], "fire", Decimal(1240))
    assert len(said.signed_by) == 2


def test_it_is_not_written_down_without_its_papers_or_signed_by_one():
    course = granted().to("give_aid").do("end_emergency")
    with pytest.raises(Objections):
        course.do("complete_record")
    course.do("hand_in_late", papers=papers("statement"))
    with pytest.raises(Incomplete):
        course.do("complete_record")
    course.do("hand_in_late", papers=papers("aid_record"))
    with pytest.raises(Conflicted):
        course.do("complete_record", signed_by=[person("handler")])
    course.do("complete_record")
    with pytest.raises(AlreadyDone):
        course.do("complete_record")


def test_nothing_is_archived_before_its_record_is_complete():
    course = granted().do("serve")
    for step in ("give_aid", "end_emergency", "complete_record"):
        with pytest.raises(OutOfOrder):
            course.do("archive")
        course.to(step)
    assert course.do("archive").case.stage == "archived"


@pytest.mark.parametrize("ending", ["withdraw", "decline", "refuse"])
def test_where_nothing_was_given_there_is_nothing_to_write_down(ending):
    course = urgent()
    if ending == "refuse":
        course.to("recall_aid").do("refuse", reasons=["no_emergency"]).do("serve")
    else:
        course.do(ending)
    assert course.do("archive").case.stage == "archived"


def test_what_has_been_decided_waits_for_the_aid_and_its_record():
    course = granted().do("serve")
    assert "archive" not in {row["step"] for row in course.last.waits}
    assert "give_aid" not in {row["step"] for row in course.last.waits}, "not paid for yet"
    course.do("hear_fund")
    assert "give_aid" in {row["step"] for row in course.last.waits}
    course.to("end_emergency").do("hand_in_late")
    assert {row["step"] for row in course.last.waits} == {"complete_record"}
    assert course.last.waits[0]["clock"] == "record"


@pytest.mark.parametrize(
    ("months", "path"),
    [(1, "township"), (2, "township"), (3, "county")],
)
def test_the_township_decides_up_to_its_quota_and_the_county_what_is_more(months, path):
    course = urgent()
    course.gazette = Gazette(gazette_entries([quota(2480)]))
    course.to("recall_aid").do("assess", months=months)
    assert course.case.procedure.path == path
    assert course.last.quota == 2480


def quota(yuan):
    return Entry(QUOTA.key, COUNTY, QUOTA.since, Decimal(yuan), QUOTA.source)


def test_without_a_quota_the_county_decides_everything():
    course = urgent("county").to("recall_aid").do("assess", months=1)
    assert course.case.procedure.path == "county"
    with pytest.raises(NotYours):
        course.do("approve", by=APPROVER)
    assert course.do("approve").last.paid_by == "county"


def test_what_goes_to_the_county_is_no_longer_the_township_s():
    course = assessed(months=5)
    with pytest.raises(NotYours):
        course.do("approve", by=APPROVER)
    course.do("approve", by=COUNTY_APPROVER)
    assert (course.last.cash, course.last.paid_by) == (Decimal(6200), "county")


def test_an_assessment_that_was_too_high_is_made_again_and_comes_back():
    course = assessed(months=5).do("assess", months=1)
    assert course.case.procedure.name == "2026/township"
    assert course.do("approve").last.paid_by == "township"


def test_the_county_does_not_decide_what_is_the_township_s():
    with pytest.raises(NotYours):
        assessed().do("approve", by=COUNTY_APPROVER)
    with pytest.raises(NotInArea):
        assessed().do("approve", by=officer(Role.APPROVER, Level.TOWNSHIP, place=AWAY))


def test_a_grave_matter_needs_a_meeting_of_the_county():
    course = assessed(degree="grave", forms=["goods"], goods=Decimal(100))
    assert course.case.procedure.path == "county", "however little it is"
    with pytest.raises(OutOfOrder) as refusal:
        course.do("approve")
    assert refusal.value.first == ["discuss"]
    course.do("discuss", by=officer(Role.VERIFIER, Level.COUNTY)).do("approve")


def test_what_the_meeting_is_against_is_not_given():
    course = assessed(degree="grave").do("discuss", proposal="refuse")
    with pytest.raises(Ineligible):
        course.do("approve")
    assert course.do("discuss").do("approve").case.stage == "approved"


def test_who_accepts_or_assesses_does_not_decide_and_who_decides_hands_nothing_over():
    both = person("both")
    window = Actor(both, Role.WINDOW, Division("150421102"))
    approver = Actor(both, Role.APPROVER, Division("150421102"))
    verifier = Actor(both, Role.VERIFIER, Division("150421102"))
    with pytest.raises(Conflicted):
        urgent().do("accept", by=window).to("assess").do("approve", by=approver)
    with pytest.raises(Conflicted):
        urgent().to("recall_aid").do("assess", by=verifier).do("approve", by=approver)
    with pytest.raises(Conflicted):
        assessed().do("approve", by=approver).to("hear_fund").do("give_aid", by=verifier)


def test_whoever_is_helped_takes_no_part_in_office():
    helped = Actor(SARNAI, Role.WINDOW, Division("150421102"))
    with pytest.raises(Conflicted):
        urgent().do("accept", by=helped)


@pytest.mark.parametrize(
    ("aid", "blocked"),
    [
        ({"cause": "fire", "on": date(2025, 8, 7)}, True),
        ({"cause": "fire", "on": date(2025, 8, 6)}, False),
        ({"cause": "traffic_accident", "on": date(2026, 8, 1)}, False),
        ({"cause": "fire", "on": date(2026, 8, 6)}, True),
        ({"cause": "other_spending", "on": date(2026, 8, 1)}, False),
    ],
)
def test_the_same_cause_counts_for_twelve_months(aid, blocked):
    course = urgent().do("accept").do("recall_aid", aids=[aid])
    assert course.case.helped_before is blocked
    if blocked:
        assert course.to("assess").do("refuse").last.reasons == ["same_cause_again"]
    else:
        assert course.to("approve").case.done.keys().isdisjoint({"discuss"})


@pytest.mark.parametrize(
    ("code", "cause", "before"),
    [
        ("temp_urgent", "sudden_illness", "medical"),
        ("temp_exp", "medical", "sudden_illness"),
        ("temp_exp", "medical", "medical"),
    ],
)
def test_an_illness_is_one_cause_whichever_kind_of_aid_answers_it(code, cause, before):
    course = Course(code, "2026/county", cause=cause).do("accept")
    course.do("recall_aid", aids=[{"cause": before, "on": date(2026, 3, 1)}])
    assert course.case.helped_before
    course.do("recall_aid", aids=[{"cause": "fire", "on": date(2026, 3, 1)}])
    assert not course.case.helped_before


def test_a_division_may_publish_another_time_for_the_same_cause():
    course = urgent().publishing(temp__same_cause_months="6").do("accept")
    course.do("recall_aid", aids=[{"cause": "fire", "on": date(2026, 2, 5)}])
    assert not course.case.helped_before


def test_who_was_helped_for_it_before_is_helped_again_where_a_meeting_agrees():
    course = urgent().do("accept")
    course.do("recall_aid", aids=[{"cause": "fire", "on": date(2026, 2, 6)}]).to("assess")
    with pytest.raises(OutOfOrder):
        course.do("approve")
    assert course.do("discuss", by=VERIFIER).do("approve").case.stage == "approved"


def test_a_meeting_has_three_people():
    with pytest.raises(Conflicted):
        assessed(degree="grave").do("discuss", attended=[person("one"), person("two")])


def test_nobody_decides_before_earlier_aid_was_looked_up():
    with pytest.raises(OutOfOrder) as refusal:
        urgent().do("accept").do("assess")
    assert refusal.value.first == ["recall_aid"]
    with pytest.raises(Malformed):
        urgent().do("accept").do("recall_aid", aids=[{"cause": "flood", "on": AUGUST}])


@pytest.mark.parametrize(
    ("words", "cash"),
    [
        ({"months": 1}, "1240"),
        ({"months": 2}, "2480"),
        ({"degree": "serious", "months": 1}, "2480"),
        ({"forms": ["cash", "goods"], "goods": Decimal("240.50")}, "999.50"),
        ({"forms": ["goods"], "goods": Decimal(300)}, "0"),
        ({"forms": ["referral"]}, "0"),
    ],
)
def test_cash_is_k_times_the_standard_for_each_person_and_month_less_the_goods(words, cash):
    assert granted(**words).last.cash == Decimal(cash)


def test_k_is_published_and_the_standard_has_to_be():
    course = urgent().publishing(temp__k__urgent__ordinary="1.5").to("recall_aid")
    assert course.do("assess").last.cash == Decimal(1860)
    course.gazette = Gazette()
    with pytest.raises(NumberMissing):
        course.do("assess")


@pytest.mark.parametrize(
    "words",
    [
        {"degree": "huge"},
        {"months": 0},
        {"months": 7},
        {"forms": []},
        {"forms": ["cheque"]},
        {"forms": ["goods"]},
        {"goods": Decimal(10)},
        {"forms": ["cash", "goods"], "goods": Decimal(1240)},
        {"forms": ["goods"], "goods": Decimal(1241)},
        {"raised_to": Decimal(5000)},
        {"degree": "grave", "raised_to": Decimal(3720)},
        {"degree": "grave", "raised_to": Decimal("4000.001")},
        {"stages": [{"month": date(2026, 8, 1), "yuan": Decimal(1000)}]},
        {"stages": [{"month": date(2026, 8, 2), "yuan": Decimal(1240)}]},
        {"stages": [{"month": date(2026, 7, 1), "yuan": Decimal(1240)}]},
        {"stages": [{"month": date(2027, 8, 1), "yuan": Decimal(1240)}]},
    ],
)
def test_an_assessment_that_makes_no_sense_is_refused(words):
    with pytest.raises(Malformed):
        assessed(**words)


def test_what_is_approved_once_may_be_paid_in_stages_and_then_by_the_county():
    stages = [
        {"month": date(2026, 8, 1), "yuan": Decimal(1000)},
        {"month": date(2026, 10, 1), "yuan": Decimal(240)},
    ]
    course = granted(stages=stages)
    (award,) = course.last.awards(course.case)
    assert award.amount == 1000
    assert award.later == (
        (date(2026, 9, 1), 0),
        (date(2026, 10, 1), 240),
        (date(2026, 11, 1), 0),
    )
    assert course.do("give_aid").last.yuan == 0, "the county pays it, stage by stage"


def test_cash_is_handed_over_only_when_the_fund_has_paid_it():
    with pytest.raises(OutOfOrder) as refusal:
        granted().do("give_aid", form="cash")
    assert refusal.value.first == ["hear_fund"]
    course = paid_by_the_fund()
    with pytest.raises(PaidOtherwise):
        course.do("give_aid", form="transfer")
    given = course.do("give_aid", form="cash").last
    assert (given.yuan, course.case.payer) == (1240, "township")
    with pytest.raises(AlreadyDone):
        course.do("give_aid", form="cash")


def test_what_the_county_pays_is_ordered_and_never_handed_over_as_well():
    for course in (granted("county"), granted().do("hear_fund", payer="county")):
        assert course.case.payer == "county"
        with pytest.raises(PaidOtherwise) as refusal:
            course.do("give_aid", form="cash")
        assert refusal.value.details == ["cash", "county"]
        ordered = course.do("give_aid", form="transfer", receipt="2026-17").last
        assert (ordered.yuan, ordered.receipt) == (0, "2026-17")
        assert not course.case.clocks["aid"].runs
        with pytest.raises(AlreadyDone):
            course.do("give_aid", form="transfer")


def test_goods_do_not_wait_for_the_fund_and_cash_beside_them_does():
    course = granted(forms=["cash", "goods"], goods=Decimal(240))
    with pytest.raises(OutOfOrder):
        course.do("give_aid", form="cash")
    assert not course.do("give_aid", form="goods").case.clocks["aid"].runs
    with pytest.raises(OutOfOrder):
        course.do("give_aid", form="cash")
    course.do("hear_fund", payer="township")
    assert course.do("give_aid", form="cash").last.yuan == 1000


def test_no_money_is_ordered_where_none_was_decided_on():
    with pytest.raises(Malformed):
        granted(forms=["goods"], goods=Decimal(300)).do("give_aid", form="transfer")


def test_the_fund_answers_once_and_only_for_what_it_was_asked():
    course = paid_by_the_fund()
    with pytest.raises(AlreadyDone):
        course.do("hear_fund", payer="county")
    with pytest.raises(Malformed):
        granted().do("hear_fund", payer="charity")
    for nothing_asked in (granted("county"), granted(forms=["referral"])):
        with pytest.raises(Malformed):
            nothing_asked.do("hear_fund", payer="township")
    with pytest.raises(NotYours):
        granted().do("hear_fund", by=VERIFIER)


def test_aid_that_was_recorded_before_the_fund_answered_is_not_given_again():
    """Such as was stored in former years: cash, and nobody had said who paid."""
    course = granted("county")
    course.case.given |= {"cash"}
    with pytest.raises(AlreadyDone):
        course.do("give_aid", form="transfer")


def test_what_the_township_pays_at_once_is_no_award_and_goods_are_none():
    for words, payer in (({}, "township"), ({"forms": ["referral"]}, "")):
        course = granted(**words)
        assert (course.last.paid_by, [*course.last.awards(course.case)]) == (payer, [])
    course = granted("county")
    (award,) = course.last.awards(course.case)
    assert (award.amount, award.later[0]) == (1240, (date(2026, 9, 1), 0))
    assert award.persons == (BATU, SARNAI)


def test_each_form_is_given_once_as_it_was_decided_and_a_referral_says_to_whom():
    course = granted(forms=["goods", "referral"], goods=Decimal(300))
    with pytest.raises(Malformed):
        course.do("give_aid")
    with pytest.raises(Malformed):
        course.do("give_aid", form="referral")
    assert course.do("give_aid", form="goods").last.yuan == 300
    with pytest.raises(AlreadyDone):
        course.do("give_aid", form="goods")
    assert course.do("give_aid", form="referral", to="charity").last.yuan == 0


def test_steps_out_of_their_order_are_refused():
    with pytest.raises(WrongStage):
        assessed().do("give_aid")
    with pytest.raises(OutOfOrder):
        granted().do("end_emergency")
    with pytest.raises(OutOfOrder):
        urgent().do("accept").do("approve")
    case = assessed().case
    with pytest.raises(Objections, match="not-in-procedure"):
        case.verify(act(VERIFIER, AUGUST), findings="no opinion is asked for")


def test_aid_given_at_night_may_be_entered_later_with_its_day():
    course = paid_by_the_fund().later(1)
    given = act(VERIFIER, course.day, course.gazette, occurred_on=AUGUST)
    course.case.give_aid(given, form="cash", receipt="r1")
    assert (course.last.on, course.last.entered_late) == (AUGUST, True)
