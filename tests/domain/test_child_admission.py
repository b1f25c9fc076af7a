"""儿童入住: nothing blocks the admission; search, assessment and decision follow."""

from datetime import date

import pytest

from domain.cases.child_admission.form import LONG_TERM, TEMPORARY
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotInProcedure,
    NotYours,
    OutOfOrder,
    TooEarly,
)
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course, act
from tests.cast import BATU, COUNTY, TOWNSHIP, person
from tests.kinds.child_admission import FATHER, FOUND, HOUSE, KNOWN, POLICE

JULY = date(2026, 7, 6)
HOSPITAL = Actor(person("doctor"), Role.PARTNER, COUNTY)
HOME = Actor(person("nurse"), Role.PROVIDER, COUNTY)


def brought(path="county", on=JULY, **changes):
    found = {"found_on": on, "born": date(2026, 3, 1)}
    return Course("child_admission", f"2021/{path}", on, **{**found, **changes})


def roaming(**changes):
    return brought(situation="roaming", **changes)


def against(course):
    course.ready_for("approve")
    with pytest.raises(Ineligible) as refusal:
        course.do("approve")
    return refusal.value.details


@pytest.mark.parametrize("situation", [code for code, _ in (*TEMPORARY, *LONG_TERM)])
def test_no_paper_no_hukou_and_no_search_stands_before_the_admission(situation):
    course = brought(situation=situation, papers=[]).do("accept")
    course.do("order_custody").do("admit")
    assert course.case.institution == HOUSE
    assert course.case.stage == Stage.ACCEPTED


def test_there_is_no_correction_no_refusal_at_the_window_and_no_withdrawal():
    course = brought()
    for step in ("request_correction", "supply", "decline", "withdraw"):
        assert step not in course.steps
    clerk = act(Actor(person("w"), Role.WINDOW, COUNTY), course.day)
    with pytest.raises(NotInProcedure):
        course.case.verbs["decline"](course.case, clerk, reason="no")


@pytest.mark.parametrize("by", [POLICE, HOSPITAL, HOME], ids=str)
def test_police_hospital_court_and_institutions_bring_a_child(by):
    assert brought(by=by).case.stage == Stage.SUBMITTED


@pytest.mark.parametrize(
    ("role", "division"),
    [("window", "150502001"), ("verifier", "150421"), ("village", "150421")],
)
def test_so_does_any_window_and_the_township(role, division):
    by = Actor(person("clerk"), Role(role), Division(division))
    assert brought(by=by).case.stage == Stage.SUBMITTED


def test_but_no_private_person_and_no_police_of_another_place():
    with pytest.raises(NotYours):
        brought(by=Actor(person("uncle"), Role.APPLICANT, COUNTY))
    with pytest.raises(NotInArea):
        brought(by=Actor(person("far"), Role.PARTNER, Division("150502")))


def test_a_day_of_silence_is_an_acceptance():
    course = brought().later(2).catch_up()
    assert course.case.stage == Stage.ACCEPTED


def test_everything_at_the_beginning_is_measured_in_hours():
    course = brought().do("accept")
    for limit in ("order", "health_check", "police_report"):
        clock = course.case.clocks[limit]
        assert (clock.unit, clock.length) == ("hours", 24)
        assert clock.due == date(2026, 7, 7)


def test_an_ill_child_is_treated_first_and_admitted_later():
    course = brought().do("accept").do("examine", condition="ill").do("hospitalise")
    course.do("order_custody")
    assert "admission" not in course.case.clocks, "no time runs while it is in hospital"
    with pytest.raises(OutOfOrder, match="discharge"):
        course.do("admit")
    with pytest.raises(AlreadyDone):
        course.do("hospitalise")
    course.later(20).do("discharge")
    assert course.case.clocks["admission"].since == course.day
    course.do("admit")


def test_who_falls_ill_after_the_admission_goes_to_hospital_too():
    course = brought().to("admit").do("hospitalise").later(3).do("discharge")
    assert not course.case.clocks["admission"].runs
    with pytest.raises(TooEarly):
        course.do("discharge")


