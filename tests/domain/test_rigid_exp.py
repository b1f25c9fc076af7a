"""刚性支出困难家庭: income, spending, the meeting for complex cases, and the renewal."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.award import Award
from domain.cases.rigid_exp.case import RigidExp
from domain.cases.rigid_exp.form import CARRIED_OVER
from domain.divisions import Division, Level
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
    NumberMissing,
    OutOfOrder,
)
from domain.gazette import Gazette
from domain.household_aid.means import last_day
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course, failing
from tests.cast import (
    AWAY,
    BATU,
    COUNTY,
    SARNAI,
    VILLAGE,
    W1,
    officer,
    paper,
    papers,
    person,
)
from tests.kinds.dibao import asset, member
from tests.kinds.dibao_edge import living_on
from tests.kinds.rigid_exp import (
    COMPLEX,
    DELEGATION,
    MEETING,
    NUMBER_BEFORE,
    PROVISION,
    RIGID,
)
from tests.samples import published

MONDAY = date(2026, 8, 3)
FRESH = papers("application", "means_declaration", "authorisation", "spending_vouchers")
RENEWAL = {"papers": FRESH, "renews": NUMBER_BEFORE, "unchanged": ["means_evidence"]}


def rigid(version="2026/county", on=None, **changes):
    on = on or (MONDAY if version.startswith("2026") else None)
    return Course("rigid_exp", version, on, **changes)


def ready(version="2026/county", on=None, **changes):
    return rigid(version, on, **changes).up_to("approve")


def yuan(**kinds):
    return {kind: Decimal(value) for kind, value in kinds.items()}


def complex_one(proposal="approve", version="2026/county"):
    """The township finds no answer; the county's meeting proposes this."""
    course = rigid(version).to("verify", **COMPLEX["verify"])
    return course.to("discuss", proposal=proposal)


# Which rules, since when


@pytest.mark.parametrize(
    ("day", "version"),
    [(date(2025, 1, 1), "2025"), (date(2026, 6, 30), "2025"), (date(2026, 7, 1), "2026")],
)
def test_the_day_of_filing_decides(day, version):
    assert rigid(f"{version}/county", day).case.procedure.version == version


def test_before_2025_it_was_not_recognised():
    with pytest.raises(NotInProcedure):
        rigid("2025/county", date(2024, 12, 31))


def test_no_notice_hangs_and_nothing_is_published():
    for rules in RigidExp.procedures:
        public = ("post_notice", "raise_objection", "appraise", "publish_result")
        assert not any(rules.has(step) for step in public)
    assert not {"post_notice", "publish_result"} & set(RigidExp.verbs)


# Who is one


@pytest.mark.parametrize(
    ("dataset", "answer"),
    [("dibao", {"member": True}), ("dibao", {"edge": True}), ("tekun", {"member": True})],
    ids=str,
)
@pytest.mark.parametrize("whose", [BATU, SARNAI])
def test_who_is_looked_after_better_already_is_not_recognised(dataset, answer, whose):
    course = rigid().to("accept").do("check_data", dataset=dataset, answer=answer, person=whose)
    assert failing(course) == ["supported_otherwise"]
    none = dict.fromkeys(answer, False)
    course.do("check_data", dataset=dataset, answer=none, person=whose)
    assert failing(course) == []


def test_a_relative_who_lives_on_their_own_does_not_count_against_it():
    son = member(person("son"), "child", born=date(1995, 1, 1), standing=["independent"])
    course = rigid(members=[*RIGID["members"], son]).to("accept")
    course.do("check_data", dataset="dibao", answer={"member": True}, person=person("son"))
    assert failing(course) == []


def test_the_registers_of_aid_are_asked_before_any_opinion():
    course = rigid().to("establish_spending").to("report_means").to("visit_home")
    assert set(course.case.unasked()) == {"dibao", "hukou", "tekun"}
    with pytest.raises(Incomplete, match="tekun"):
        course.do("verify")
    course.ask_registers().do("verify")


@pytest.mark.parametrize(("yearly", "refused"), [("29999.99", False), ("30000", True)])
def test_income_per_head_is_below_last_year_s_disposable_income(yearly, refused):
    course = rigid(members=living_on(yearly), spending=yuan(medical="25000"))
    assert (failing(course) == ["income_not_below_disposable"]) is refused


