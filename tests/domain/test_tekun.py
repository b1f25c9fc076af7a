"""特困: no ability, no source of income, no support, and how somebody is found to be so."""

from datetime import date
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
    NotInArea,
    NotInProcedure,
    NotYours,
    NumberMissing,
    OutOfOrder,
    TooEarly,
    TooLate,
)
from domain.gazette import Gazette
from domain.lot import lot_falls_on, seed_of
from domain.office import Actor, Role
from domain.self_care import ITEMS, self_care_class
from domain.stage import Stage
from tests.builders import Course, act, days, where_the_lot
from tests.cast import (
    AWAY,
    BATU,
    COUNTY,
    COUSIN,
    HOME,
    OYUN,
    SARNAI,
    V1,
    VILLAGE,
    W1,
    W2,
    applicant,
    officer,
    papers,
    person,
)
from tests.kinds.tekun import AT_WORK, DELEGATION, PROVISION, TEKUN, supporter
from tests.samples import gazette_entries, published

MONDAY = date(2026, 8, 3)
SIX = [code for code, _ in ITEMS]
PAPERS = ("statement", "commitment", "own_authorisation", "supporters_authorisation")
DISABLED = [{"kind": "limb", "level": 1}]
GROWN = date(1985, 3, 1)
"""The birth of somebody of working age."""


def tekun(version="2026/county", on=None, **changes):
    """Filed on a Monday, or under an older version soon after it took effect."""
    on = on or (MONDAY if version.startswith("2026") else None)
    return Course("tekun", version, on, **changes)


def ready(version="2026/county", on=None, **changes):
    return tekun(version, on, **changes).up_to("approve")


def failing(course):
    """Why it cannot be approved."""
    by = officer(Role.APPROVER, Level.COUNTY)
    return [g.code for g in course.case.failing(act(by, course.day, course.gazette))]


# The filing


@pytest.mark.parametrize(
    "who",
    [
        applicant(),
        officer(Role.WINDOW, Level.TOWNSHIP),
        Actor(person("w"), Role.WINDOW, AWAY),
        officer(Role.VILLAGE, Level.VILLAGE),
        Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=BATU),
    ],
    ids=lambda who: f"{who.role} {who.division}",
)
def test_the_person_files_or_a_window_or_the_village_or_an_agent_for_them(who):
    assert tekun(by=who).case.form.by == who.who


@pytest.mark.parametrize(
    "who",
    [
        applicant(SARNAI),
        officer(Role.APPROVER, Level.COUNTY),
        officer(Role.VERIFIER, Level.TOWNSHIP),
        Actor(person("w"), Role.WINDOW, Division("110101001")),
        officer(Role.VILLAGE, Level.VILLAGE, place=Division("150502001001")),
    ],
    ids=lambda who: f"{who.role} {who.division}",
)
def test_nobody_else_does(who):
    with pytest.raises(DomainError) as refusal:
        tekun(by=who)
    assert isinstance(refusal.value, NotYours | NotInArea)


@pytest.mark.parametrize(
    "by",
    [
        officer(Role.VILLAGE, Level.VILLAGE),
        Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=BATU),
    ],
    ids=lambda by: f"{by.role}",
)
def test_a_proxy_shows_it_in_writing_unless_the_person_is_incapable_and_has_to_be_helped(by):
    with pytest.raises(Incomplete, match="proxy"):
        tekun(by=by).do("accept")
    tekun(by=by, papers=papers(*PAPERS, "proxy")).do("accept")
    tekun(by=by, incapable=True).do("accept")


def test_all_that_is_missing_is_asked_for_once():
    course = tekun(papers=papers("statement"))
    with pytest.raises(Incomplete):
        course.do("accept")
    course.do("request_correction")
    assert course.last.missing == sorted(PAPERS[1:])
    course.do("supply", papers=papers(*PAPERS[1:]))
    with pytest.raises(AskedTooMuch):
        course.do("request_correction", flawed=["statement"])
    course.do("accept")


@pytest.mark.parametrize("paper", ["id_card", "disability_card"])
def test_a_paper_another_register_holds_may_not_be_asked_for(paper):
    course = tekun(disabilities=DISABLED)
    with pytest.raises(AskedTooMuch, match=paper):
        course.do("request_correction", flawed=[paper])


@pytest.mark.parametrize(
    ("dataset", "paper"), [("hukou", "id_card"), ("disability", "disability_card")]
)
def test_when_a_register_is_silent_the_paper_comes_in_instead(dataset, paper):
    course = tekun(disabilities=DISABLED).do("report_outage", dataset=dataset)
    with pytest.raises(Incomplete, match=paper):
        course.do("accept")
    course.do("request_correction").do("supply", papers=papers(paper)).do("accept")


