"""养老机构建设、运营补贴: so much for what is counted on the spot, never more than declared."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.award import in_stages
from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
    NumberMissing,
    OutOfOrder,
    TooEarly,
    TooLate,
)
from domain.gazette import Gazette
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course, act, days
from tests.cast import (
    BATU,
    SARNAI,
    W1,
    W2,
    Against,
    applicant,
    officer,
    papers,
    person,
)
from tests.kinds.elder_build import BUILD, COUNTED, OTHER
from tests.kinds.elder_filing import CODE
from tests.kinds.elder_operate import COUNTED as OCCUPIED

BOTH = ("elder_build", "elder_operate")
both = pytest.mark.parametrize("code", BOTH)
MAY = date(2021, 5, 28)
STATE_RUN = "12441500196720244T"


def claim(code="elder_build", on=MAY, against=None, **changes):
    return Course(code, "2021/county", on, against=against or Against(), **changes)


def counted(code="elder_build", **found):
    """The bed count differs in these numbers."""
    all_found = {**(COUNTED if code == "elder_build" else OCCUPIED), **found}
    return Against(words={"check_site": {"investigators": [W1, W2], "found": all_found}})


def registers(dataset, **answer):
    return Against(answers={dataset: answer})


def refused(course):
    """The grounds on which an approval is refused."""
    with pytest.raises(Ineligible) as refusal:
        course.to("approve")
    return refusal.value.details


def award(course):
    return next(iter(course.last.awards(course.case)))


def test_beds_are_paid_by_their_class_sixty_per_cent_now_the_rest_after_a_year():
    course = claim().to("approve")

    assert course.last.counted == {"new_beds": 30, "converted_beds": 20, "rented_beds": 10}
    assert (course.last.total, course.last.first) == (450_000, 270_000)
    assert course.last.rest_from == date(2022, 1, 1)
    assert award(course).amount == 270_000
    assert award(course).later == (
        (date(2021, 7, 1), 0),
        (date(2022, 1, 1), 180_000),
        (date(2022, 2, 1), 0),
    )


def test_what_has_been_open_for_a_year_is_paid_at_once():
    opened = registers("institution", opened_on=date(2019, 2, 3))
    course = claim(against=opened).to("approve")
    assert award(course).amount == 450_000
    assert award(course).later == ((date(2021, 7, 1), 0),)


def test_the_year_is_full_before_the_month_in_which_the_rest_is_due():
    opened = registers("institution", opened_on=date(2020, 6, 30))
    assert claim(against=opened).to("approve").last.rest_from == date(2021, 7, 1)


def test_the_opening_day_is_the_register_s_and_the_declared_one_only_where_it_says_none():
    course = claim(opened_on=date(2021, 2, 1)).to("verify")
    assert course.to("approve").last.rest_from == date(2022, 1, 1)
    silent = claim(opened_on=date(2021, 2, 1)).to("accept")
    silent.do("report_outage", dataset="institution")
    silent.do("add_evidence", papers=papers("receipt"))
    assert silent.to("approve").last.rest_from == date(2022, 3, 1)


def test_share_and_waiting_time_are_published_and_recorded_with_the_decision():
    numbers = {
        "elder_build.first_share": "50",
        "elder_build.remainder_after_months": "24",
    }
    course = claim(against=Against(numbers=numbers)).to("approve")
    assert (course.last.first, course.last.rest_from) == (225_000, date(2023, 1, 1))
    read = {reading["key"] for reading in course.last.readings}
    assert {*numbers, "elder_build.rate.new_beds"} <= read


def test_occupied_beds_are_paid_by_the_month_and_the_residents_ability():
    course = claim("elder_operate").to("approve")
    assert course.last.total == 60 * 100 + 30 * 150 + 30 * 200
    assert (award(course).amount, course.last.until) == (16_500, date(2021, 3, 31))


@pytest.mark.parametrize(("found", "paid"), [(29, 29), (30, 30), (31, 30), (60, 30), (0, 0)])
def test_fewer_beds_are_paid_as_counted_and_more_as_declared(found, paid):
    course = claim(against=counted(new_beds=found)).to("approve")
    assert course.last.counted.get("new_beds", 0) == paid


NUMBERS = st.integers(0, 500)


@given(
    declared=st.tuples(NUMBERS, NUMBERS, NUMBERS), found=st.tuples(NUMBERS, NUMBERS, NUMBERS)
)
def test_nobody_is_ever_paid_for_more_than_was_declared_or_than_is_there(declared, found):
    kinds = ("new_beds", "converted_beds", "rented_beds")
    if not sum(declared) or not any(map(min, declared, found)):
        return
    facts = dict(zip(kinds, declared, strict=True))
    beds = max(sum(declared), sum(found))
    seen = counted(**dict(zip(kinds, found, strict=True)), beds=beds)
    facts["lease_years"] = 10 if facts["rented_beds"] else 0
    course = claim(against=seen, beds=beds, **facts).to("approve")

    rates = (10_000, 6_000, 3_000)
    assert course.last.total == sum(map(lambda d, f, r: min(d, f) * r, declared, found, rates))
    months, parts = zip(*course.last.stages(), strict=True)
    assert sum(parts) == course.last.total
    due, later = in_stages(months[0], course.last.stages())
    assert due + sum(yuan for _, yuan in later) == course.last.total


@both
def test_without_published_rates_nothing_is_decided(code):
    course = claim(code).up_to("approve")
    course.gazette = Gazette([])
    with pytest.raises(NumberMissing, match=f"{code}.rate"):
        course.do("approve")


def test_a_rate_of_a_class_that_nobody_claims_need_not_be_there():
    course = claim(rented_beds=0, lease_years=0).up_to("approve")
    course.gazette = Gazette(
        e for e in course.entries if e.key != "elder_build.rate.rented_beds"
    )
    course.do("approve")


@both
@pytest.mark.parametrize(
    ("found_on", "refused_for"),
    [(date(2019, 5, 28), []), (date(2019, 5, 29), ["false_data_within_two_years"])],
)
def test_false_data_counts_for_two_years(code, found_on, refused_for):
    course = claim(code, against=registers("institution", false_data_on=found_on))
    course.up_to("approve").on(MAY)
    failing = [ground.code for ground in course.case.failing(acting(course))]
    assert failing == refused_for


def acting(course):
    return act(officer(Role.APPROVER, Level.COUNTY), course.day, course.gazette)


@both
def test_an_institution_of_another_code_is_not_the_one_on_file(code):
    assert refused(claim(code, against=registers("institution", credit_code=OTHER))) == [
        "not_filed"
    ]


@both
def test_what_the_state_registers_is_run_by_the_state_whatever_is_said(code):
    answer = registers("institution", credit_code=STATE_RUN)
    assert refused(claim(code, against=answer, credit_code=STATE_RUN)) == ["run_by_the_state"]


@both
@pytest.mark.parametrize(
    ("dataset", "paper"),
    [("institution", "receipt"), ("fire", "fire_record"), ("food", "food_record")],
)
def test_a_silent_register_lets_its_paper_in_and_nothing_passes_without(code, dataset, paper):
    course = claim(code).to("accept").do("report_outage", dataset=dataset).ask_registers()
    course.do("check_site")
    with pytest.raises(Incomplete, match=paper):
        course.do("verify")
    course.do("add_evidence", papers=papers(paper)).to("approve")
    assert course.case.stage == Stage.APPROVED


@both
@pytest.mark.parametrize("dataset", ["institution", "fire", "food"])
def test_nobody_verifies_before_every_register_was_asked(code, dataset):
    course = claim(code).to("accept").do("check_site")
    for name in {"institution", "fire", "food"} - {dataset}:
        course.do("report_outage", dataset=name)
    course.do("add_evidence", papers=papers("receipt", "fire_record", "food_record"))
    with pytest.raises(Incomplete, match=dataset):
        course.do("verify")


@both
def test_a_register_that_answers_nothing_of_a_clean_record_proves_none(code):
    course = claim(code).to("accept").do("check_data", dataset="food", answer={})
    assert refused(course) == ["food_record_not_clean"]


@pytest.mark.parametrize(
    ("years", "least", "refused_for"),
    [
        (5, "5", None),
        (4, "5", ["lease_too_short"]),
        (4, "3", None),
        (9, "10", ["lease_too_short"]),
    ],
)
def test_rented_premises_are_rented_for_as_long_as_is_published(years, least, refused_for):
    numbers = {"elder_build.lease_years": least}
    course = claim(against=Against(numbers=numbers), lease_years=years)
    if refused_for:
        assert refused(course) == refused_for
    else:
        course.to("approve")


def test_a_short_lease_matters_to_rented_beds_only():
    with pytest.raises(Malformed, match="lease_years"):
        claim(rented_beds=0, lease_years=1)
    claim(rented_beds=0, lease_years=0).to("approve")


@pytest.mark.parametrize(("there", "paid_before", "ok"), [(80, 20, True), (79, 20, False)])
def test_no_bed_is_paid_for_twice(there, paid_before, ok):
    seen = counted(beds=there)
    again = Against(words=seen.words, answers={"institution": {"subsidised_beds": paid_before}})
    course = claim(against=again, beds=there)
    if ok:
        course.to("approve")
    else:
        assert refused(course) == ["beds_funded_already"]


@pytest.mark.parametrize(
    ("until", "ok"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)]
)
def test_no_month_is_paid_for_twice(until, ok):
    course = claim("elder_operate", against=registers("institution", operated_until=until))
    if ok:
        course.to("approve")
    else:
        assert refused(course) == ["period_funded_already"]


@both
def test_every_ground_that_holds_is_told_and_not_the_first_alone(code):
    against = Against(
        answers={
            "institution": {"credit_code": OTHER, "state_run": True},
            "fire": {"fire_clean": False},
            "food": {"food_clean": False},
        },
        words={"concur": {"answer": "disagreed"}},
    )
    assert refused(claim(code, against=against)) == [
        "not_filed",
        "run_by_the_state",
        "fire_record_not_clean",
        "food_record_not_clean",
        "finance_disagrees",
    ]


@both
def test_overstated_data_are_cited_by_who_decides(code):
    course = claim(code).up_to("refuse")
    with pytest.raises(NoLawfulGround):
        course.do("refuse")
    with pytest.raises(NoLawfulGround):
        course.do("refuse", reasons=["too_rich"])
    course.do("refuse", reasons=["overstated"])
    assert course.last.reasons == ["overstated"]


@pytest.mark.parametrize(
    ("code", "order"),
    [
        (
            "elder_build",
            ["check_site", "verify", "review_as_league", "concur", "post_notice"],
        ),
        ("elder_operate", ["check_site", "verify", "concur", "post_notice"]),
    ],
)
def test_each_step_waits_for_the_one_before(code, order):
    course = claim(code).to("accept").ask_registers()
    for step, later in zip(order, [*order[1:], "approve"], strict=True):
        with pytest.raises(Exception, match=r"out-of-order|objections|wrong-stage"):
            course.do(later)
        course.do(step)
    with pytest.raises(OutOfOrder, match="close_notice"):
        course.do("approve")


def test_only_what_is_built_goes_to_the_league():
    assert "review_as_league" in claim().steps
    assert "review_as_league" not in claim("elder_operate").steps
    course = claim().to("verify")
    county = officer(Role.VERIFIER, Level.COUNTY)
    with pytest.raises(NotYours):
        course.do("review_as_league", by=county)
    with pytest.raises(NotInArea):
        course.do("review_as_league", by=Actor(person("v"), Role.VERIFIER, Division("1505")))
    course.do("review_as_league", by=officer(Role.VERIFIER, Level.LEAGUE))
    with pytest.raises(Malformed):
        claim().to("verify").do("review_as_league", answer="perhaps")


@both
def test_two_people_count_the_beds_and_neither_they_nor_who_opined_decide(code):
    course = claim(code).to("accept").ask_registers()
    for people in ([W1], [W1, W1], [W1, BATU]):
        with pytest.raises(Conflicted):
            course.do("check_site", investigators=people)
    course.up_to("approve")
    for who in (W1, W2):
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(who, Role.APPROVER, Division("150421")))
    partner = next(iter(course.case.hands["concur"]))
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(partner, Role.APPROVER, Division("150421")))


@both
def test_the_count_stands_until_somebody_objects(code):
    course = claim(code).to("check_site")
    with pytest.raises(AlreadyDone):
        course.do("check_site")
    course.to("post_notice").do("raise_objection")
    assert course.case.stage == Stage.ACCEPTED
    fewer = {**dict.fromkeys(course.case.site, 10), "beds": 60}
    course.do("check_site", found=fewer).to("approve")
    assert set(course.last.counted.values()) == {10}


@both
def test_an_objection_voids_every_opinion_and_the_notice_is_posted_again(code):
    course = claim(code).to("post_notice").later(2).do("raise_objection")
    gone = {"check_site", "verify", "concur", "post_notice"}
    assert gone.isdisjoint(course.case.done)
    assert not course.case.clocks["notice"].runs
    assert course.case.clocks["total"].length == 45
    course.later(3).to("post_notice")
    assert course.case.clocks["notice"].since == course.day
    with pytest.raises(OutOfOrder):
        course.do("approve")
    course.to("approve")


def test_an_objection_sends_it_through_the_league_again():
    course = claim().to("post_notice").do("raise_objection")
    assert "review_as_league" not in course.case.done
    assert course.case.procedure.outstanding(course.case, "concur") == ["review_as_league"]
    course.to("approve")
    assert course.case.done["review_as_league"]


@both
def test_the_notice_is_up_for_seven_days_and_shows_an_institution_and_no_person(code):
    course = claim(code).to("post_notice")
    shown = course.last.shown
    assert shown["institution"] == "夕阳红养老院"
    assert BATU not in str(shown)
    due = course.case.clocks["notice"].due
    assert due >= course.day + days(7)
    with pytest.raises(TooEarly):
        course.on(due).do("close_notice")
    course.on(due + days(1))
    with pytest.raises(TooLate):
        course.do("raise_objection")
    course.do("close_notice")


@both
def test_time_for_an_inspection_is_not_counted(code):
    course = claim(code, date(2021, 6, 1)).to("accept")
    total, site = (course.case.clocks[name].due for name in ("total", "site_check"))
    course.later(2).do("suspend").later(7).do("resume")
    assert course.case.clocks["total"].stood_still == 5
    assert course.case.clocks["total"].due > total
    assert course.case.clocks["site_check"].due > site


@both
def test_nothing_else_stops_the_clock_and_not_twice(code):
    course = claim(code).to("accept")
    for reason in ("holiday", "hearing", "expert_review"):
        with pytest.raises(NoLawfulGround):
            course.do("suspend", reason=reason)
    with pytest.raises(NoLawfulGround):
        course.do("suspend", until=course.day)
    course.do("suspend")
    with pytest.raises(AlreadyDone):
        course.do("suspend")
    course.do("resume")
    with pytest.raises(TooEarly):
        course.do("resume")


@both
def test_what_has_run_out_does_not_stand_still(code):
    course = claim(code, date(2021, 6, 1)).to("accept")
    course.on(course.case.clocks["site_check"].due + days(1)).do("suspend")
    assert course.case.clocks["site_check"].paused_on is None
    assert course.case.clocks["total"].paused_on == course.day
    late = claim(code, date(2021, 6, 1)).to("accept")
    late.on(late.case.clocks["total"].due + days(1))
    with pytest.raises(NoLawfulGround):
        late.do("suspend")


@both
def test_the_limits_are_those_of_the_table(code):
    course = claim(code, date(2021, 6, 1)).to("accept")
    assert course.case.clocks["site_check"].due == date(2021, 6, 16)  # over the dragon boat
    assert course.case.clocks["total"].due == date(2021, 7, 14)
    course.to("verify")
    assert not course.case.clocks["site_check"].runs
    course.to("approve")
    assert not course.case.clocks["total"].runs
    assert course.case.clocks["tell"].length == 10


@both
@pytest.mark.parametrize("owner", ["150422", "1504", "15", "150421102", "150421102201"])
def test_it_is_filed_with_the_county_of_the_premises_and_with_nobody_else(code, owner):
    with pytest.raises(Malformed, match="owner"):
        claim(code, owner=owner)


@both
def test_other_desks_and_places_have_no_part_in_it(code):
    course = claim(code)
    township = officer(Role.WINDOW, Level.TOWNSHIP)
    with pytest.raises((NotYours, NotInArea)):
        course.do("accept", by=township)
    with pytest.raises(NotInArea):
        course.do("accept", by=Actor(person("w"), Role.WINDOW, Division("150422")))
    with pytest.raises(NotYours):
        course.do("accept", by=officer(Role.APPROVER, Level.COUNTY))


@both
def test_there_is_one_open_application_for_an_organisation_whoever_acts_for_it(code):
    assert claim(code).case.covered == (CODE,)
    assert claim(code, by=applicant(SARNAI), applicant=SARNAI).case.covered == (CODE,)


@both
def test_it_may_be_withdrawn_until_it_is_decided(code):
    assert claim(code).to("post_notice").do("withdraw").case.stage == Stage.WITHDRAWN
    with pytest.raises(Exception, match="wrong-stage"):
        claim(code).to("approve").do("withdraw")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"new_beds": 0, "converted_beds": 0, "rented_beds": 0, "lease_years": 0}, "new_beds"),
        ({"beds": 59}, "beds"),
        ({"lease_years": 0}, "lease_years"),
        ({"opened_on": MAY + days(1)}, "opened_on"),
        ({"premises": "1504"}, "premises"),
        ({"credit_code": CODE[:-1] + "B"}, "credit_code"),
        ({"new_beds": -1}, "new_beds"),
    ],
    ids=str,
)
def test_a_form_of_beds_that_cannot_be_right_is_refused(changes, path):
    with pytest.raises(Malformed) as refusal:
        claim(**changes)
    assert path in refusal.value.details


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"period_from": date(2021, 1, 2)}, "period_from"),
        ({"months": 5}, "months"),
        ({"beds": 39}, "beds"),
        (
            {"able_bed_months": 0, "partly_able_bed_months": 0, "disabled_bed_months": 0},
            "able_bed_months",
        ),
        ({"months": 13}, "months"),
    ],
    ids=str,
)
def test_a_form_of_bed_months_that_cannot_be_right_is_refused(changes, path):
    with pytest.raises(Malformed) as refusal:
        claim("elder_operate", **changes)
    assert path in refusal.value.details


def test_a_period_may_be_claimed_as_soon_as_it_is_over():
    claim("elder_operate", date(2021, 5, 1), months=4)
    with pytest.raises(Malformed, match="months"):
        claim("elder_operate", date(2021, 4, 30), months=4)


def test_the_money_goes_to_the_account_told_and_nobody_else_reads_it():
    assert type(claim().case).Submitted.personal["account"] == "about"
    assert Decimal(claim().to("approve").last.total) == 450_000
    assert set(BUILD) - {"owner", "papers"} == {f.name for f in type(claim().case).asks}
