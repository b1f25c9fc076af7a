"""支出型临时救助: tested and seen, posted for three days, decided in fifteen working days."""

from datetime import date
from decimal import Decimal

import pytest

from domain.divisions import Division, Level
from domain.errors import (
    AskedTooMuch,
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NotInArea,
    NotYours,
    NumberMissing,
    OutOfOrder,
    TooEarly,
)
from domain.gazette import Gazette
from domain.office import Actor, Role
from tests.builders import Course, act
from tests.cast import AWAY, BATU, HOME, SARNAI, W1, officer, papers, person
from tests.kinds.dibao import asset, member
from tests.kinds.temp_exp import SPENDING
from tests.samples import authorisations

AUGUST = date(2026, 8, 6)
EARNING = [
    member(income={"wage": Decimal(18000)}),
    member(SARNAI, "spouse", income={"wage": Decimal(6000)}),
]


def spending(path="township", **changes):
    return Course("temp_exp", f"2026/{path}", **changes)


def exempt(register="dibao", **changes):
    """A household of which a register says that it is helped already."""
    course = spending(**changes).do("check_data", dataset=register, answer={"member": True})
    return course.do("accept")


def test_the_household_that_is_counted_is_helped():
    course = spending().to("approve")
    assert (course.last.people, course.last.cash) == ([BATU, SARNAI], Decimal(2480))


def test_whom_the_test_found_is_counted_and_who_moved_out_is_not():
    alone = [member(income={"wage": Decimal(8000)})]
    course = (
        spending().to("start_means_test").do("report_means", result="within", members=alone)
    )
    assert course.to("approve").last.people == [BATU]
    assert course.last.cash == 1240


def test_the_means_test_is_reported_within_seven_working_days_of_its_request():
    course = spending().to("request_means_test")
    assert course.case.clocks["checking"].due == date(2026, 8, 17)
    assert not course.to("report_means").case.clocks["checking"].runs


def test_all_is_decided_within_fifteen_working_days_of_acceptance():
    course = spending().to("accept")
    assert course.case.clocks["total"].due == date(2026, 8, 27)
    assert not course.to("refuse", reasons=["false_papers"]).case.clocks["total"].runs


def test_the_notice_hangs_for_three_days_and_nobody_decides_before():
    course = spending().to("post_notice")
    assert course.case.clocks["notice"].due == date(2026, 8, 10), "the ninth is a Sunday"
    assert course.last.shown == {"applicant": BATU, "members": "2"}
    with pytest.raises(TooEarly):
        course.do("close_notice", by=officer(Role.VERIFIER, Level.TOWNSHIP))
    with pytest.raises(OutOfOrder) as refusal:
        course.do("assess").do("approve")
    assert refusal.value.first == ["close_notice"]
    course.on(date(2026, 8, 11)).catch_up()
    assert course.do("approve").case.stage == "approved"


def test_an_objection_sends_it_back_to_be_looked_into_once_more():
    course = spending().to("post_notice").do("raise_objection")
    assert course.case.stage == "accepted"
    with pytest.raises(OutOfOrder) as refusal:
        course.do("verify")
    assert refusal.value.first == ["reinvestigate"]
    assert course.do("reinvestigate").do("verify").to("approve").case.stage == "approved"


@pytest.mark.parametrize("register", ["dibao", "tekun"])
def test_of_those_on_dibao_or_in_extreme_difficulty_only_the_spending_is_checked(register):
    course = exempt(register, assets=[asset("vehicles", 1)])
    other = {"dibao": "tekun", "tekun": "dibao"}[register]
    course.do("check_data", dataset=other, answer={"member": False})
    course.to("approve")
    assert not course.case.done.keys() & {"request_means_test", "report_means"}
    assert course.last.skipped["report_means"] == "on_dibao_or_tekun"


def test_of_them_no_authorisation_to_query_is_asked_for():
    course = spending(papers=papers("application", "vouchers"))
    with pytest.raises(Incomplete):
        course.do("accept")
    assert exempt(papers=papers("application", "vouchers")).case.stage == "accepted"


def test_they_too_have_to_have_spent_it():
    course = exempt().do("verify_spending", spent=Decimal(0))
    assert course.to("refuse").last.reasons == ["nothing_was_spent"]


def test_everybody_is_visited_at_home_by_two():
    course = exempt().ask_registers().to("verify_spending").to("recall_aid")
    with pytest.raises(OutOfOrder) as refusal:
        course.do("verify")
    assert refusal.value.first == ["visit_home"]
    with pytest.raises(Conflicted):
        course.do("visit_home", investigators=[W1])


@pytest.mark.parametrize(("average", "ok"), [("12000.01", True), ("12000", False)])
def test_income_per_head_is_below_what_people_there_had_last_year(average, ok):
    course = spending().publishing(
        local__disposable_income=average, temp__township_quota="3000"
    )
    course.to("verify")
    assert ("income_not_below_average" in failing(course)) is not ok


@pytest.mark.parametrize(("value", "ok"), [(60000, True), (60001, False)])
def test_property_stays_within_the_limits_of_temporary_aid(value, ok):
    course = spending(assets=[asset("deposits", value)]).to("verify")
    assert ("owns_more_than_allowed" in failing(course)) is not ok