@pytest.mark.parametrize(
    ("supporters", "lacking"),
    [
        ([supporter()], ["supporters_authorisation"]),
        ([], []),
        ([supporter(standing=["missing"])], []),
        ([supporter(standing=["missing"]), supporter(OYUN, "child")], None),
    ],
)
def test_every_legal_supporter_who_can_be_found_authorises_the_query(supporters, lacking):
    given = papers("statement", "commitment", "own_authorisation")
    course = tekun(papers=given, supporters=supporters)
    wanted = ["supporters_authorisation"] if lacking is None else lacking
    assert course.case.lacking(course.case.procedure, "accept") == wanted


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"born": date(2026, 8, 4)}, "born"),
        ({"born": date(1890, 1, 1)}, "born"),
        ({"supporters": [supporter(born=date(2027, 1, 1))]}, "supporters.0.born"),
        ({"supporters": [supporter(BATU)]}, "supporters.person"),
        ({"supporters": [supporter(), supporter(relation="child")]}, "supporters.person"),
        ({"supporters": [supporter(), supporter(OYUN)]}, "supporters.spouse"),
        ({"supporters": [supporter(relation="friend")]}, "supporters.0.relation"),
        ({"supporters": [supporter(income=5)]}, "supporters.0.income"),
        (
            {"supporters": [supporter(disabilities=[{"kind": "limb", "level": 5}])]},
            "supporters.0.disabilities.0.level",
        ),
        ({"standing": ["chooses_child_support"]}, "standing"),
        ({"standing": ["lonely"]}, "standing"),
        ({"disabilities": [{"kind": "limb"}]}, "disabilities.0.level"),
        ({"income": {"lottery": Decimal(1)}}, "income"),
        ({"support_form": "hotel"}, "support_form"),
    ],
    ids=str,
)
def test_a_form_that_makes_no_sense_is_refused_where_it_makes_none(changes, path):
    with pytest.raises(Malformed) as refusal:
        tekun(**changes)
    assert refusal.value.details == ["form", path]


def test_a_correction_of_the_form_makes_sense_too():
    course = tekun(papers=[]).do("request_correction")
    with pytest.raises(Malformed, match=r"supporters\.person"):
        course.do("supply", changes={"supporters": [supporter(BATU)]})
    course.do("supply", changes={"supporters": []})
    assert course.case.form.supporters == []


def test_before_mid_2021_there_are_no_rules_here():
    with pytest.raises(NotInProcedure):
        tekun("2021/county", date(2021, 6, 30))
    assert tekun("2021/county", date(2021, 7, 1)).case.procedure.name == "2021/county"


# No ability to work


@pytest.mark.parametrize(
    ("born", "able"),
    [
        (date(1966, 8, 4), True),  # sixty tomorrow
        (date(1966, 8, 3), False),
        (date(2010, 8, 3), True),  # sixteen today
        (date(2010, 8, 4), False),
    ],
)
def test_under_sixteen_and_from_sixty_on_nobody_has_to_work(born, able):
    assert ("able_to_work" in failing(tekun(born=born))) == able


def test_at_sixteen_and_seventeen_somebody_new_is_not_let_in_by_age():
    """Who is in already stays until 18: that is for the support that was granted (43 §24)."""
    assert failing(tekun(born=date(2009, 8, 3), supporters=[])) == ["able_to_work"]


@pytest.mark.parametrize(
    ("kind", "level", "able"),
    [
        ("intellectual", 3, False),
        ("intellectual", 4, True),
        ("mental", 3, False),
        ("mental", 4, True),
        ("limb", 2, False),
        ("limb", 3, True),
        ("visual", 1, False),
        ("visual", 2, True),
        ("hearing", 1, True),
        ("speech", 1, True),
        ("multiple", 1, True),
    ],
)
def test_a_disability_counts_from_the_level_that_goes_with_its_kind(kind, level, able):
    told = {"born": GROWN, "disabilities": [{"kind": kind, "level": level}]}
    assert ("able_to_work" in failing(tekun(**told))) == able


@pytest.mark.parametrize(
    ("level", "able"), [(1, False), (2, False), (3, True)], ids=["1", "2", "3"]
)
def test_of_a_multiple_disability_each_part_counts_that_is_no_graver_than_the_whole(
    level, able
):
    parts = [{"kind": "limb", "level": 2}, {"kind": "hearing", "level": 1}]
    course = tekun(born=GROWN, disabilities=parts)
    course.answered("disability", kind="multiple", level=level)
    assert ("able_to_work" in failing(course)) == able


def test_the_register_of_disability_goes_before_the_declaration():
    course = tekun(born=GROWN, disabilities=DISABLED)
    assert "able_to_work" not in failing(course)
    course.answered("disability", kind="limb", level=3)
    assert "able_to_work" in failing(course)


def test_and_the_household_register_before_the_declared_birth():
    course = tekun().answered("hukou", division=HOME, born=GROWN)
    assert failing(course) == ["able_to_work"]


@pytest.mark.parametrize(("published_", "able"), [("1", False), ("0", True), (None, True)])
def test_a_list_of_the_region_counts_where_it_is_published(published_, able):
    listed = {"born": GROWN, "standing": ["listed_by_province"]}
    numbers = {"tekun__no_ability_listed_by_province": published_} if published_ else {}
    course = tekun(gazette=published(**numbers), **listed)
    assert ("able_to_work" in failing(course)) == able
    assert "able_to_work" in failing(tekun(gazette=published(**numbers), born=GROWN))