def test_when_the_next_year_s_is_published_that_one_holds():
    course = rigid(members=living_on(31000), spending=yuan(medical="25000"))
    assert failing(course) == ["income_not_below_disposable"]
    course.publishing(local__disposable_income="32000")
    assert failing(course) == []


@pytest.mark.parametrize(
    ("spent", "refused"), [("18000", True), ("18000.01", False), ("90000", False)]
)
def test_spending_is_more_than_the_published_share_of_income(spent, refused):
    course = rigid(
        members=[member(income={"wage": Decimal(30000)}), member(SARNAI, "spouse", income={})],
        spending=yuan(medical=spent),
    )
    assert (failing(course) == ["spending_not_over_ratio"]) is refused


@given(
    income=st.decimals(0, 29999, places=2),
    spent=st.decimals(0, 60000, places=2),
)
def test_the_share_is_compared_without_rounding_and_without_income_too(income, spent):
    course = rigid(members=living_on(income), spending={"medical": spent})
    over = spent * 100 > income * 60
    assert (failing(course) == []) is over


def test_without_income_and_without_spending_there_is_no_rigid_spending():
    assert failing(rigid(members=living_on(0), spending={})) == ["spending_not_over_ratio"]


@pytest.mark.parametrize(
    "kind", ["living", "medical", "education", "disability", "housing", "disaster", "other"]
)
def test_every_kind_of_spending_counts_unless_the_county_leaves_it_out(kind):
    course = rigid(spending=yuan(**{kind: "30000"}))
    assert failing(course) == []
    course.publishing(**{f"rigid_exp__spending_excluded__{kind}": "1"})
    assert failing(course) == ["spending_not_over_ratio"]


@pytest.mark.parametrize("key", ["local.disposable_income", "rigid_exp.spending_per_cent"])
def test_no_share_and_no_disposable_income_is_ever_guessed(key):
    course, usual = ready(), published().source
    course.gazette = Gazette(lambda asked, place: () if asked == key else usual(asked, place))
    with pytest.raises(NumberMissing, match=key):
        course.do("approve")


def test_what_it_cannot_help_spending_is_not_deducted_from_its_income_as_well():
    with pytest.raises(Malformed, match=r"members\.0\.unknown"):
        rigid(members=living_on(20000, deducted=Decimal(5000)))
    course = rigid().to("start_means_test")
    with pytest.raises(Malformed, match=r"members\.0\.unknown"):
        course.do("report_means", members=living_on(20000, deducted=Decimal(5000)), assets=[])


def test_property_goes_by_its_own_limit_and_else_by_that_of_the_allowance():
    for deposits, over in (("80000", False), ("80000.01", True)):
        course = rigid(assets=[asset("deposits", deposits)])
        assert (failing(course) == ["assets_over_limit"]) is over
    assert failing(rigid(assets=[asset("vehicles", 1)])) == ["assets_over_limit"]


# What was spent


def test_spending_is_established_before_any_opinion_and_by_nobody_who_decides():
    course = rigid().to("report_means").to("visit_home").ask_registers()
    with pytest.raises(OutOfOrder, match="establish_spending"):
        course.do("verify")
    course.do("establish_spending", by=Actor(person("sp"), Role.VERIFIER, TOWNSHIP)).to(
        "review"
    )
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(person("sp"), Role.APPROVER, COUNTY))
    course.do("approve")


TOWNSHIP = VILLAGE.at(Level.TOWNSHIP)


def test_as_declared_unless_something_else_is_found_and_then_that_counts():
    course = rigid().to("establish_spending")
    assert course.last.spending == RIGID["spending"]
    course.do("establish_spending", spending=yuan(medical="9000"))
    with pytest.raises(Ineligible, match="spending_not_over_ratio"):
        course.up_to("approve").do("approve")


@pytest.mark.parametrize(
    "spending", [{"cars": Decimal(1)}, {"medical": Decimal(-1)}, {"medical": "much"}], ids=str
)
def test_spending_is_of_a_kind_that_is_known_and_an_amount(spending):
    with pytest.raises(Malformed):
        rigid(spending=spending)
    with pytest.raises(Malformed):
        rigid().to("accept").do("establish_spending", spending=spending)