def test_where_temporary_aid_has_no_limit_of_its_own_that_of_dibao_holds():
    course = spending(assets=[asset("vehicles", 1)]).to("verify")
    assert failing(course) == ["owns_more_than_allowed"]


@pytest.mark.parametrize(("spent", "ok"), [("9120.01", True), ("9120", False)])
def test_the_spending_is_beyond_means_when_less_than_the_line_is_left(spent, ok):
    """24000 a year for two; the line for two is 14880."""
    course = spending().do("accept").to("verify_spending", spent=Decimal(spent)).to("verify")
    assert failing(course) == ([] if ok else ["enough_is_left"])


def test_a_division_may_have_more_or_less_be_left():
    course = spending().publishing(temp__left_per_cent="150").do("accept")
    course.do("verify_spending", spent=Decimal(1680)).to("verify")
    assert failing(course) == ["enough_is_left"]


def test_nothing_is_decided_without_the_figures_that_it_rests_on():
    course = spending("county").to("verify")
    course.gazette = Gazette()
    with pytest.raises(NumberMissing):
        course.case.failing(act_of(course))


def test_the_need_arose_here_and_where_anybody_is_registered_does_not_matter():
    far = "150502001001"
    people = [member(income=m["income"], who=m["person"], relation=m["relation"], hukou=far)
              for m in EARNING]  # fmt: skip
    assert spending(members=people).to("approve").case.stage == "approved"
    assert failing(spending(arose_at=HOME[:9]).to("verify")) == []
    assert failing(spending(arose_at=far).to("verify")) == ["arose_elsewhere"]


def test_the_same_cause_counts_for_twelve_months_unless_a_meeting_agrees():
    aids = [{"cause": "medical", "on": date(2025, 8, 7)}]
    course = spending().do("accept").do("recall_aid", aids=aids).to("verify").do("assess")
    assert failing(course) == ["same_cause_again"]
    with pytest.raises(OutOfOrder):
        course.to("close_notice").do("approve")
    assert course.do("discuss").do("approve").case.stage == "approved"


def test_a_meeting_that_is_against_it_stands_in_the_refusal():
    course = spending().to("verify").do("assess", degree="grave")
    assert course.case.procedure.path == "county"
    course.do("discuss", proposal="refuse").to("close_notice")
    with pytest.raises(Ineligible):
        course.do("approve")
    assert course.do("refuse").last.reasons == ["meeting_was_against"]


@pytest.mark.parametrize(("months", "path"), [(2, "township"), (3, "county")])
def test_the_amount_decides_who_decides(months, path):
    course = spending().to("verify").do("assess", months=months).to("close_notice")
    assert course.case.procedure.path == path
    level = Level.COUNTY if path == "township" else Level.TOWNSHIP
    with pytest.raises(NotYours):
        course.do("approve", by=officer(Role.APPROVER, level))
    assert course.do("approve").last.paid_by == path


def test_an_approver_of_another_township_sees_nothing_of_it():
    course = spending().to("close_notice").do("assess")
    with pytest.raises(NotInArea):
        course.do("approve", by=officer(Role.APPROVER, Level.TOWNSHIP, place=AWAY))


def test_who_checked_the_spending_or_was_at_the_home_does_not_decide():
    for step, words in (("verify_spending", {}), ("visit_home", {"investigators": [W1, HEAD]})):
        verifier = Actor(HEAD, Role.VERIFIER, TOWNSHIP)
        course = spending().to("accept").do(step, by=verifier, **words)
        course.to("close_notice").do("assess")
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(HEAD, Role.APPROVER, TOWNSHIP))


HEAD, TOWNSHIP = person("head"), Division("150421102")


def test_nobody_of_the_household_takes_part_in_office():
    with pytest.raises(Conflicted):
        spending().do("accept", by=Actor(SARNAI, Role.WINDOW, TOWNSHIP))


def test_payment_institutions_are_asked_since_the_law():
    old = Course("temp_exp", "2020/township").do("accept")
    asked = [{**row, "scope": ["payment"]} for row in authorisations(old.case, old.day)]
    with pytest.raises(AskedTooMuch):
        old.do("request_means_test", authorisations=asked)
    course = spending().do("accept")
    asked = [{**row, "scope": ["payment"]} for row in authorisations(course.case, course.day)]
    course.do("request_means_test", authorisations=asked)


def test_nonsense_about_household_and_spending_is_refused():
    with pytest.raises(Malformed):
        spending(members=EARNING[1:])
    with pytest.raises(Malformed):
        spending().do("accept").do("verify_spending", spent=Decimal("1.005"))
    with pytest.raises(Malformed):
        spending().to("start_means_test").do("report_means", members=EARNING[1:])


def test_what_is_missing_is_asked_for_once_and_all_together():
    course = spending(papers=papers("application")).do("request_correction")
    assert course.last.missing == ["authorisation", "vouchers"]
    assert course.do("supply", papers=SPENDING["papers"]).do("accept").case.stage == "accepted"


def failing(course):
    return [rule.code for rule in course.case.failing(act_of(course))]


def act_of(course):
    return act(officer(Role.APPROVER, Level.TOWNSHIP), course.day, course.gazette)