# No source of income


@pytest.mark.parametrize(
    ("yearly", "too_much"), [("7439.99", False), ("7440", True), ("7440.01", True)]
)
def test_income_stays_below_the_standard_of_the_minimum_living_allowance(yearly, too_much):
    course = tekun(income={"wage": Decimal(yearly)})
    assert ("has_source_of_income" in failing(course)) == too_much


def test_which_is_that_of_the_place_in_town_or_in_the_country():
    income = {"wage": Decimal(9000)}
    assert "has_source_of_income" in failing(tekun(income=income))
    assert "has_source_of_income" not in failing(tekun(income=income, area="urban"))


@pytest.mark.parametrize(
    "kind", ["basic_pension", "medical_insurance", "veterans_pension", "elder_allowance"]
)
def test_these_kinds_are_not_counted(kind):
    assert failing(tekun(income={kind: Decimal(90000)})) == []


@pytest.mark.parametrize("kind", ["wage", "business", "property", "transfer"])
def test_all_others_are(kind):
    assert failing(tekun(income={kind: Decimal(90000)})) == ["has_source_of_income"]


@pytest.mark.parametrize(
    ("owns", "too_much"),
    [
        ({"deposits": Decimal(20000)}, False),
        ({"deposits": Decimal("20000.01")}, True),
        ({"vehicles": Decimal(1)}, True),
        ({}, False),
    ],
    ids=str,
)
def test_property_stays_within_the_rule_for_people_in_extreme_difficulty(owns, too_much):
    assert ("owns_too_much" in failing(tekun(owns=owns))) == too_much


def test_without_a_published_limit_nobody_is_measured_by_one():
    with pytest.raises(NumberMissing, match=r"tekun\.assets\.houses"):
        failing(tekun(owns={"houses": Decimal(1)}))


# No support


def supported(*rows, listed="0", **answers):
    """Whether somebody can be asked to support, as the registers answer about the first."""
    figures = published(
        local__disposable_income="21000", tekun__excused_listed_by_province=listed
    )
    course = tekun(supporters=list(rows), gazette=figures)
    for dataset, answer in answers.items():
        words = {"dataset": dataset, "answer": answer, "person": rows[0]["person"]}
        course.do("check_data", **words)
    return "somebody_can_support" in failing(course)


def young(**facts):
    """Well below any age that excuses, with little."""
    return supporter(relation="child", born=date(1990, 1, 1), **facts)


def test_who_has_nobody_is_without_support():
    assert not supported()


def test_one_who_can_support_is_enough_to_refuse():
    assert supported(AT_WORK)
    assert supported(supporter(), {**AT_WORK, "person": OYUN})
    assert not supported(supporter(), supporter(OYUN, "sibling"))


def test_little_money_alone_excuses_nobody():
    assert supported(young())


@pytest.mark.parametrize("register", [True, False])
def test_a_supporter_in_extreme_difficulty_as_the_register_says(register):
    row = young(standing=["tekun"], income=Decimal(90000))
    assert supported(row, tekun={"member": register}) == (not register)


@pytest.mark.parametrize(
    ("born", "member", "can"),
    [
        (date(1966, 8, 3), True, False),
        (date(1966, 8, 4), True, True),
        (date(1966, 8, 3), False, True),
    ],
)
def test_from_sixty_on_with_the_minimum_living_allowance(born, member, can):
    row = supporter(born=born, standing=["dibao"], income=Decimal(90000))
    assert supported(row, dibao={"member": member}) == can


@pytest.mark.parametrize(
    ("facts", "can"),
    [
        ({}, False),
        ({"born": date(1956, 8, 3)}, False),
        ({"born": date(1956, 8, 4)}, True),
        ({"income": Decimal("20999.99")}, False),
        ({"income": Decimal(21000)}, True),
        ({"owns": {"deposits": Decimal(40000)}}, False),
        ({"owns": {"deposits": Decimal("40000.01")}}, True),
        ({"owns": {"vehicles": Decimal(1)}}, True),
    ],
    ids=str,
)
def test_from_seventy_on_with_less_than_the_disposable_income_and_little_property(facts, can):
    assert supported(supporter(**facts)) == can


@pytest.mark.parametrize(
    ("kind", "level", "can"),
    [
        ("hearing", 2, False),
        ("hearing", 3, True),
        ("mental", 3, False),
        ("intellectual", 3, False),
        ("mental", 4, True),
    ],
)
def test_gravely_disabled_with_the_same_income_and_property(kind, level, can):
    disability = {"kind": kind, "level": level}
    row = young(disabilities=[disability])
    assert supported(row, disability=disability) == can
    assert supported({**row, "income": Decimal(21000)}, disability=disability)
    assert supported({**row, "owns": {"vehicles": Decimal(1)}}, disability=disability)
    assert supported(row, disability={"kind": "limb", "level": 4}), "the register says else"


@pytest.mark.parametrize("standing", ["incapable", "missing", "imprisoned"])
def test_incapable_missing_or_in_prison_with_little_property_whatever_the_income(standing):
    row = young(standing=[standing], income=Decimal(90000))
    answer = {"prison": {"serving": True}} if standing == "imprisoned" else {}
    assert not supported(row, **answer)
    assert supported({**row, "owns": {"vehicles": Decimal(1)}}, **answer)


