"""低保边缘家庭: who is one, who is told to ask for something else, and the flow it borrows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.award import Award
from domain.cases.dibao.case import Dibao
from domain.cases.dibao_edge.case import DibaoEdge
from domain.divisions import Division, Level
from domain.errors import (
    AskedTooMuch,
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
from tests.builders import Course, failing
from tests.cast import (
    AWAY,
    BATU,
    COUNTY,
    COUSIN,
    HOME,
    OYUN,
    SARNAI,
    VILLAGE,
    W1,
    officer,
    papers,
    person,
)
from tests.kinds.dibao import DELEGATION as DIBAO_DELEGATION
from tests.kinds.dibao import asset, member
from tests.kinds.dibao_edge import DELEGATION, EDGE_2023, PROVISION, living_on
from tests.samples import authorisations, published

LINE = Decimal(620)


def edge(version="2026/county", on=None, **changes):
    return Course("dibao_edge", version, on, **changes)


def ready(version="2026/county", on=None, **changes):
    return edge(version, on, **changes).up_to("approve")


def advised(course):
    return course.up_to("refuse").do("refuse").last.advice


def window_of(division):
    return Actor(person(f"window of {division}"), Role.WINDOW, Division(str(division)))


# Which rules, since when


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2021, 7, 1), "2021"),
        (date(2023, 10, 18), "2021"),
        (date(2023, 10, 19), "2023"),
        (date(2026, 6, 30), "2023"),
        (date(2026, 7, 1), "2026"),
    ],
)
def test_the_day_of_filing_decides(day, version):
    assert edge(f"{version}/county", day).case.procedure.version == version


def test_before_57_knew_of_edge_households_nobody_could_ask():
    with pytest.raises(NotInProcedure):
        edge("2021/county", date(2021, 6, 30))


def test_it_walks_the_way_of_the_minimum_living_allowance_step_by_step():
    mine, theirs = (kind.procedure_named("2021/county") for kind in (DibaoEdge, Dibao))
    assert [(s.name, s.by, s.after, s.voids) for s in mine.steps] == [
        (s.name, s.by, s.after, s.voids) for s in theirs.steps
    ]
    assert [(t.name, t.term, t.stretch) for t in mine.limits] == [
        (t.name, t.term, t.stretch) for t in theirs.limits
    ]


@pytest.mark.parametrize(
    ("version", "why"), [("2021", "default for 低保边缘"), ("2023", "参照, 2023-39 二")]
)
def test_each_borrowed_row_says_on_what_word_it_is_borrowed(version, why):
    rules = DibaoEdge.procedure_named(f"{version}/county")
    borrowed = [row.source for row in (*rules.steps, *rules.limits) if row.source]
    assert len(borrowed) > 30
    assert all(source.endswith(why) for source in borrowed)


def test_only_since_2023_a_promise_stands_in_for_proof_of_means():
    basic = papers("application", "means_declaration", "authorisation")
    edge("2021/county", papers=basic).do("accept")
    course = edge("2023/county", papers=basic)
    with pytest.raises(Incomplete, match="means_evidence"):
        course.do("accept")
    course.do("promise").do("accept")


@pytest.mark.parametrize(("version", "asked"), [("2023/county", False), ("2026/county", True)])
def test_payment_institutions_are_asked_since_the_law(version, asked):
    course = edge(version).to("accept")
    scope = [{**one, "scope": ["payment"]} for one in authorisations(course.case, course.day)]
    if asked:
        course.do("request_means_test", authorisations=scope)
    else:
        with pytest.raises(AskedTooMuch):
            course.do("request_means_test", authorisations=scope)


# Who is one


@pytest.mark.parametrize(
    ("yearly", "grounds"),
    [
        ("7439.88", ["income_below_standard"]),
        ("7440", []),
        ("11159.88", []),
        ("11160", ["income_not_below_edge"]),
    ],
)
def test_from_the_line_up_to_one_and_a_half_times_of_it(yearly, grounds):
    assert failing(edge(members=living_on(yearly))) == grounds


@given(yearly=st.decimals(0, 40000, places=2))
def test_at_most_one_of_both_ends_is_missed_and_neither_only_in_between(yearly):
    grounds = failing(edge(members=living_on(yearly)))
    assert len(grounds) <= 1
    assert (grounds == []) is (LINE * 12 <= yearly < LINE * 18)


def test_in_town_the_line_is_the_town_s():
    assert failing(edge(area="urban", members=living_on("10319"))) == ["income_below_standard"]
    assert failing(edge(area="urban", members=living_on("10320"))) == []


def test_income_is_counted_as_for_the_allowance():
    two = [
        member(income={"wage": Decimal(20000), "scholarship": Decimal(9000)}),
        member(SARNAI, "spouse", income={}, deducted=Decimal(3000)),
    ]
    course = ready(members=two)
    course.do("approve")
    assert course.last.income_per_head == Decimal("708.33")


def test_an_edge_household_may_own_what_is_published_for_it():
    for deposits, over in (("60000", False), ("60000.01", True)):
        course = edge(assets=[asset("deposits", deposits)])
        assert (failing(course) == ["assets_over_limit"]) is over


def test_and_where_nothing_is_what_goes_for_the_allowance():
    course = edge(assets=[asset("businesses", 1)])
    course.publishing(dibao__assets__businesses="0")
    assert failing(course) == ["assets_over_limit"]
    course.publishing(dibao__assets__businesses="0", dibao_edge__assets__businesses="1")
    assert failing(course) == []


def test_of_a_household_all_who_are_known_have_to_be_in_it():
    course = edge().to("accept").answered("hukou", household=[BATU, SARNAI, OYUN])
    assert failing(course) == ["member_left_out"]
    course.answered("hukou", household=[BATU, SARNAI])
    assert failing(course) == []


def test_it_is_asked_for_where_the_hukou_is_or_with_a_permit_where_that_is_published():
    guest = [{**m, "hukou": "110101001001", "standing": ["residence_permit"]}
             for m in EDGE_2023["members"]]  # fmt: skip
    course = edge(members=guest)
    assert failing(course) == ["belongs_elsewhere"]
    course.publishing(dibao__residence_permit="1")
    assert failing(course) == []


def test_nobody_applies_alone_for_it():
    with pytest.raises(Malformed, match="applies_as"):
        edge(applies_as="single_person")


# Told to ask for something else


def test_who_is_below_the_line_is_told_to_ask_for_the_allowance():
    course = edge(members=living_on(2400))
    assert advised(course) == ["dibao"]
    assert course.last.reasons == ["income_below_standard"]


def test_who_is_above_is_told_of_rigid_spending_once_that_is_recognised():
    assert advised(edge("2023/county", date(2024, 12, 2), members=living_on(30000))) == []
    assert advised(edge("2023/county", date(2025, 1, 2), members=living_on(30000))) == [
        "rigid_exp"
    ]


@pytest.mark.parametrize("yearly", [2400, 30000])
def test_who_owns_too_much_is_told_of_nothing_else(yearly):
    course = edge(members=living_on(yearly), assets=[asset("deposits", 90000)])
    assert advised(course) == []
    assert "assets_over_limit" in course.last.reasons


def test_of_a_household_in_which_nobody_counts_nothing_is_said():
    assert advised(edge(members=[member(standing=["prisoner"])])) == []


def test_the_allowance_in_turn_points_to_the_edge():
    course = Course("dibao", "2026/county", members=living_on(9000))
    assert advised(course) == ["dibao_edge"]


# What it is


def test_what_is_granted_is_a_standing_without_money_from_the_day_of_the_decision():
    course = ready(on=date(2026, 8, 3)).on(date(2026, 8, 31)).do("approve")
    approved = course.last
    assert approved.effective_from == date(2026, 8, 31)
    assert [*approved.awards(course.case)] == [
        Award("dibao_edge", Decimal(0), (BATU, SARNAI), next_check=date(2027, 8, 1))
    ]
    assert not hasattr(approved, "amount")


@pytest.mark.parametrize(
    ("standing", "months"), [([], 12), (["unstable_income"], 6), (["able_to_work"], 6)]
)
def test_it_is_looked_at_again_as_the_allowance_is(standing, months):
    people = [{**living_on(9000)[0], "standing": standing}]
    approved = ready(members=people).do("approve").last
    first, then = approved.effective_from, approved.next_check
    assert (then.year - first.year) * 12 + then.month - first.month == months
    assert then.day == 1


def test_notice_and_publication_show_the_name_and_the_number_and_no_amount():
    course = edge().to("post_notice")
    assert course.last.shown == {"applicant": BATU, "members": "2"}
    course.to("approve").do("publish_result")
    assert course.last.shown == {"applicant": BATU, "members": "2"}
    assert course.last.place == HOME


# The way there


def test_the_county_decides_in_thirty_working_days_and_an_objection_makes_them_45():
    course = edge().to("post_notice")
    total = course.case.clocks["total"]
    assert (total.length, total.unit) == (30, "working")
    course.do("raise_objection")
    assert course.case.clocks["total"].length == 45
    assert course.case.stage == Stage.ACCEPTED
    with pytest.raises(OutOfOrder):
        course.do("verify")
    course.do("reinvestigate").do("verify").to("approve")


def test_the_notice_runs_seven_calendar_days_and_nobody_decides_before():
    course = edge(on=date(2026, 8, 3)).to("post_notice")
    notice = course.case.clocks["notice"]
    assert (notice.length, notice.unit) == (7, "calendar")
    with pytest.raises(TooEarly):
        course.do("close_notice")
    course.later(30).catch_up()
    assert course.case.done["close_notice"] == notice.due


@pytest.mark.parametrize("ground", ["separated_hukou", "filed_away", "hard_investigation"])
def test_it_is_extended_on_the_grounds_of_the_allowance_and_no_other(ground):
    course = edge().to("accept").do("extend", ground=ground)
    assert course.case.clocks["total"].length == 45
    with pytest.raises(NoLawfulGround):
        edge().to("accept").do("extend", ground="busy")


def test_filed_away_from_home_it_is_pushed_to_the_owner_first():
    course = edge("2023/county", by=window_of(AWAY))
    with pytest.raises(OutOfOrder, match="forward"):
        course.do("accept")
    course.do("take_in").do("post_originals").do("forward").do("accept")
    assert course.case.clocks["total"].since == course.day
    with pytest.raises(NotInArea):
        course.do("begin_investigation", by=Actor(W1, Role.VERIFIER, AWAY))


def test_who_looked_does_not_decide_and_neither_does_a_relative():
    course = edge().to("accept").do("register_relation").up_to("approve")
    for who in (W1, COUSIN, SARNAI):
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(who, Role.APPROVER, COUNTY))
    course.do("approve")


def test_what_the_registers_show_goes_before_what_was_declared():
    found = [member(income={"wage": Decimal(96000)})]
    course = edge().to("start_means_test").do("report_means", result="over", members=found)
    with pytest.raises(Ineligible, match="income_not_below_edge"):
        course.up_to("approve").do("approve")


# Delegation


@pytest.mark.parametrize("version", ["2021", "2023", "2026"])
def test_where_it_is_delegated_the_township_decides_in_twenty_days(version):
    course = edge(f"{version}/township").up_to("approve")
    assert course.case.clocks["total"].length == 20
    with pytest.raises(NotYours):
        course.do("approve", by=officer(Role.APPROVER, Level.COUNTY))
    course.do("approve")
    assert course.last.acting_division == str(VILLAGE.at(Level.TOWNSHIP))


@pytest.mark.parametrize(
    ("entries", "path"),
    [
        ([DELEGATION, PROVISION], "township"),
        ([DELEGATION], "county"),
        ([PROVISION], "county"),
        ([DIBAO_DELEGATION, PROVISION], "county"),
    ],
)
def test_it_is_delegated_by_itself_and_since_the_law_with_a_provision(entries, path):
    gazette = published(entries)
    assert edge(f"2026/{path}", gazette=gazette).case.procedure.path == path


def test_with_a_complaint_the_county_still_sees_the_home():
    course = edge("2023/township").to("accept").do("note_complaint").to("close_notice")
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        course.do("approve")
    course.do("visit_as_county").do("approve")


# Negative


def test_another_level_another_area_another_order_and_it_stays_as_it_is():
    course = edge().to("accept")
    with pytest.raises(NotYours):
        course.do("begin_investigation", by=officer(Role.APPROVER, Level.COUNTY))
    with pytest.raises(NotInArea):
        course.do("begin_investigation", by=Actor(W1, Role.VERIFIER, Division("150421103")))
    with pytest.raises(OutOfOrder):
        course.ask_registers().do("verify")
    assert course.case.stage == Stage.ACCEPTED