# The meeting


def test_a_plain_case_needs_no_meeting_and_the_approval_says_so():
    course = ready().do("approve")
    assert course.last.skipped["discuss"] == "nothing_to_discuss"


def test_a_complex_one_is_discussed_by_the_county_before_it_is_decided():
    course = rigid().to("verify", **COMPLEX["verify"]).to("review")
    for decision in ("approve", "refuse"):
        with pytest.raises(OutOfOrder, match="discuss"):
            course.do(decision)
    with pytest.raises(NotYours):
        course.do("discuss", by=officer(Role.VERIFIER, Level.TOWNSHIP))
    course.do("discuss").do("approve")


def test_the_county_may_call_a_meeting_of_its_own_accord():
    course = rigid().to("review").do("discuss", proposal="refuse")
    assert failing(course) == ["meeting_disagreed"]


@pytest.mark.parametrize(("proposal", "refused"), [("approve", False), ("refuse", True)])
def test_the_decision_follows_the_meeting(proposal, refused):
    course = complex_one(proposal)
    if refused:
        with pytest.raises(Ineligible, match="meeting_disagreed"):
            course.do("approve")
        course.do("refuse")
        assert course.last.reasons == ["meeting_disagreed"]
    else:
        course.do("approve")


def test_a_meeting_excuses_from_no_rule():
    course = rigid(spending=yuan(medical="100")).to("verify", **COMPLEX["verify"])
    course.to("discuss", proposal="approve")
    with pytest.raises(Ineligible, match="spending_not_over_ratio"):
        course.do("approve")


def test_three_people_at_least_meet_and_nobody_of_the_household():
    course = rigid().to("verify", **COMPLEX["verify"]).to("review")
    for attended in (MEETING["attended"][:2], [*MEETING["attended"][:2], SARNAI]):
        with pytest.raises(Conflicted):
            course.do("discuss", attended=attended)


# The way there


def test_thirty_working_days_and_forty_five_where_hukou_and_home_differ_or_it_is_hard():
    for ground in ("separated_hukou", "hard_investigation"):
        course = rigid().to("accept")
        total = course.case.clocks["total"]
        assert (total.length, total.unit, total.since) == (30, "working", course.day)
        course.do("extend", ground=ground)
        assert course.case.clocks["total"].length == 45
        with pytest.raises(AlreadyDone):
            course.do("extend", ground=ground)


@pytest.mark.parametrize(
    "words", [{"ground": "filed_away"}, {"ground": "busy"}, {"limit": "review"}], ids=str
)
def test_on_no_other_ground_and_no_other_limit(words):
    course = rigid().to("review")
    with pytest.raises(NoLawfulGround):
        course.do("extend", **words)


def test_a_window_of_another_league_takes_it_in_and_pushes_it():
    course = rigid("2025/county", by=Actor(person("away"), Role.WINDOW, AWAY))
    with pytest.raises(OutOfOrder, match="forward"):
        course.do("accept")
    course.do("take_in").do("forward").do("accept")


def test_with_a_relative_of_staff_or_a_complaint_the_county_sees_the_home():
    for cause in ("register_relation", "note_complaint"):
        course = rigid().to("accept").do(cause).to("receive_file")
        with pytest.raises(OutOfOrder, match="visit_as_county"):
            course.do("review")
    assert "visit_as_county" not in ready().case.done


def test_who_looked_does_not_decide():
    course = ready()
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(W1, Role.APPROVER, COUNTY))


@pytest.mark.parametrize("version", ["2025", "2026"])
def test_where_it_is_delegated_the_township_decides_in_the_same_time(version):
    course = rigid(f"{version}/township").up_to("approve")
    assert course.case.clocks["total"].length == 30
    with pytest.raises(NotYours):
        course.do("approve", by=officer(Role.APPROVER, Level.COUNTY))
    course.do("approve")


def test_the_county_meets_over_a_complex_one_even_then():
    course = complex_one(version="2025/township")
    assert course.last.acting_division == str(COUNTY)
    course.do("approve")


