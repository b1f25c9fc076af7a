"""低保: four versions of the rules, two deciders, and which of them a case keeps."""

from datetime import date
from decimal import Decimal

import pytest

from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    Conflicted,
    NoLawfulGround,
    NotInProcedure,
    NotYours,
    OutOfOrder,
    TooEarly,
)
from domain.gazette import Entry
from domain.lot import lot_falls_on, seed_of
from domain.office import Actor, Role
from domain.stage import Stage
from domain.traits.county_review import SPOT_CHECK
from tests.builders import Course, where_the_lot
from tests.cast import BATU, COUNTY, COUSIN, VILLAGE, officer, person
from tests.kinds.dibao import DELEGATION, PROVISION
from tests.samples import published

ALL = ["2012/county", "2021/county", "2022/county", "2026/county"]


def dibao(version, on=None, **changes):
    return Course("dibao", version, on, **changes)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2012, 12, 12), "2012"),
        (date(2021, 6, 30), "2012"),
        (date(2021, 7, 1), "2021"),
        (date(2022, 10, 19), "2021"),
        (date(2022, 10, 20), "2022"),
        (date(2026, 6, 30), "2022"),
        (date(2026, 7, 1), "2026"),
    ],
)
def test_the_day_of_filing_decides(day, version):
    assert dibao(f"{version}/county", day).case.procedure.version == version


def test_before_the_first_rules_nothing_can_be_filed():
    with pytest.raises(NotInProcedure):
        dibao("2012/county", date(2012, 12, 11))


def test_on_one_day_an_old_case_follows_the_old_rules_and_a_new_one_the_new():
    old = dibao("2012/county", date(2021, 6, 1)).to("accept")
    new = dibao("2021/county", date(2021, 7, 1)).to("accept")
    old.day = new.day = date(2021, 7, 2)
    assert "post_county_notice" in old.steps - new.steps
    assert "total" in new.case.clocks
    assert "total" not in old.case.clocks
    old.to("approve")
    assert old.case.procedure.version == "2012"


def test_submitted_under_the_old_rules_accepted_under_the_new():
    course = dibao("2012/county", date(2021, 6, 29)).on(date(2021, 7, 1)).do("accept")
    assert course.case.procedure.name == "2021/county"


def test_an_accepted_case_goes_over_to_newer_rules_only_if_somebody_says_why():
    course = dibao("2022/county", date(2026, 6, 1)).to("accept").on(date(2026, 7, 2))
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    with pytest.raises(NoLawfulGround):
        course.do("rebind", by=by, ground="simpler")
    course.do("rebind", by=by)
    assert course.case.procedure.name == "2026/county"


# 2012


def test_the_times_of_2012():
    course = dibao("2012/county").to("accept")
    assert course.case.clocks["investigation"].length == 10
    course.to("visit_home")
    assert not course.case.clocks["investigation"].runs
    assert course.case.clocks["appraisal"].length == 5
    course.to("receive_file")
    assert course.case.clocks["review"].length == 5
    course.to("post_county_notice")
    notice = course.case.clocks["county_notice"]
    assert (notice.length, notice.unit) == (7, "calendar")
    course.to("close_county_notice")
    assert course.case.clocks["decision"].length == 3
    assert "total" not in course.case.clocks


def test_until_2020_every_case_was_appraised():
    course = dibao("2012/county", date(2020, 8, 24)).to("report_means").to("visit_home")
    course.ask_registers()
    with pytest.raises(OutOfOrder, match="appraise"):
        course.do("verify")
    course.do("appraise").do("verify")


def test_then_undisputed_cases_no_more():
    course = dibao("2012/county", date(2020, 8, 25)).to("verify")
    assert "appraise" not in course.case.done
    disputed = dibao("2012/county", date(2020, 8, 25)).to("report_means")
    disputed.to("visit_home", disputed=True).ask_registers()
    with pytest.raises(OutOfOrder, match="appraise"):
        disputed.do("verify")


def undrawn(*noted):
    course = dibao("2012/county").to("accept")
    for step in noted:
        course.do(step)
    return course.to("receive_file")


def test_a_draw_can_be_made_again_by_anybody_and_not_by_the_drawer():
    course = dibao("2012/county").to("receive_file")
    with pytest.raises(OutOfOrder, match="draw_for_visit"):
        course.do("review")
    course.do("draw_for_visit")
    fell = course.last
    assert fell.seed == seed_of(course.case.id, fell.timestamp)
    assert fell.per_cent == SPOT_CHECK
    assert fell.drawn is lot_falls_on(fell.seed, course.case.number, SPOT_CHECK)
    with pytest.raises(AlreadyDone):
        course.do("draw_for_visit")


def test_a_drawn_home_is_seen_again_by_two_of_the_county():
    course = where_the_lot(undrawn, falls=True)
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        course.do("review")
    with pytest.raises(Conflicted):
        course.do("visit_as_county", investigators=[person("v1")])
    course.do("visit_as_county").do("review")
    assert {person("v1"), person("v2")} <= course.case.barred("approve", Role.APPROVER)


def test_one_that_was_not_drawn_is_not_unless_something_speaks_for_it():
    where_the_lot(undrawn, falls=False).do("review")
    related = where_the_lot(lambda: undrawn("register_relation"), falls=False)
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        related.do("review")


def test_about_thirty_in_a_hundred_are_drawn_and_a_county_may_draw_more_not_fewer():
    def drawn(per_cent):
        course = dibao("2012/county").to("receive_file")
        course.publishing(dibao__spot_check_per_cent=per_cent)
        return course.do("draw_for_visit").last

    assert (drawn("100").drawn, drawn("100").per_cent) == (True, 100)
    assert drawn("10").per_cent == SPOT_CHECK


