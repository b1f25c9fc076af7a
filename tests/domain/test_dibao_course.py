"""低保: the main job and its exceptions, from the filing to the publication of the result."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    AskedTooMuch,
    Conflicted,
    DomainError,
    Incomplete,
    Ineligible,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotInProcedure,
    NotYours,
    OutOfOrder,
    TooEarly,
    TooLate,
)
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course, act, days
from tests.cast import (
    AWAY,
    BATU,
    COUNTY,
    COUSIN,
    HOME,
    SARNAI,
    VILLAGE,
    W1,
    W2,
    applicant,
    officer,
    papers,
    person,
)
from tests.kinds.dibao import asset, member
from tests.samples import authorisations, published

MONDAY = date(2026, 8, 3)
BASIC = ("application", "means_declaration", "authorisation")
SICK = [member(standing=["gravely_ill"], disability={"kind": "limb", "level": 1})]


def dibao(version="2026/county", on=None, **changes):
    """Filed on a Monday, or under an older version soon after it took effect."""
    on = on or (MONDAY if version.startswith("2026") else None)
    return Course("dibao", version, on, **changes)


def ready(version="2026/county", on=None, **changes):
    return dibao(version, on, **changes).up_to("approve")


def window_of(division):
    return Actor(person(f"window of {division}"), Role.WINDOW, Division(str(division)))


# The filing


@pytest.mark.parametrize(
    "who",
    [
        applicant(),
        officer(Role.WINDOW, Level.TOWNSHIP),
        window_of(AWAY),
        officer(Role.VILLAGE, Level.VILLAGE),
        Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=BATU),
    ],
    ids=lambda who: f"{who.role} {who.division}",
)
def test_a_member_files_or_a_window_or_the_village_or_an_agent_for_them(who):
    assert dibao(by=who).case.form.by == who.who


@pytest.mark.parametrize(
    "who",
    [
        applicant(SARNAI),
        Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=SARNAI),
        officer(Role.APPROVER, Level.COUNTY),
        window_of("110101001"),
        officer(Role.VILLAGE, Level.VILLAGE, place=Division("150502001001")),
    ],
    ids=lambda who: f"{who.role} {who.division}",
)
def test_nobody_else_does(who):
    with pytest.raises(DomainError) as refusal:
        dibao(by=who)
    assert isinstance(refusal.value, NotYours | NotInArea)


def test_the_village_needs_it_in_writing():
    village = officer(Role.VILLAGE, Level.VILLAGE)
    course = dibao(by=village)
    with pytest.raises(Incomplete, match="proxy"):
        course.do("accept")
    dibao(by=village, papers=papers(*BASIC, "means_evidence", "proxy")).do("accept")


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({}, []),
        ({"papers": papers("application")}, ["authorisation", "means_declaration"]),
        ({"related_to_staff": True}, ["relation_form"]),
    ],
)
def test_the_papers_of_2021(changes, lacking):
    course = dibao("2021/county", **changes)
    assert sorted(course.case.lacking(course.case.procedure, "accept")) == lacking


def test_a_missing_paper_is_asked_for_once_and_completely():
    course = dibao(papers=papers("application"))
    with pytest.raises(Incomplete):
        course.do("accept")
    course.do("request_correction")
    asked = course.last.missing
    assert asked == ["authorisation", "means_declaration", "means_evidence"]
    course.do("supply", papers=papers(*asked))
    with pytest.raises(AskedTooMuch):
        course.do("request_correction", flawed=["application"])
    course.do("accept")


@pytest.mark.parametrize("paper", ["id_and_hukou", "disability_card", "illness_proof"])
def test_a_paper_another_register_holds_may_not_be_asked_for(paper):
    course = dibao(members=SICK)
    with pytest.raises(AskedTooMuch, match=paper):
        course.do("request_correction", flawed=[paper])


@pytest.mark.parametrize(
    ("dataset", "paper"),
    [
        ("hukou", "id_and_hukou"),
        ("disability", "disability_card"),
        ("medical", "illness_proof"),
    ],
)
def test_when_a_register_is_silent_the_paper_comes_in_instead(dataset, paper):
    course = dibao(members=SICK).do("report_outage", dataset=dataset)
    with pytest.raises(Incomplete, match=paper):
        course.do("accept")
    course.do("request_correction").do("supply", papers=papers(paper)).do("accept")


@pytest.mark.parametrize(("members", "asked"), [(None, ["hukou"]), (SICK, None)])
def test_a_register_is_asked_only_where_somebody_is_in_it(members, asked):
    course = dibao(**({"members": members} if members else {})).to("accept")
    assert course.case.unasked() == (asked or ["disability", "hukou", "medical"])


def test_nobody_gives_an_opinion_before_the_registers_were_asked():
    course = dibao().to("visit_home").to("report_means")
    with pytest.raises(Incomplete, match="hukou"):
        course.do("verify")
    course.ask_registers().do("verify")


def test_since_2022_a_promise_stands_in_for_proof_of_means():
    course = dibao(papers=papers(*BASIC))
    with pytest.raises(Incomplete, match="means_evidence"):
        course.do("accept")
    course.do("promise").do("accept")
    with pytest.raises(NotInProcedure):
        dibao("2021/county").do("promise", by=applicant())


def test_not_for_somebody_with_a_record_of_serious_breach():
    course = dibao(papers=papers(*BASIC)).answered("credit", serious_breach=True)
    with pytest.raises(NoLawfulGround):
        course.do("promise")


def test_not_instead_of_any_other_paper():
    with pytest.raises(NoLawfulGround):
        dibao().do("promise", materials=["authorisation"])


def test_a_false_promise_proves_nothing_and_the_evidence_has_to_come():
    course = dibao(papers=papers(*BASIC)).do("promise").up_to("approve")
    course.do("check_promise", result="false")
    with pytest.raises(Incomplete, match="means_evidence"):
        course.do("approve")
    course.do("add_evidence", papers=papers("means_evidence")).do("approve")
    assert course.case.promises_false == ("means_evidence",)


@pytest.mark.parametrize("words", [{"mode": "rumour"}, {"result": "perhaps"}], ids=str)
def test_a_promise_is_checked_in_a_way_the_rules_know(words):
    course = dibao(papers=papers(*BASIC)).do("promise").to("accept")
    with pytest.raises(Malformed):
        course.do("check_promise", **words)


def test_a_kept_promise_is_enough():
    course = dibao(papers=papers(*BASIC)).do("promise").up_to("approve")
    course.do("check_promise", result="kept").do("approve")
    with pytest.raises(Malformed):
        dibao().do("check_promise", material="authorisation")


# Away from home


def test_filed_away_from_home_it_is_taken_in_and_pushed_first():
    course = dibao("2021/county", by=window_of(AWAY))
    with pytest.raises(OutOfOrder, match="forward"):
        course.do("accept")
    with pytest.raises(OutOfOrder, match="take_in"):
        course.do("forward")
    course.do("take_in")
    assert (course.case.clocks["push"].length, course.case.clocks["originals"].length) == (1, 2)
    course.do("post_originals").do("forward").do("accept")
    limits = ("push", "originals", "second_look")
    assert not any(course.case.clocks[limit].runs for limit in limits)
    assert course.case.clocks["total"].since == course.day


def test_the_intake_office_has_only_its_own_steps():
    course = dibao(by=window_of(AWAY)).do("take_in")
    mine = course.case.open_commands(window_of(AWAY), course.day)
    assert set(mine) == {"forward", "post_originals", "request_correction"}


def test_a_case_filed_away_may_take_longer():
    course = dibao(by=window_of(AWAY)).to("accept").do("extend", ground="filed_away")
    assert course.case.clocks["total"].length == 45


# The investigation


def test_the_times_of_the_investigation():
    course = dibao("2021/county").to("accept")
    clock = course.case.clocks["investigation"]
    assert (clock.length, clock.unit) == (3, "working")
    course.to("request_means_test")
    assert course.case.clocks["means_test"].length == 3
    course.do("start_means_test").do("begin_investigation")
    assert not course.case.clocks["means_test"].runs
    assert not course.case.clocks["investigation"].runs


def test_every_member_who_counts_consents_to_being_looked_up():
    course = dibao().to("accept")
    given = authorisations(course.case, course.day)
    with pytest.raises(Incomplete, match="authorisation"):
        course.do("request_means_test", authorisations=given[:1])
    lapsed = [{**one, "until": course.day - days(1)} for one in given]
    with pytest.raises(Incomplete):
        course.do("request_means_test", authorisations=lapsed)
    supporter = {**given[0], "person": person("uncle")}
    course.do("request_means_test", authorisations=[*given, supporter])


@pytest.mark.parametrize(
    ("version", "allowed"), [("2022/county", False), ("2026/county", True)]
)
def test_payment_institutions_may_be_asked_since_the_law(version, allowed):
    course = Course("dibao", version).to("accept")
    given = [
        {**one, "scope": ["bank", "payment"]} for one in authorisations(course.case, course.day)
    ]
    if allowed:
        course.do("request_means_test", authorisations=given)
    else:
        with pytest.raises(AskedTooMuch, match="payment"):
            course.do("request_means_test", authorisations=given)


def test_what_the_registers_establish_replaces_what_was_declared():
    found = [member(income={"wage": Decimal(96000)})]
    course = dibao().to("start_means_test")
    course.do("report_means", result="over", members=found, assets=[asset("deposits", 80000)])
    course.up_to("approve")
    with pytest.raises(Ineligible) as refusal:
        course.do("approve")
    assert refusal.value.details == ["income_not_below_standard", "assets_over_limit"]


@pytest.mark.parametrize(
    "wrong",
    [{"until": "2027-01-01"}, {"scope": []}, {"scope": ["diary"]}, {"consent": ""}],
    ids=str,
)
def test_a_consent_says_to_what_and_until_when(wrong):
    course = dibao().to("accept")
    given = [{**one, **wrong} for one in authorisations(course.case, course.day)]
    with pytest.raises(Malformed):
        course.do("request_means_test", authorisations=given)


def test_a_means_test_comes_out_within_or_over():
    with pytest.raises(Malformed):
        dibao().to("start_means_test").do("report_means", result="unclear")


def test_a_report_of_no_household_is_none():
    course = dibao().to("start_means_test")
    with pytest.raises(Malformed, match=r"members\.0\.income"):
        course.do("report_means", members=[{**member(), "income": "much"}])
    with pytest.raises(Malformed, match=r"members\.self"):
        course.do("report_means", members=[member(SARNAI)], assets=[])


def test_who_is_over_the_line_is_told_and_may_object_with_evidence():
    course = dibao("2021/county").to("start_means_test").do("report_means", result="over")
    course.to("visit_home").ask_registers()
    with pytest.raises(OutOfOrder, match="tell_means"):
        course.do("verify")
    with pytest.raises(OutOfOrder, match="tell_means"):
        course.do("dispute_means")
    course.do("tell_means")
    with pytest.raises(Incomplete):
        course.do("dispute_means", papers=[])
    course.later(1).do("dispute_means")
    assert not {"start_means_test", "report_means", "tell_means"} & set(course.case.done)
    assert course.case.clocks["means_test"].since == course.day
    course.do("start_means_test").do("report_means", result="within").do("verify")


def test_who_is_within_has_nothing_to_object_to():
    course = dibao().to("report_means")
    with pytest.raises(NoLawfulGround):
        course.do("dispute_means")


def test_over_the_line_and_undisputed_ends_in_a_refusal_without_a_notice():
    rich = [member(income={"wage": Decimal(96000)})]
    course = dibao().to("start_means_test").do("report_means", result="over", members=rich)
    course.to("verify", proposal="refuse").do("refuse")
    assert course.case.stage == Stage.REFUSED
    assert "post_notice" not in course.case.done


@pytest.mark.parametrize(
    "people", [[W1], [W1, W1], [W1, COUSIN], [W1, BATU], [W1, SARNAI]], ids=range(5)
)
def test_a_home_visit_needs_two_people_none_of_them_of_the_household_or_a_relative(people):
    course = dibao().to("accept").do("register_relation").do("begin_investigation")
    with pytest.raises(Conflicted):
        course.do("visit_home", investigators=people)


def test_both_investigators_are_its_hands_and_neither_decides():
    course = ready()
    assert {W1, W2} <= course.case.hands["visit_home"]
    for who in (W1, W2):
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(who, Role.APPROVER, COUNTY))


@pytest.mark.parametrize("how", ["video", "telephone"])
def test_from_afar_only_in_an_emergency_that_is_named(how):
    course = dibao().to("begin_investigation")
    with pytest.raises(NoLawfulGround):
        course.do("visit_home", how=how)
    with pytest.raises(NoLawfulGround):
        course.do("visit_home", how=how, emergency="rain")
    course.do("visit_home", how=how, emergency="epidemic")


def test_and_in_no_other_way():
    with pytest.raises(Malformed):
        dibao().to("begin_investigation").do("visit_home", how="drone", emergency="disaster")


def test_a_visit_leaves_a_signed_form_whose_digest_stands_in_the_event():
    course = dibao().to("begin_investigation")
    for handed_in in ([], papers("letter")):
        with pytest.raises(Incomplete, match="visit_form"):
            course.do("visit_home", papers=handed_in)
    course.do("visit_home")
    assert course.last.papers == papers("visit_form")
    assert "visit_form" in course.case.papers


def test_a_visit_is_never_left_out():
    course = dibao().to("report_means").ask_registers()
    with pytest.raises(OutOfOrder, match="visit_home"):
        course.do("verify")
    assert "waive" not in course.steps


def test_a_visit_entered_late_keeps_both_days():
    course = dibao().to("begin_investigation")
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    late = act(by, course.day + days(2), course.gazette, occurred_on=course.day)
    words = {"investigators": [W1, W2], "findings": "poor"}
    course.case.visit_home(late, **words, papers=papers("visit_form"))
    assert (course.last.on, course.last.entered_late) == (course.day, True)
    assert course.last.timestamp == datetime(2026, 8, 5, 2, tzinfo=UTC)


# Near relatives, disputes, objections


def test_a_relative_of_staff_is_registered_before_any_opinion():
    declared = {
        "related_to_staff": True,
        "papers": papers(*BASIC, "means_evidence", "relation_form"),
    }
    course = dibao(**declared).to("report_means").to("visit_home").ask_registers()
    with pytest.raises(OutOfOrder, match="register_relation"):
        course.do("verify")
    course.do("register_relation").do("verify")


def test_the_relative_stands_aside_in_every_office():
    course = dibao().to("accept").do("register_relation")
    for role, level, step in (
        (Role.VERIFIER, Level.TOWNSHIP, "begin_investigation"),
        (Role.CHECKER, Level.COUNTY, "start_means_test"),
        (Role.APPROVER, Level.COUNTY, "refuse"),
    ):
        relative = Actor(COUSIN, role, VILLAGE.at(level))
        assert course.case.open_commands(relative, course.day) == []
        with pytest.raises(DomainError, match="conflicted"):
            course.do(step, by=relative)


def test_a_member_of_the_household_never_acts_in_office():
    course = dibao().to("accept")
    own = Actor(SARNAI, Role.VERIFIER, VILLAGE.at(Level.TOWNSHIP))
    assert course.case.open_commands(own, course.day) == []


def test_nor_does_one_whom_only_the_correction_or_the_means_test_brought_to_light():
    found = [*dibao().case.form.members, member(person("x"), "other")]
    course = dibao().to("start_means_test").do("report_means", members=found)
    own = Actor(person("x"), Role.VERIFIER, VILLAGE.at(Level.TOWNSHIP))
    assert course.case.open_commands(own, course.day) == []
    corrected = dibao(papers=papers(*BASIC)).do("request_correction")
    corrected.do("supply", papers=papers("means_evidence"), changes={"members": found})
    assert person("x") in corrected.case.barred("accept", Role.WINDOW)
    assert corrected.case.barred("withdraw", Role.APPLICANT) == frozenset()


@pytest.mark.parametrize("cause", ["register_relation", "note_complaint", "raise_objection"])
def test_the_county_visits_after_a_relation_a_complaint_or_an_objection(cause):
    course = dibao("2021/county").to("post_notice").do(cause).up_to("review")
    assert "visit_as_county" in course.case.done
    quiet = dibao("2021/county").up_to("review")
    assert "visit_as_county" not in quiet.case.done


def test_a_complaint_after_the_review_makes_the_county_look_and_review_again():
    course = ready().do("note_complaint")
    with pytest.raises(OutOfOrder, match="review"):
        course.do("approve")
    course.to("approve")
    assert "visit_as_county" in course.case.done


def test_undisputed_there_is_no_appraisal_and_the_approval_says_why():
    course = ready().do("approve")
    assert course.last.skipped == {
        "take_in": "filed_at_home",
        "forward": "filed_at_home",
        "register_relation": "no_relative_declared",
        "tell_means": "means_within",
        "reinvestigate": "nobody_objected",
        "appraise": "undisputed",
        "visit_as_county": "nothing_to_see_again",
    }


def test_a_dispute_found_at_the_visit_is_appraised():
    course = (
        dibao().to("report_means").to("begin_investigation").do("visit_home", disputed=True)
    )
    course.ask_registers()
    with pytest.raises(OutOfOrder, match="appraise"):
        course.do("verify")
    course.do("appraise").do("verify")


@pytest.mark.parametrize(
    "counts",
    [
        {"attended": 9, "villagers": 5},
        {"attended": 0, "villagers": 0, "in_favour": 0},
        {"attended": 9, "villagers": 10},
        {"attended": 9, "in_favour": 10},
        {"attended": 9, "in_favour": -1},
    ],
    ids=str,
)
def test_two_thirds_of_an_appraisal_are_villagers(counts):
    course = dibao().to("visit_home")
    with pytest.raises(Malformed):
        course.do("appraise", **counts)


def test_an_appraisal_is_held_by_township_and_village_together():
    course = dibao().to("visit_home")
    verifier = officer(Role.VERIFIER, Level.TOWNSHIP)
    with pytest.raises(Conflicted):
        course.do("appraise", by=verifier, with_village=verifier.who)
    with pytest.raises(Conflicted):
        course.do("appraise", with_village=SARNAI)
    course.do("appraise")
    assert person("village head") in course.case.hands["appraise"]


@pytest.mark.parametrize("answer", ["reinvestigate", "appraise"])
def test_an_objection_is_answered_by_a_new_investigation_or_an_appraisal(answer):
    course = dibao("2021/county").to("post_notice").do("raise_objection")
    assert course.case.stage == Stage.ACCEPTED
    with pytest.raises(OutOfOrder):
        course.do("verify")
    course.do(answer).do("verify")
    assert course.case.stage == Stage.VERIFIED


def test_an_objection_voids_the_opinion_only_and_the_notice_runs_on():
    course = dibao("2021/county").to("post_notice")
    notice = course.case.clocks["notice"]
    course.do("raise_objection")
    assert course.last.voids == ["reinvestigate", "appraise", "verify"]
    assert {"visit_home", "report_means", "post_notice"} <= set(course.case.done)
    assert course.case.clocks["notice"] == notice
    course.to("approve")
    assert [e.step for e in course.case.pending_events].count("post_notice") == 1


def test_a_second_objection_asks_for_a_second_answer():
    course = dibao().to("post_notice").do("raise_objection").do("reinvestigate").do("verify")
    course.do("raise_objection")
    with pytest.raises(OutOfOrder):
        course.do("verify")
    course.do("reinvestigate").do("verify")


def test_an_objection_stretches_the_total_to_45_days_once():
    course = dibao("2021/county").to("post_notice")
    since, due = course.case.clocks["total"].since, course.case.clocks["total"].due
    course.do("raise_objection")
    total = course.case.clocks["total"]
    assert (total.length, total.since, total.stretched_for) == (45, since, "raise_objection")
    assert total.due > due
    course.do("raise_objection")
    assert course.case.clocks["total"] == total


def test_who_looked_into_the_objection_does_not_decide():
    course = dibao().to("post_notice").do("raise_objection")
    course.do("reinvestigate", investigators=[person("x"), person("y")]).up_to("approve")
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(person("y"), Role.APPROVER, COUNTY))


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.APPLICANT, Role.AGENT])
def test_anybody_may_object_but_no_officer_in_office(role):
    course = dibao().to("post_notice")
    course.do("raise_objection", by=Actor(person("n"), role, AWAY))
    with pytest.raises(NotYours):
        course.do("raise_objection", by=officer(Role.VERIFIER, Level.TOWNSHIP))


def test_nobody_decides_before_the_seven_days_are_over():
    course = dibao("2022/county", date(2026, 2, 2)).to("verify").on(date(2026, 2, 12))
    course.do("post_notice")
    assert course.case.clocks["notice"].due == date(2026, 2, 24)
    with pytest.raises(OutOfOrder, match="close_notice"):
        course.do("receive_file")
    course.on(date(2026, 2, 24))
    with pytest.raises(TooEarly):
        course.do("close_notice")
    course.do("raise_objection")
    course.later(1)
    with pytest.raises(TooLate):
        course.do("raise_objection")
    course.do("close_notice")


def test_time_closes_the_notice_by_itself_on_its_last_day():
    course = dibao().to("post_notice")
    due = course.case.clocks["notice"].due
    course.later(30).catch_up()
    assert course.case.done["close_notice"] == due
    assert course.case.hands["close_notice"] == {"time"}


def test_a_notice_is_posted_once_and_shows_no_more_than_name_and_number():
    course = dibao().to("post_notice")
    assert course.last.shown == {"applicant": BATU, "members": "2"}
    with pytest.raises(AlreadyDone):
        course.do("post_notice")


# The clocks


def test_the_county_reviews_in_ten_working_days_of_receiving_the_file():
    course = dibao("2021/county").to("receive_file")
    review = course.case.clocks["review"]
    assert (review.length, review.unit, review.since) == (10, "working", course.day)
    course.do("review")
    assert not course.case.clocks["review"].runs


def test_the_total_is_thirty_working_days_and_nothing_makes_it_stand_still():
    course = dibao("2022/county", date(2026, 2, 10)).to("accept")
    assert course.case.clocks["total"].due == date(2026, 3, 30)
    course.up_to("approve").later(100)
    total = course.case.clocks["total"]
    assert (total.stood_still, total.paused_on, total.due) == (0, None, date(2026, 3, 30))


def test_there_is_no_pause_in_any_version_of_dibao():
    course = dibao()
    for rules in course.case.procedures:
        assert not any(limit.stands_still_for for limit in rules.limits)
        assert not any(rules.has(name) for name in ("suspend", "pause", "resume"))
    assert not {"suspend", "pause", "resume"} & set(course.case.verbs)


@pytest.mark.parametrize("ground", ["separated_hukou", "filed_away", "hard_investigation"])
def test_an_officer_extends_it_once_on_a_ground_the_rules_know(ground):
    course = dibao("2022/county", date(2026, 2, 10)).to("accept")
    course.do("extend", ground=ground)
    total = course.case.clocks["total"]
    assert (total.length, total.due) == (45, date(2026, 4, 21))
    with pytest.raises(AlreadyDone):
        course.do("extend", ground=ground)


@pytest.mark.parametrize(
    "words",
    [{"ground": "busy"}, {"limit": "notice"}, {"limit": "review"}],
    ids=str,
)
def test_not_on_another_and_no_other_limit(words):
    course = dibao().to("post_notice")
    with pytest.raises(NoLawfulGround):
        course.do("extend", **words)


def test_what_was_extended_is_not_stretched_again_by_an_objection():
    course = dibao().to("post_notice").do("extend")
    total = course.case.clocks["total"]
    course.do("raise_objection")
    assert course.case.clocks["total"] == total


def test_a_promise_may_be_shorter_than_the_law_never_longer():
    course = dibao()
    course.gazette = published(dibao__total__promised="12", dibao__notice__promised="99")
    course.to("post_notice")
    total, notice = course.case.clocks["total"], course.case.clocks["notice"]
    assert total.promised < total.due
    assert notice.promised == notice.due


def test_silence_accepts_on_the_day_the_papers_came():
    course = dibao("2021/county")
    filed = course.day
    course.later(30).catch_up()
    assert course.case.stage == Stage.ACCEPTED
    assert course.case.done["accept"] == course.case.clocks["total"].since == filed


def test_not_corrected_in_time_is_closed_by_time():
    course = dibao(papers=papers("application")).do("request_correction").later(60).catch_up()
    assert (course.case.stage, course.last.ground) == (Stage.CLOSED, "no_correction")


# The decision and after


def test_approved_it_is_paid_from_the_first_of_the_next_month():
    course = ready(on=date(2026, 11, 9))
    course.on(date(2026, 12, 31)).do("approve")
    assert course.last.effective_from == date(2027, 1, 1)


def test_the_verifier_may_not_decide_even_with_an_approver_s_post():
    course = dibao().to("receive_file")
    course.do("review", by=Actor(person("both"), Role.VERIFIER, COUNTY))
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(person("both"), Role.APPROVER, COUNTY))
    course.do("approve")


def test_who_filed_it_for_somebody_does_not_decide_it():
    village = officer(Role.VILLAGE, Level.VILLAGE, "helper")
    course = ready(by=village, papers=papers(*BASIC, "means_evidence", "proxy"))
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(person("helper"), Role.APPROVER, COUNTY))


@pytest.mark.parametrize(
    ("role", "level", "place", "refusal"),
    [
        (Role.APPROVER, Level.TOWNSHIP, VILLAGE, NotYours),
        (Role.APPROVER, Level.COUNTY, Division("150422001001"), NotInArea),
        (Role.VERIFIER, Level.COUNTY, VILLAGE, NotYours),
        (Role.APPROVER, Level.LEAGUE, VILLAGE, NotYours),
    ],
)
def test_only_an_approver_of_the_county_decides(role, level, place, refusal):
    course = ready()
    with pytest.raises(refusal):
        course.do("approve", by=officer(role, level, place=place))


def test_a_refusal_is_told_through_the_township_in_three_days_with_its_remedies():
    course = ready("2021/county").do("refuse", reasons=["false_statement"])
    clock = course.case.clocks["rejection"]
    assert (clock.length, clock.unit, clock.since) == (3, "working", course.day)
    with pytest.raises(NotYours):
        course.do("serve", by=officer(Role.APPROVER, Level.COUNTY))
    course.do("serve")
    assert course.last.acting_division == str(VILLAGE.at(Level.TOWNSHIP))
    assert course.last.remedies == ["reconsideration", "lawsuit"]
    assert not course.case.clocks["rejection"].runs


def test_nobody_is_refused_without_a_ground_the_rules_know():
    course = ready()
    with pytest.raises(NoLawfulGround):
        course.do("refuse")
    course.do("refuse", reasons=["false_statement"])
    assert course.last.reasons == ["false_statement"]


def test_publication_shows_three_things_and_nothing_else():
    course = ready().do("approve").do("publish_result")
    assert course.last.shown == {
        "applicant": BATU,
        "members": "2",
        "monthly_amount": "940.00",
    }
    assert course.last.place == HOME


def test_nothing_is_published_of_a_refusal():
    course = ready().do("refuse", reasons=["false_statement"])
    with pytest.raises(DomainError, match="wrong-stage"):
        course.do("publish_result")


def test_no_cooperation_may_end_it_but_a_mood_may_not():
    course = dibao().to("accept")
    with pytest.raises(NoLawfulGround):
        course.do("close", ground="mood")
    course.do("close", by=officer(Role.VERIFIER, Level.COUNTY), ground="no_cooperation")
    assert course.case.stage == Stage.CLOSED
    assert not any(clock.runs for clock in course.case.clocks.values())


@pytest.mark.parametrize("step", ["submit", "accept", "verify", "review"])
def test_it_may_be_withdrawn_at_any_time_before_the_decision(step):
    course = dibao() if step == "submit" else dibao().to(step)
    course.do("withdraw")
    assert course.case.stage == Stage.WITHDRAWN


def test_not_after_it():
    with pytest.raises(DomainError, match="wrong-stage"):
        ready().do("approve").do("withdraw")


def test_an_agent_acts_for_somebody_and_both_are_recorded():
    agent = Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=BATU)
    course = dibao().do("withdraw", by=agent)
    assert (course.last.by, course.last.on_behalf_of) == (person("agent"), BATU)


def test_another_township_sees_nothing_and_another_role_may_not():
    course = dibao()
    with pytest.raises(NotInArea):
        course.do("accept", by=Actor(person("x"), Role.WINDOW, Division("150421103")))
    with pytest.raises(NotYours):
        course.do("accept", by=officer(Role.VERIFIER, Level.TOWNSHIP))