def test_since_the_law_a_delegation_needs_a_provision_of_the_region():
    for entries, path in (([DELEGATION], "county"), ([DELEGATION, PROVISION], "township")):
        gazette = published(entries)
        assert rigid(f"2026/{path}", gazette=gazette).case.procedure.path == path


def test_another_level_another_area_and_it_stays_as_it_is():
    course = rigid().to("accept")
    with pytest.raises(NotYours):
        course.do("establish_spending", by=officer(Role.APPROVER, Level.COUNTY))
    with pytest.raises(NotInArea):
        course.do("establish_spending", by=Actor(W1, Role.VERIFIER, Division("150421103")))
    assert course.case.stage == Stage.ACCEPTED


# What it is, and how long


def test_it_is_a_standing_for_twelve_months_that_is_looked_at_when_it_ends():
    course = ready().on(date(2026, 8, 31)).do("approve")
    approved = course.last
    assert approved.effective_from == date(2026, 8, 31)
    assert (approved.valid_until, approved.spent) == (date(2027, 8, 30), Decimal(24000))
    assert [*approved.awards(course.case)] == [
        Award(
            "rigid_exp",
            Decimal(0),
            (BATU, SARNAI),
            next_check=date(2027, 8, 1),
            until=date(2027, 8, 31),
        )
    ]


def test_a_county_may_recognise_for_less_time():
    course = ready().publishing(rigid_exp__valid_months="6").on(date(2026, 9, 1))
    assert course.do("approve").last.valid_until == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("since", "months", "last"),
    [
        (date(2026, 8, 12), 12, date(2027, 8, 11)),
        (date(2026, 8, 1), 12, date(2027, 7, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
    ],
)
def test_so_many_months_end_on_the_day_before(since, months, last):
    assert last_day(since, months) == last


# Asked for again


def test_a_renewal_brings_no_paper_that_is_as_it_was():
    with pytest.raises(Incomplete, match="means_evidence"):
        rigid(papers=FRESH).do("accept")
    course = rigid(**RENEWAL).do("accept")
    assert "rigid_exp" in course.case.unasked()
    course.to("approve")


@pytest.mark.parametrize("fresh", [paper["material"] for paper in FRESH])
def test_what_has_to_be_new_is_asked_for_again(fresh):
    handed_in = [one for one in FRESH if one["material"] != fresh]
    assert fresh not in {code for code, _ in CARRIED_OVER}
    with pytest.raises(Incomplete, match=fresh):
        rigid(**{**RENEWAL, "papers": handed_in}).do("accept")


def test_where_the_register_knows_of_no_recognition_the_papers_have_to_come():
    course = rigid(**RENEWAL).do("accept").answered("rigid_exp", recognised=False)
    course.up_to("approve")
    with pytest.raises(Incomplete, match="means_evidence"):
        course.do("approve")
    course.do("add_evidence", papers=[paper("means_evidence")]).do("approve")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"renews": "the one of last year"}, "renews"),
        ({"renews": "NM-150421-dibao-20250610-00007"}, "renews"),
        ({"unchanged": ["means_evidence"]}, "unchanged"),
        ({"renews": NUMBER_BEFORE, "unchanged": ["spending_vouchers"]}, "unchanged"),
    ],
    ids=str,
)
def test_a_renewal_names_what_it_renews_and_only_a_renewal_has_old_papers(changes, wrong):
    with pytest.raises(Malformed, match=wrong):
        rigid(**changes)


# Told to ask for something else


@pytest.mark.parametrize(
    ("yearly", "instead"), [(3000, ["dibao"]), (9000, ["dibao_edge"]), (20000, [])]
)
def test_a_refused_household_is_told_what_its_income_would_open_to_it(yearly, instead):
    course = rigid(members=living_on(yearly), spending={}).up_to("refuse").do("refuse")
    assert course.last.advice == instead


def test_not_where_it_owns_too_much_or_nobody_counts():
    rich = rigid(members=living_on(3000), spending={}, assets=[asset("deposits", 90000)])
    assert rich.up_to("refuse").do("refuse").last.advice == []
    nobody = rigid(members=living_on(3000, standing=["prisoner"]))
    assert nobody.up_to("refuse").do("refuse").last.advice == []