def test_a_suspected_infection_is_kept_apart():
    course = brought().do("accept").do("examine", condition="infection_suspected")
    course.do("order_custody")
    with pytest.raises(Malformed, match="kept_apart"):
        course.do("admit")
    course.do("admit", kept_apart=True)


@pytest.mark.parametrize("condition", ["", "tired"])
def test_a_check_finds_one_of_three_things(condition):
    with pytest.raises(Malformed, match="condition"):
        brought().do("accept").do("examine", condition=condition)


def test_custody_is_ordered_by_the_county_on_a_ground_of_the_law():
    course = brought().do("accept")
    with pytest.raises(NoLawfulGround):
        course.do("order_custody", ground="poor")
    with pytest.raises(NotYours):
        course.do("order_custody", by=Actor(person("v"), Role.VERIFIER, COUNTY))
    with pytest.raises(NotInArea):
        course.do("order_custody", by=Actor(person("t"), Role.APPROVER, TOWNSHIP))
    course.do("order_custody", ground="harmed")


def test_no_child_is_admitted_without_an_order_or_by_a_number_that_is_none():
    course = brought().do("accept")
    with pytest.raises(OutOfOrder, match="order_custody"):
        course.do("admit")
    course.do("order_custody")
    with pytest.raises(Malformed):
        course.do("admit", institution="12150421MB000000AB")


def test_dna_and_search_are_asked_for_within_three_working_days_of_the_report():
    course = brought().to("report_police")
    clock = course.case.clocks["search"]
    assert (clock.length, clock.unit, clock.due) == (3, "working", date(2026, 7, 9))


def test_a_child_whose_family_is_known_is_not_searched_for():
    course = brought(**KNOWN).to("verify")
    assert not {"request_search", "announce_search", "report_search"} & set(course.case.done)
    assert "identification" not in course.case.clocks


def test_a_foundling_is_searched_for_before_the_opinion():
    course = brought().to("admit").do("report_police").do("examine")
    with pytest.raises(OutOfOrder, match="report_search"):
        course.do("verify")
    assert "opinion" not in course.case.clocks
    course.to("report_search")
    assert course.case.clocks["opinion"].since == course.day
    course.to("approve")
    assert course.last.grounds == ["parents_not_found"]
    assert course.last.institution == HOUSE


def test_a_roaming_child_is_looked_for_longer_than_three_months():
    course = roaming().to("request_search")
    started = course.day
    assert course.case.clocks["identification"].due == date(2026, 10, 6)
    course.on(date(2026, 10, 6)).catch_up()
    assert not course.case.unidentifiable
    course.on(date(2026, 11, 2)).catch_up()
    assert course.case.unidentifiable
    assert course.last.on == date(2026, 10, 6) != started
    course.to("approve")
    assert course.last.grounds == ["parents_not_found"]


def test_and_nobody_decides_sooner_because_a_search_found_nobody():
    assert against(roaming().to("report_search")) == ["no_long_term_ground"]


@pytest.mark.parametrize(
    ("situation", "finding", "grounds"),
    [
        ("guardian_unable", "incapable", ["guardians_incapable"]),
        ("guardian_refuses", "dead", ["guardians_dead"]),
        ("guardians_dead", "dead", ["guardians_dead"]),
        ("named_by_court", "incapable", ["guardians_incapable"]),
    ],
)
def test_an_assessment_bears_out_a_ground(situation, finding, grounds):
    known = {**KNOWN, "situation": situation, "papers": COURT}
    course = brought(**known).to("assess_guardian", finding=finding).to("approve")
    assert course.last.grounds == grounds


@pytest.mark.parametrize(
    "situation", ["guardians_dead", "guardians_incapable", "named_by_court"]
)
def test_so_does_what_is_known_from_the_start_where_nobody_is_left_to_assess(situation):
    known = {**KNOWN, "guardian": "", "situation": situation, "papers": COURT}
    course = brought(**known).to("approve")
    assert course.last.grounds == [situation]


COURT = [*FOUND["papers"], {**FOUND["papers"][0], "material": "court_paper"}]