def test_who_has_left_prison_can_be_asked():
    assert supported(young(standing=["imprisoned"]), prison={"serving": False})


@pytest.mark.parametrize(("published_", "can"), [("1", False), ("0", True)])
def test_on_a_list_of_the_region_where_it_is_published(published_, can):
    row = young(standing=["listed_by_province"])
    assert supported(row, listed=published_) == can


@pytest.mark.parametrize("unknown", ["income", "owns"])
def test_what_is_not_known_of_somebody_excuses_nobody(unknown):
    row = supporter()
    del row[unknown]
    assert supported(row)


def test_the_birth_that_the_register_knows_goes_before_the_declared_one_here_too():
    assert supported(supporter(), hukou={"born": date(1990, 1, 1)})


@pytest.mark.parametrize(
    ("facts", "dataset"),
    [
        ({"standing": ["tekun"]}, "tekun"),
        ({"standing": ["dibao"]}, "dibao"),
        ({"standing": ["imprisoned"]}, "prison"),
        ({"disabilities": DISABLED}, "disability"),
    ],
)
def test_no_opinion_before_the_registers_were_asked_about_each_supporter(facts, dataset):
    course = tekun(supporters=[supporter(**facts)]).up_to("verify")
    assert course.case.unasked() == [dataset]
    with pytest.raises(Incomplete, match=dataset):
        course.do("verify")
    course.do("check_data", dataset=dataset, answer={}, person=SARNAI).do("verify")


def test_a_silent_register_leaves_it_at_the_declaration():
    course = tekun(supporters=[young(standing=["tekun"])]).up_to("verify")
    assert "somebody_can_support" in failing(course)
    course.do("report_outage", dataset="tekun")
    assert failing(course) == []
    course.do("verify")


# Children


@pytest.mark.parametrize("allowance", ["orphan", "full", "gap"])
def test_a_child_with_another_support_is_not_let_in(allowance):
    course = tekun(born=date(2015, 1, 1), supporters=[]).answered("child", allowance=allowance)
    assert failing(course) == ["on_child_support"]


@pytest.mark.parametrize(
    ("standing", "why"), [(["chooses_child_support"], ["on_child_support"]), ([], [])]
)
def test_a_child_that_qualifies_for_both_chooses_one(standing, why):
    assert failing(tekun(born=date(2015, 1, 1), supporters=[], standing=standing)) == why


def test_of_a_child_the_register_of_children_is_asked_and_of_nobody_else():
    assert "child" in tekun(born=date(2015, 1, 1), supporters=[]).case.unasked()
    assert "child" not in tekun().case.unasked()
    course = tekun().answered("child", allowance="orphan")
    assert failing(course) == [], "long ago"


def test_nothing_of_a_child_is_shown_in_public():
    course = tekun(born=date(2015, 1, 1), supporters=[]).to("post_notice")
    assert course.last.shown == {"persons": "1"}
    course.to("approve").do("publish_result")
    assert course.last.shown == {
        "persons": "1",
        "support_form": "dispersed",
        "monthly_amount": "900",
    }


# Where


@pytest.mark.parametrize(
    ("hukou", "wrong"),
    [
        (HOME, False),
        ("150421102", False),
        ("150421102205", False),
        ("150421", False),
        ("150421101", True),
        ("150502001001", True),
    ],
)
def test_it_is_for_the_township_of_the_hukou(hukou, wrong):
    assert ("hukou_in_another_township" in failing(tekun(hukou=hukou))) == wrong
    course = tekun().answered("hukou", division=hukou)
    assert ("hukou_in_another_township" in failing(course)) == wrong


def test_filed_away_from_home_it_is_taken_in_and_pushed_first():
    course = tekun(by=Actor(person("away"), Role.WINDOW, AWAY))
    with pytest.raises(OutOfOrder, match="forward"):
        course.do("accept")
    course.do("take_in")
    assert {course.case.clocks[name].length for name in ("push", "originals")} == {1, 2}
    course.do("post_originals").do("forward").do("accept")
    assert course.case.clocks["first_opinion"].since == course.day


# Investigation and first opinion


def test_fifteen_working_days_from_acceptance_to_the_first_opinion():
    course = tekun(on=date(2026, 9, 18)).to("accept")
    clock = course.case.clocks["first_opinion"]
    assert (clock.length, clock.unit, clock.due) == (15, "working", date(2026, 10, 15))
    course.to("verify")
    assert not course.case.clocks["first_opinion"].runs


def test_nothing_makes_it_stand_still_and_nothing_makes_it_longer():
    for rules in tekun().case.procedures:
        assert not any(limit.stands_still_for or limit.stretch for limit in rules.limits)
        assert not any(rules.has(step) for step in ("suspend", "resume", "extend"))


def test_there_is_no_limit_for_the_whole():
    assert not any(rules.has_limit("total") for rules in tekun().case.procedures)