def test_an_objection_to_the_county_s_notice_starts_review_and_notice_again():
    course = dibao("2012/county").to("post_county_notice").do("object_to_county")
    assert course.case.stage == Stage.VERIFIED
    assert course.last.voids == ["visit_as_county", "review", "post_county_notice"]
    assert not course.case.clocks["county_notice"].runs
    again = course.case.clocks["review_again"]
    assert (again.length, again.since) == (20, course.day)
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        course.do("review")
    course.do("visit_as_county").do("review").do("post_county_notice")
    assert course.case.clocks["county_notice"].since == course.day
    assert not course.case.clocks["review_again"].runs
    with pytest.raises(TooEarly):
        course.do("close_county_notice")
    course.to("approve")


def test_time_ends_the_county_s_notice_too():
    course = dibao("2012/county").to("post_county_notice").later(40).catch_up()
    assert course.case.hands["close_county_notice"] == {"time"}


def test_2012_knew_no_extension_and_no_promise():
    for step in ("extend", "promise"):
        with pytest.raises(NotInProcedure):
            dibao("2012/county").to("accept").do(
                step, by=officer(Role.VERIFIER, Level.TOWNSHIP)
            )


# Decided by the township


def delegated(since, county=COUNTY):
    return Entry("dibao.decided_by_township", county, since, Decimal(1), "样例")


@pytest.mark.parametrize("version", ["2021", "2022", "2026"])
def test_where_the_county_delegated_it_the_township_decides_in_twenty_days(version):
    course = dibao(f"{version}/township").to("accept")
    assert course.case.clocks["total"].length == 20
    course.up_to("approve")
    with pytest.raises(NotYours):
        course.do("approve", by=officer(Role.APPROVER, Level.COUNTY))
    course.do("approve")
    assert course.last.acting_division == str(VILLAGE.at(Level.TOWNSHIP))
    assert not {"receive_file", "review"} & course.steps


def test_the_legal_basis_of_the_delegation_stands_in_the_events_that_rest_on_it():
    course = dibao("2026/township").to("accept")
    submitted, accepted = course.case.collect_events()
    for event in (submitted, accepted):
        sources = {r["key"]: r["source"] for r in event.readings}
        assert sources["dibao.decided_by_township"] == DELEGATION.source
        assert sources["dibao.townships_may_decide"] == PROVISION.source


def test_since_the_law_a_county_s_delegation_needs_a_provision_of_the_region():
    course = dibao("2026/county", gazette=published([DELEGATION]))
    assert course.case.procedure.path == "county"


@pytest.mark.parametrize(
    ("day", "path"), [(date(2026, 6, 30), "township"), (date(2026, 7, 1), "county")]
)
def test_before_it_did_not(day, path):
    name = {"township": "2022/township", "county": "2026/county"}[path]
    course = dibao(name, day, gazette=published([DELEGATION]))
    assert course.case.procedure.path == path


def test_another_county_s_delegation_does_not_hold_here():
    other = delegated(date(2021, 7, 1), Division("150422"))
    assert dibao("2021/county", gazette=published([other])).case.procedure.path == "county"


def test_a_delegation_holds_from_its_day_and_not_for_the_rules_of_2012():
    early = delegated(date(2019, 1, 1))
    assert dibao("2012/county", gazette=published([early])).case.procedure.path == "county"
    late = delegated(date(2025, 9, 25))
    before = dibao("2022/county", date(2025, 9, 24), gazette=published([late]))
    assert before.case.procedure.path == "county"
    after = dibao("2022/township", date(2025, 9, 25), gazette=published([late]))
    assert after.case.procedure.path == "township"


def test_a_delegation_withdrawn_after_acceptance_leaves_the_case_with_the_township():
    course = dibao("2021/township").to("accept")
    course.gazette = published()
    course.to("approve")
    assert course.case.procedure.path == "township"


def test_between_filing_and_acceptance_the_path_may_still_change():
    course = dibao("2021/county")
    course.gazette = published([DELEGATION])
    course.do("accept")
    assert course.case.procedure.path == "township"


def test_with_a_relative_of_staff_the_county_visits_even_where_the_township_decides():
    course = dibao("2021/township").to("accept").do("register_relation").to("close_notice")
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        course.do("approve")
    course.do("visit_as_county").do("approve")


def test_an_objection_stretches_twenty_days_to_45_too():
    course = dibao("2021/township").to("post_notice").do("raise_objection")
    assert course.case.clocks["total"].length == 45


def test_a_relative_in_the_township_s_own_office_does_not_decide():
    course = dibao("2021/township").to("accept").do("register_relation").up_to("approve")
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(COUSIN, Role.APPROVER, VILLAGE.at(Level.TOWNSHIP)))


# 2026


@pytest.mark.parametrize(
    ("version", "source"), [("2022/county", "649 §68"), ("2026/county", "SAL §73")]
)
def test_a_false_statement_is_refused_on_the_law_of_its_time(version, source):
    rules = dibao(version).case.procedure
    assert [(g.code, g.source) for g in rules.judged] == [("false_statement", source)]


def test_the_law_took_nothing_away_that_57_still_asks_for():
    assert {"post_notice", "close_notice", "publish_result"} <= dibao("2026/county").steps


@pytest.mark.parametrize("version", ALL)
def test_every_version_covers_the_same_household(version):
    assert BATU in dibao(version).case.covered


@pytest.mark.parametrize("version", ALL)
def test_a_year_in_the_drawer_does_not_move_a_case_to_other_rules(version):
    course = dibao(version).to("verify").later(365).do("add_evidence")
    assert course.case.procedure.name == version