@pytest.mark.parametrize(
    ("changes", "finding", "grounds"),
    [
        (KNOWN, "able", ["guardian_can_care", "no_long_term_ground"]),
        (KNOWN, "unable", ["no_long_term_ground"]),
        ({**KNOWN, "situation": "guardians_dead"}, "able", ["guardian_can_care"]),
    ],
    ids=str,
)
def test_without_a_ground_the_guardianship_is_refused(changes, finding, grounds):
    course = brought(**changes).to("assess_guardian", finding=finding)
    assert set(grounds) <= set(against(course))
    course.do("refuse")
    assert set(grounds) <= set(course.last.reasons)


def test_a_guardian_whom_the_search_finds_has_to_be_assessed():
    course = brought().to("report_search", result="guardian_found")
    course.do("examine")
    with pytest.raises(OutOfOrder, match="assess_guardian"):
        course.do("verify")


@pytest.mark.parametrize(("born", "refused"), [("2008-07-07", False), ("2008-07-06", True)])
def test_who_is_eighteen_is_no_child(born, refused):
    course = brought(born=date.fromisoformat(born))
    if refused:
        assert against(course) == ["child_is_of_age"]
    else:
        course.to("approve")


@pytest.mark.parametrize(
    ("paper", "step"),
    [
        ("found_child_report", "verify"),
        ("medical_record", "verify"),
        ("family_search_notice", "verify"),
        ("reception_opinion", "approve"),
    ],
)
def test_papers_are_wanted_for_the_decision_and_may_come_late(paper, step):
    held = [p for p in FOUND["papers"] if p["material"] != paper]
    course = brought(papers=held).ready_for(step)
    with pytest.raises(Incomplete, match=paper):
        course.do(step)
    course.do("add_evidence", papers=[p for p in FOUND["papers"] if p not in held]).do(step)


def test_a_court_s_paper_is_wanted_where_a_court_is_in_it():
    course = brought(brought_by="court").ready_for("verify")
    with pytest.raises(Incomplete, match="court_paper"):
        course.do("verify")


def test_home_again_only_to_who_was_found_able_and_by_another_officer():
    course = brought(**KNOWN).to("admit")
    with pytest.raises(OutOfOrder, match="assess_guardian"):
        course.do("return_child")
    course.do("assess_guardian", finding="unable")
    with pytest.raises(NoLawfulGround):
        course.do("return_child")
    assessor = next(iter(course.case.hands["assess_guardian"]))
    course.do("assess_guardian", finding="able")
    with pytest.raises(Conflicted):
        course.do("return_child", by=Actor(assessor, Role.APPROVER, COUNTY))
    course.do("return_child")
    assert course.case.stage == Stage.CLOSED
    assert course.last.guardian == FATHER
    assert not any(clock.runs for clock in course.case.clocks.values())


def test_a_league_s_own_institution_is_decided_by_the_league():
    course = brought("league", owner="1504").up_to("approve")
    with pytest.raises(NotInArea):
        course.do("approve", by=Actor(person("head"), Role.APPROVER, COUNTY))
    course.do("approve")
    assert course.last.acting_division == "1504"


def test_neither_a_guardian_nor_the_finder_acts_in_office():
    course = brought(**KNOWN).up_to("approve")
    for who in (FATHER, FOUND["finder"], BATU):
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(who, Role.APPROVER, COUNTY))


def test_a_death_ends_it_at_any_time_before_the_decision():
    assert brought().do("close", ground="death").case.stage == Stage.CLOSED


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"found_on": date(2026, 7, 7)}, "found_on"),
        ({"born": date(2026, 7, 7)}, "born"),
        ({"hukou": "150421102201"}, "identity_known"),
        ({"guardian": FATHER}, "identity_known"),
        ({**KNOWN, "guardian": BATU}, "guardian"),
    ],
    ids=str,
)
def test_what_makes_no_sense_together_is_refused(changes, path):
    with pytest.raises(Malformed) as refusal:
        brought(**changes)
    assert path in refusal.value.details


def test_what_is_not_known_of_a_child_bars_nobody():
    course = brought(finder="", guardian="").to("accept")
    assert "" not in course.case.barred("approve", Role.APPROVER)


def test_a_stay_in_hospital_after_the_admission_holds_no_decision_up():
    course = brought().to("verify").do("hospitalise").do("approve")
    assert course.last.skipped["discharge"] == "is_admitted"