@pytest.mark.parametrize("people", [[W1], [W1, W1], [W1, COUSIN], [W1, BATU], [W1, SARNAI]])
def test_a_home_visit_needs_two_none_of_them_a_supporter_or_a_relative(people):
    course = tekun(related_to_staff=True).to("accept").do("register_relation")
    with pytest.raises(Conflicted):
        course.do("visit_home", investigators=people)
    course.do("visit_home")


def test_a_declared_relation_with_staff_is_registered_before_any_opinion():
    course = tekun(related_to_staff=True).to("visit_home").ask_registers()
    with pytest.raises(OutOfOrder, match="register_relation"):
        course.do("verify")
    course.do("register_relation").do("verify")


def test_who_is_bound_to_support_never_acts_in_office():
    course = tekun().to("accept")
    for role, level in ((Role.VERIFIER, Level.TOWNSHIP), (Role.APPROVER, Level.COUNTY)):
        own = Actor(SARNAI, role, VILLAGE.at(level))
        assert course.case.open_commands(own, course.day) == []
    assert course.case.barred("withdraw", Role.APPLICANT) == frozenset()


def test_an_appraisal_is_held_where_the_visit_found_a_dispute_and_may_be_elsewhere():
    course = tekun().to("accept").do("visit_home", disputed=True).ask_registers()
    with pytest.raises(OutOfOrder, match="appraise"):
        course.do("verify")
    course.do("appraise").do("verify")
    tekun().to("visit_home").do("appraise").to("verify")


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ({"income": {"wage": Decimal(30000)}}, ["has_source_of_income"]),
        ({"owns": {"vehicles": Decimal(1)}}, ["owns_too_much"]),
        ({"supporters": [AT_WORK]}, ["somebody_can_support"]),
    ],
    ids=str,
)
def test_what_the_investigation_found_replaces_what_was_declared(found, why):
    course = tekun().to("visit_home")
    assert failing(course) == []
    course.do("establish_facts", **{"owns": None, **found})
    assert failing(course) == why
    course.do("establish_facts", **{name: TEKUN[name] for name in found})
    assert failing(course) == []


def test_what_was_found_the_same_stays_as_it_was_known():
    course = tekun().to("visit_home").do("establish_facts", supporters=[AT_WORK])
    course.do("establish_facts", income={})
    assert course.last.supporters == [AT_WORK]
    assert course.last.income == {}
    assert course.last.owns == {"deposits": Decimal(6200)}


@pytest.mark.parametrize(
    ("found", "path"),
    [
        ({"income": {"lottery": Decimal(1)}}, "income"),
        ({"owns": {"deposits": Decimal(-1)}}, "owns.deposits"),
        ({"supporters": [supporter(BATU)]}, "supporters.person"),
        ({"supporters": [supporter(born=date(2030, 1, 1))]}, "supporters.0.born"),
    ],
    ids=str,
)
def test_findings_make_sense(found, path):
    with pytest.raises(Malformed) as refusal:
        tekun().to("visit_home").do("establish_facts", **found)
    assert refusal.value.details == ["establish_facts", path]


def test_who_turns_up_in_the_findings_is_asked_about_and_never_acts_in_office():
    found = [supporter(OYUN, "child", standing=["tekun"])]
    course = tekun().to("visit_home").do("establish_facts", supporters=found).ask_registers()
    with pytest.raises(Incomplete, match="tekun"):
        course.do("verify")
    for who in (OYUN, SARNAI):
        own = Actor(who, Role.VERIFIER, VILLAGE.at(Level.TOWNSHIP))
        assert course.case.open_commands(own, course.day) == []


def test_the_county_too_may_find_it_otherwise_and_who_found_it_does_not_decide():
    course = tekun().to("review").to("assess_self_care")
    finder = Actor(V1, Role.VERIFIER, COUNTY)
    course.do("establish_facts", by=finder, owns={"vehicles": Decimal(1)})
    with pytest.raises(Ineligible, match="owns_too_much"):
        course.do("approve")
    with pytest.raises(Conflicted):
        course.do("refuse", by=Actor(V1, Role.APPROVER, COUNTY))
    course.do("refuse")


@pytest.mark.parametrize("by", [applicant(), officer(Role.WINDOW, Level.TOWNSHIP)])
def test_nobody_establishes_facts_but_who_investigates(by):
    with pytest.raises(NotYours):
        tekun().to("visit_home").do("establish_facts", by=by)


# The notice


def test_seven_days_at_the_village_and_nothing_before_they_are_over():
    course = tekun().to("post_notice")
    notice = course.case.clocks["notice"]
    assert (notice.length, notice.unit) == (7, "calendar")
    assert course.last.shown == {"applicant": BATU}
    with pytest.raises(AlreadyDone):
        course.do("post_notice")
    course.on(notice.due)
    for step in ("close_notice", "receive_file"):
        with pytest.raises(TooEarly if step == "close_notice" else OutOfOrder):
            course.do(step)
    course.later(1)
    with pytest.raises(TooLate):
        course.do("raise_objection")
    course.do("close_notice").do("receive_file")


def test_time_closes_it_on_its_last_day():
    course = tekun().to("post_notice")
    due = course.case.clocks["notice"].due
    course.later(30).catch_up()
    assert course.case.done["close_notice"] == due


def test_after_an_objection_there_is_a_new_investigation_opinion_and_notice():
    course = tekun().to("post_notice").later(3).do("raise_objection")
    assert course.case.stage == Stage.ACCEPTED
    assert course.last.voids == ["reinvestigate", "verify", "post_notice"]
    assert not course.case.clocks["notice"].runs
    again = course.case.clocks["first_opinion"]
    assert (again.length, again.since, again.runs) == (15, course.day, True)
    with pytest.raises(OutOfOrder, match="reinvestigate"):
        course.do("verify")
    with pytest.raises(DomainError, match="too-late"):
        course.do("raise_objection")
    course.do("reinvestigate").do("verify").later(1).do("post_notice")
    assert course.case.clocks["notice"].since == course.day
    course.to("approve")
    steps = [event.step for event in course.case.pending_events]
    assert (steps.count("post_notice"), steps.count("visit_home")) == (2, 1)


def test_and_after_a_second_one_once_more():
    course = tekun()
    for _ in range(2):
        course.to("post_notice").do("raise_objection").do("reinvestigate")
    course.to("approve")
    assert [e.step for e in course.case.pending_events].count("post_notice") == 3


def test_anybody_may_object_but_no_officer_in_office():
    course = tekun().to("post_notice")
    with pytest.raises(NotYours):
        course.do("raise_objection", by=officer(Role.VERIFIER, Level.TOWNSHIP))
    course.do("raise_objection", by=Actor(person("n"), Role.RESIDENT, AWAY))


def test_who_looked_into_the_objection_does_not_decide():
    course = tekun().to("post_notice").do("raise_objection")
    course.do("reinvestigate", investigators=[person("x"), person("y")]).up_to("approve")
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(person("y"), Role.APPROVER, COUNTY))


# The county


def test_the_county_has_fifteen_working_days_from_the_file_to_the_decision():
    course = tekun().to("receive_file")
    review = course.case.clocks["review"]
    assert (review.length, review.unit, review.since) == (15, "working", course.day)
    course.up_to("approve")
    assert course.case.clocks["review"].runs
    course.do("approve")
    assert not course.case.clocks["review"].runs


def drawn(per_cent=None):
    figures = published(tekun__spot_check_per_cent=per_cent) if per_cent else None
    return tekun(gazette=figures).to("receive_file").do("draw_for_visit")


def undrawn(*noted):
    course = tekun().to("post_notice")
    for step in noted:
        course.do(step)
    return course.to("receive_file")


def test_nobody_chooses_the_lot_and_anybody_can_draw_it_again():
    for course in (drawn() for _ in range(20)):
        fell = course.last
        assert fell.seed == seed_of(course.case.id, fell.timestamp)
        assert fell.drawn is lot_falls_on(fell.seed, course.case.number, fell.per_cent)


@pytest.mark.parametrize(("published_", "drawn_for"), [("10", 30), ("60", 60), (None, 30)])
def test_a_county_may_see_more_homes_again_never_fewer(published_, drawn_for):
    assert drawn(published_).last.per_cent == drawn_for


def test_who_is_drawn_is_seen_again_before_the_review():
    course = drawn("100")
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        course.do("review")
    course.do("visit_as_county").do("review")
    where_the_lot(undrawn, falls=False).do("review")


@pytest.mark.parametrize("cause", ["register_relation", "note_complaint", "raise_objection"])
def test_so_is_who_is_related_to_staff_complained_of_or_objected_to(cause):
    course = where_the_lot(lambda: undrawn(cause), falls=False)
    with pytest.raises(OutOfOrder, match="visit_as_county"):
        course.do("review")


def test_nobody_reviews_before_the_lot_was_drawn_and_it_is_drawn_once():
    course = tekun().to("receive_file")
    with pytest.raises(OutOfOrder, match="draw_for_visit"):
        course.do("review")
    course.do("draw_for_visit")
    with pytest.raises(AlreadyDone):
        course.do("draw_for_visit")


def test_a_complaint_after_the_review_makes_the_county_look_and_review_again():
    course = ready().do("note_complaint")
    with pytest.raises(OutOfOrder, match="review"):
        course.do("approve")
    course.to("approve")
    assert "visit_as_county" in course.case.done


# Self-care


@pytest.mark.parametrize(
    ("failed", "ability"),
    [(0, "able"), (1, "partly"), (3, "partly"), (4, "unable"), (6, "unable")],
)
def test_none_of_six_up_to_three_or_more(failed, ability):
    assert self_care_class(SIX[:failed]) == ability
    course = tekun().to("accept").do("assess_self_care", failed=SIX[:failed])
    assert (course.last.failed, course.case.self_care) == (SIX[:failed], ability)


@pytest.mark.parametrize("failed", [["singing"], ["bed", "bed"]], ids=str)
def test_only_the_six_are_looked_at_each_once(failed):
    with pytest.raises(Malformed):
        tekun().to("accept").do("assess_self_care", failed=failed)


@pytest.mark.parametrize(
    "by",
    [officer(Role.PARTNER, Level.COUNTY), officer(Role.VERIFIER, Level.COUNTY)],
    ids=lambda by: f"{by.role}",
)
def test_the_county_assesses_or_a_third_party_for_it_at_any_time_after_acceptance(by):
    for before in ("accept", "verify", "post_notice", "review"):
        tekun().to(before).do("assess_self_care", by=by)


def test_nobody_of_the_township_does_nor_before_acceptance():
    with pytest.raises(NotYours):
        tekun().to("accept").do("assess_self_care", by=officer(Role.VERIFIER, Level.TOWNSHIP))
    with pytest.raises(DomainError, match="out-of-order"):
        tekun().do("assess_self_care")


def test_no_approval_without_it_but_a_refusal():
    course = tekun().to("review")
    with pytest.raises(OutOfOrder, match="assess_self_care"):
        course.do("approve")
    poor = tekun(income={"wage": Decimal(30000)}).to("review").do("refuse")
    assert poor.case.stage == Stage.REFUSED


def test_an_objection_leaves_the_assessment_as_it_was():
    course = tekun().to("assess_self_care").to("post_notice").do("raise_objection")
    assert "assess_self_care" in course.case.done


def test_a_later_assessment_before_the_decision_replaces_the_earlier():
    course = ready().do("assess_self_care", failed=SIX).do("approve")
    assert (course.last.self_care, course.last.care) == ("unable", Decimal(600))


def test_who_assessed_does_not_decide():
    course = tekun().to("review")
    course.do("assess_self_care", by=Actor(V1, Role.VERIFIER, COUNTY))
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(V1, Role.APPROVER, COUNTY))
    course.do("approve")


# The decision


def test_support_is_for_living_and_for_care_from_the_next_month_and_looked_at_in_a_year():
    course = ready(on=date(2026, 8, 3)).on(date(2026, 9, 30)).do("approve")
    approved = course.last
    assert approved.effective_from == date(2026, 10, 1)
    assert approved.next_check == date(2027, 10, 1)
    assert (approved.support_form, approved.self_care) == ("dispersed", "partly")
    awards = {award.support: award for award in approved.awards(course.case)}
    assert {code: award.amount for code, award in awards.items()} == {
        "tekun.basic": Decimal(900),
        "tekun.care": Decimal(300),
    }
    for award in awards.values():
        assert (award.persons, award.next_check) == ((BATU,), date(2027, 10, 1))


def test_in_town_the_basic_standard_is_that_of_the_town():
    course = ready(area="urban", support_form="centralised").do("approve")
    assert (course.last.basic, course.last.support_form) == (Decimal(1200), "centralised")


@pytest.mark.parametrize("key", ["tekun.basic.rural", "tekun.care.partly"])
def test_without_a_published_standard_nothing_is_granted(key):
    known = [entry for entry in gazette_entries() if entry.key != key]
    course = ready(gazette=Gazette(known))
    with pytest.raises(NumberMissing, match=key):
        course.do("approve")


def test_care_of_nothing_is_an_award_too_for_a_later_assessment_to_adjust():
    course = ready(gazette=published(tekun__care__partly="0")).do("approve")
    assert {a.support: a.amount for a in course.last.awards(course.case)}["tekun.care"] == 0


def test_the_approval_says_what_was_left_out_and_which_figures_it_read():
    course = ready().do("approve")
    assert (
        course.last.skipped.items()
        >= {
            "reinvestigate": "nobody_objected",
            "appraise": "no_dispute_found",
            "register_relation": "no_relative_declared",
        }.items()
    )
    read = {reading["key"] for reading in course.last.readings}
    assert read == {
        "dibao.standard.rural",
        "tekun.assets.deposits",
        "local.disposable_income",
        "low_income.assets.deposits",
        "tekun.basic.rural",
        "tekun.care.partly",
    }


def test_every_ground_that_holds_is_told_at_once():
    course = ready(born=GROWN, income={"wage": Decimal(30000)}, supporters=[AT_WORK])
    with pytest.raises(Ineligible) as refusal:
        course.do("approve")
    assert refusal.value.details == [
        "able_to_work",
        "has_source_of_income",
        "somebody_can_support",
    ]


def test_a_refusal_comes_after_the_review_and_is_told_in_three_working_days():
    course = tekun(owns={"vehicles": Decimal(1)}).to("close_notice")
    with pytest.raises(OutOfOrder, match="review"):
        course.do("refuse")
    course.to("refuse")
    clock = course.case.clocks["rejection"]
    assert (clock.length, clock.unit) == (3, "working")
    course.do("serve")
    assert not course.case.clocks["rejection"].runs


@pytest.mark.parametrize(
    ("version", "source"), [("2021/county", "649 §68"), ("2026/county", "SAL §73")]
)
def test_a_false_statement_is_refused_on_the_law_of_its_time(version, source):
    course = tekun(version).to("review")
    assert [ground.source for ground in course.case.procedure.judged] == [source]
    course.do("refuse", reasons=["false_statement"])
    assert course.last.reasons == ["false_statement"]


def test_the_result_hangs_at_the_village_without_what_is_paid_for_care():
    course = ready().do("approve").do("publish_result")
    assert course.last.shown == {
        "applicant": BATU,
        "support_form": "dispersed",
        "monthly_amount": "900",
    }


@pytest.mark.parametrize("step", ["approve", "refuse"])
def test_the_township_does_not_decide_where_nobody_delegated_it(step):
    course = ready(owns={} if step == "approve" else {"vehicles": Decimal(1)})
    with pytest.raises(NotYours):
        course.do(step, by=officer(Role.APPROVER, Level.TOWNSHIP))
    with pytest.raises(NotInArea):
        course.do(step, by=Actor(person("a"), Role.APPROVER, Division("150422")))


def test_it_covers_the_one_person():
    assert tekun().case.covered == (BATU,)


def test_the_form_of_support_is_free_to_choose_until_the_decision():
    course = ready().do("choose_support")
    course.do("choose_support", by=officer(Role.VILLAGE, Level.VILLAGE)).do("approve")
    assert course.last.support_form == "centralised"
    with pytest.raises(DomainError, match="wrong-stage"):
        course.do("choose_support", support_form="dispersed")


def test_there_are_two_forms_and_the_person_chooses():
    course = tekun().to("accept")
    with pytest.raises(Malformed):
        course.do("choose_support", support_form="hotel")
    with pytest.raises(NotYours):
        course.do("choose_support", by=officer(Role.APPROVER, Level.COUNTY))


# Decided by the township


@pytest.mark.parametrize("version", ["2021/township", "2026/township"])
def test_where_the_county_delegated_it_the_township_decides_in_fifteen_days(version):
    course = tekun(version).to("close_notice")
    assert course.case.clocks["decision"].length == 15
    course.to("assess_self_care")
    with pytest.raises(NotYours):
        course.do("approve", by=officer(Role.APPROVER, Level.COUNTY))
    course.do("approve")
    assert not course.case.clocks["decision"].runs
    assert course.last.acting_division == str(VILLAGE.at(Level.TOWNSHIP))
    assert not {"receive_file", "draw_for_visit", "review"} & course.steps


def test_the_county_still_assesses_self_care_and_sees_who_is_contested():
    course = tekun("2021/township").to("accept").do("register_relation").to("close_notice")
    with pytest.raises(DomainError) as refusal:
        course.do("approve")
    assert refusal.value.details == ["approve", "assess_self_care", "visit_as_county"]
    course.do("assess_self_care").do("visit_as_county").do("approve")


def test_the_township_refuses_after_the_notice():
    course = tekun("2021/township", born=GROWN).to("post_notice")
    with pytest.raises(OutOfOrder, match="close_notice"):
        course.do("refuse")
    course.to("close_notice").do("refuse")
    assert course.last.reasons == ["able_to_work"]


@pytest.mark.parametrize(
    ("day", "entries", "path"),
    [
        (date(2026, 6, 30), [DELEGATION], "township"),
        (date(2026, 7, 1), [DELEGATION], "county"),
        (date(2026, 7, 1), [DELEGATION, PROVISION], "township"),
        (date(2026, 7, 1), [PROVISION], "county"),
        (date(2026, 6, 30), [], "county"),
    ],
)
def test_since_the_law_a_delegation_needs_a_provision_of_the_region(day, entries, path):
    course = Course("tekun", "2021/county", day, gazette=published(entries))
    assert course.case.procedure.path == path


def test_the_legal_basis_of_the_delegation_stands_in_the_events_that_rest_on_it():
    course = tekun("2026/township").to("accept")
    for event in course.case.collect_events():
        sources = {r["key"]: r["source"] for r in event.readings}
        assert sources["tekun.decided_by_township"] == DELEGATION.source
        assert sources["tekun.townships_may_decide"] == PROVISION.source


def test_an_application_of_june_2026_keeps_its_rules_in_july():
    old = tekun("2021/county", date(2026, 6, 30)).to("accept")
    new = tekun("2026/county", date(2026, 7, 1)).to("accept")
    for course in (old, new):
        course.on(date(2026, 7, 6)).to("verify")
    assert (old.case.procedure.version, new.case.procedure.version) == ("2021", "2026")


def test_both_visitors_are_its_hands_and_neither_decides():
    course = ready()
    for who in (W1, W2):
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(who, Role.APPROVER, COUNTY))


def test_a_visit_entered_late_keeps_both_days():
    course = tekun().to("accept")
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    late = act(by, course.day + days(2), course.gazette, occurred_on=course.day)
    words = {"investigators": [W1, W2], "findings": "poor", "papers": papers("visit_form")}
    course.case.visit_home(late, **words)
    assert (course.last.on, course.last.entered_late) == (course.day, True)


def test_what_is_said_of_somebody_s_health_is_theirs():
    kind = type(tekun().case)
    assert kind.SelfCareAssessed.personal == {"failed": "about", "ability": "about"}
    assert kind.Approved.personal == {"self_care": "about"}
    assert set(kind.Submitted.personal) >= set(TEKUN) & {"born", "income", "owns", "standing"}
    assert kind.Submitted.personal["supporters"] == "[].person"
