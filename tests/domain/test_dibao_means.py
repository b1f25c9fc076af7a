"""低保: every rule both ways; who counts, what counts, and what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from domain.act import Act
from domain.divisions import Division
from domain.errors import (
    Ineligible,
    Malformed,
    NoLawfulGround,
    NumberMissing,
    UnknownDivision,
)
from domain.gazette import Entry, Gazette
from domain.household import Disability, Member
from domain.household_aid.means import counted, in_edge_household
from tests.builders import Course, act, failing
from tests.cast import BATU, HOME, OYUN, SARNAI, applicant, person
from tests.kinds.dibao import DIBAO, asset, member
from tests.samples import published

ELSEWHERE = "150502001001"
OTHER_PROVINCE = "110101001001"


def dibao(version="2026/county", on=None, **changes):
    return Course("dibao", version, on, **changes)


def ready(version="2026/county", on=None, **changes):
    """Everything but the decision is done."""
    return dibao(version, on, **changes).up_to("approve")


def income(**kinds):
    return {kind: Decimal(value) for kind, value in kinds.items()}


def one(**facts):
    return [member(**facts)]


def awarded(course):
    course.do("approve")
    return course.last


def test_the_allowance_is_the_gap_to_the_line_for_each_member():
    approved = awarded(ready())
    assert approved.income_per_head == Decimal("150.00")
    assert approved.amount == Decimal("940.00")
    assert approved.people == [BATU, SARNAI]
    assert (approved.area, approved.tier) == ("rural", 0)


def test_where_a_county_publishes_tiers_they_replace_the_gap():
    course = ready().publishing(
        dibao__tier__rural__1__below="200",
        dibao__tier__rural__1__amount="500",
        dibao__tier__rural__2__below="620",
        dibao__tier__rural__2__amount="300",
    )
    approved = awarded(course)
    assert (approved.amount, approved.tier) == (Decimal("1000.00"), 1)


@pytest.mark.parametrize("wage", ["2400", "3000"])
def test_the_second_tier_begins_where_the_first_ends(wage):
    course = ready(members=one(income=income(wage=wage))).publishing(
        dibao__tier__rural__1__below="200",
        dibao__tier__rural__1__amount="500",
        dibao__tier__rural__2__below="620",
        dibao__tier__rural__2__amount="300",
    )
    approved = awarded(course)
    assert (approved.amount, approved.tier) == (Decimal("300.00"), 2)


def test_in_2012_there_was_only_the_gap():
    course = ready("2012/county").publishing(
        dibao__tier__rural__1__below="200", dibao__tier__rural__1__amount="500"
    )
    assert awarded(course).amount == Decimal("940.00")


def test_the_nearest_division_s_rate_of_that_day_is_paid():
    def line(where, since, value):
        key = "dibao.standard.rural"
        return Entry(key, Division(where), since, Decimal(value), "样例")

    course = ready(on=date(2026, 9, 1))
    county = [line("150421", date(2026, 1, 1), 700), line("150421", date(2026, 12, 1), 900)]
    course.gazette = published([*county, line("1504", date(2026, 8, 1), 650)])
    assert awarded(course).amount == Decimal("1100.00")


@pytest.mark.parametrize("area", ["urban", "rural"])
def test_town_and_country_have_a_line_each(area):
    line = {"urban": 860, "rural": 620}[area]
    approved = awarded(ready(area=area, members=one(income={})))
    assert (approved.amount, approved.area) == (Decimal(line), area)


def test_no_figure_is_ever_guessed():
    course = ready()
    course.gazette = Gazette()
    with pytest.raises(NumberMissing, match=r"dibao\.standard\.rural"):
        course.do("approve")


def test_no_limit_of_property_is_guessed_either():
    course = ready(assets=[asset("houses", 2)])
    with pytest.raises(NumberMissing, match=r"dibao\.assets\.houses"):
        course.do("approve")


@pytest.mark.parametrize(
    ("wage", "refused"), [("7439.88", False), ("7440", True), ("7440.01", True)]
)
def test_income_must_be_below_the_line_not_at_it(wage, refused):
    course = dibao(members=one(income=income(wage=wage)))
    assert ("income_not_below_standard" in failing(course)) is refused


def test_a_fen_below_the_line_is_below_it_however_it_is_rounded():
    course = dibao(members=one(income=income(wage="7439.96")))
    assert failing(course) == []


@pytest.mark.parametrize(
    "kind",
    [
        "veterans_pension",
        "family_planning_award",
        "scholarship",
        "bravery_award",
        "government_assistance",
    ],
)
def test_some_kinds_of_income_are_never_counted(kind):
    course = ready(members=one(income=income(wage="2400", **{kind: "90000"})))
    assert awarded(course).amount == Decimal("420.00")


@pytest.mark.parametrize("kind", ["wage", "business", "property", "transfer", "local_listed"])
def test_all_others_are(kind):
    assert failing(dibao(members=one(income=income(**{kind: "90000"})))) == [
        "income_not_below_standard"
    ]


def test_a_municipality_may_leave_out_more():
    course = ready(members=one(income=income(local_listed="90000")))
    course.publishing(dibao__income_excluded__local_listed="1")
    assert awarded(course).amount == Decimal("620.00")


def test_rigid_spending_and_the_cost_of_work_are_deducted():
    course = ready(members=one(income=income(wage="9600"), deducted=Decimal(6000)))
    assert awarded(course).amount == Decimal("320.00")


def test_deductions_never_make_more_than_nothing():
    course = ready(members=one(income={}, deducted=Decimal(6000)))
    assert awarded(course).amount == Decimal("620.00")


def test_the_basic_pension_did_not_count_until_2025():
    pension = one(income=income(basic_pension="24000"))
    course = dibao("2022/county", date(2025, 12, 1), members=pension)
    course.publishing(dibao__basic_pension_counted="1")
    assert failing(course) == []


def test_the_last_day_of_the_five_year_plan_belongs_to_it():
    pension = one(income=income(basic_pension="24000"))
    course = dibao("2022/county", date(2025, 12, 1), members=pension)
    course.publishing(dibao__basic_pension_counted="1")
    assert failing(course.on(date(2025, 12, 31))) == []
    assert failing(course.on(date(2026, 1, 1))) == ["income_not_below_standard"]


def test_after_2025_whether_the_basic_pension_counts_is_a_published_choice():
    pension = one(income=income(basic_pension="24000"))
    silent, counting = (dibao(members=pension), dibao(members=pension))
    counting.publishing(dibao__basic_pension_counted="1")
    assert failing(silent) == []
    assert failing(counting) == ["income_not_below_standard"]


@pytest.mark.parametrize(("deposits", "refused"), [("30000", False), ("30000.01", True)])
def test_property_within_the_limit(deposits, refused):
    assert (
        "assets_over_limit" in failing(dibao(assets=[asset("deposits", deposits)]))
    ) is refused


def test_what_all_members_own_of_a_kind_is_added_up():
    assets = [asset("deposits", 20000), asset("deposits", 20000, SARNAI)]
    assert failing(dibao(assets=assets)) == ["assets_over_limit"]


def test_what_somebody_owns_who_does_not_count_is_not_added():
    son = member(OYUN, "child", born=date(1995, 1, 1), standing=["independent"])
    assets = [asset("deposits", 20000), asset("deposits", 20000, OYUN)]
    assert failing(dibao(members=[member(), son], assets=assets)) == []


def person_like(relation, *standing, born=date(1990, 1, 1)):
    return Member.read(member(OYUN, relation, born=born, standing=list(standing)))


@pytest.mark.parametrize(
    ("who", "counts"),
    [
        (person_like("self"), True),
        (person_like("spouse"), True),
        (person_like("child", born=date(2015, 1, 1)), True),
        (person_like("child"), True),
        (person_like("child", "independent"), False),
        (person_like("child", "independent", "full_time_student"), True),
        (person_like("parent"), False),
        (person_like("parent", "bound_to_support"), True),
        (person_like("other"), False),
        (person_like("other", "bound_to_support"), True),
        (person_like("spouse", "clergy_away_3_years"), False),
        (person_like("spouse", "prisoner"), False),
        (person_like("child", "drug_rehabilitation"), False),
        (person_like("spouse", "declared_missing"), False),
        (person_like("spouse", "left_out_by_province"), True),
    ],
    ids=lambda value: (
        "-".join([value.relation, *sorted(value.standing)])
        if isinstance(value, Member)
        else str(value)
    ),
)
def test_who_belongs_to_the_household(who, counts):
    assert who.counts() is counts


def test_the_province_may_leave_out_others():
    spouse = member(SARNAI, "spouse", standing=["left_out_by_province"])
    course = dibao(members=[member(), spouse])
    assert [m.person for m in people(course)] == [BATU, SARNAI]
    course.publishing(dibao__left_out_by_province="1")
    assert [m.person for m in people(course)] == [BATU]


def people(course) -> list[Member]:
    asked: Act = act(applicant(), course.day, course.gazette)
    return list(counted(course.case, asked))


def test_the_open_application_covers_everybody_who_counts():
    son = member(OYUN, "child", standing=["independent"])
    spouse = member(SARNAI, "spouse")
    assert set(dibao(members=[member(), spouse, son]).case.covered) == {BATU, SARNAI}


def test_a_single_person_s_application_covers_that_person_only():
    course = dibao(applies_as="single_person", members=[member(), member(SARNAI, "spouse")])
    assert course.case.covered == (BATU,)


def test_nobody_may_be_left_out_whom_the_register_knows():
    course = dibao().to("accept").answered("hukou", household=[BATU, SARNAI, OYUN])
    assert failing(course) == ["member_left_out"]
    course.answered("hukou", household=[BATU, SARNAI])
    assert failing(course) == []


def test_whom_the_means_test_found_is_not_left_out_any_more():
    found = [*DIBAO["members"], member(OYUN, "child", income={})]
    course = dibao().to("start_means_test").do("report_means", members=found)
    course.answered("hukou", household=[BATU, SARNAI, OYUN]).up_to("approve")
    assert awarded(course).people == [BATU, SARNAI, OYUN]


def test_nobody_is_taken_out_for_what_they_do_for_a_living():
    course = ready()
    with pytest.raises(NoLawfulGround):
        course.do("refuse", reasons=["occupation"])


def test_a_household_in_which_nobody_counts_is_none():
    prisoner = member(standing=["prisoner"])
    assert "nobody_counts" in failing(dibao(members=[prisoner]))
    assert "nobody_counts" not in failing(dibao())


@pytest.mark.parametrize(
    ("households", "elsewhere"),
    [
        ([(HOME, HOME)], False),
        ([(HOME, ELSEWHERE)], False),
        ([(ELSEWHERE, HOME)], True),
        ([(HOME, HOME), (ELSEWHERE, HOME)], False),
        ([(HOME, ELSEWHERE), (ELSEWHERE, ELSEWHERE)], True),
        ([(HOME, ELSEWHERE), (OTHER_PROVINCE, ELSEWHERE)], False),
        ([(ELSEWHERE, HOME), (OTHER_PROVINCE, HOME)], True),
    ],
)
def test_where_to_apply_when_hukou_differ(households, elsewhere):
    names = [(BATU, "self"), (SARNAI, "spouse")]
    members = [
        member(who, relation, hukou=hukou, lives=lives)
        for (who, relation), (hukou, lives) in zip(names, households, strict=False)
    ]
    assert ("belongs_elsewhere" in failing(dibao(members=members))) is elsewhere


def test_with_a_residence_permit_at_the_place_of_residence_where_the_region_allows_it():
    guest = one(hukou=OTHER_PROVINCE, standing=["residence_permit"])
    course = dibao(members=guest)
    assert failing(course) == ["belongs_elsewhere"]
    course.publishing(dibao__residence_permit="1")
    assert failing(course) == []


RELATIVE = member(SARNAI, "other", income=income(wage="17000"), standing=["bound_to_support"])
"""With whom a person without income lives in an edge household."""


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ({"disability": {"kind": "limb", "level": 2}}, True),
        ({"disability": {"kind": "limb", "level": 3}}, False),
        ({"disability": {"kind": "mental", "level": 3}}, True),
        ({"disability": {"kind": "intellectual", "level": 3}}, True),
        ({"disability": {"kind": "intellectual", "level": 4}}, False),
        ({"standing": ["gravely_ill"]}, True),
        ({"standing": ["clergy_away_3_years"]}, True),
        ({}, False),
    ],
)
def test_who_may_apply_alone(facts, may):
    course = dibao(applies_as="single_person", members=[member(income={}, **facts), RELATIVE])
    assert ("may_not_apply_alone_2022" in failing(course)) is not may


def test_a_single_person_gets_what_they_lack_themselves():
    alone = member(income=income(wage="1200"), standing=["gravely_ill"])
    course = dibao(applies_as="single_person", members=[alone, RELATIVE])
    course.to("verify", proposal="approve")
    course.up_to("approve").do("approve")
    assert (course.last.amount, course.last.people) == (Decimal("520.00"), [BATU])


def test_of_a_single_person_only_their_own_property_counts_against_them():
    members = [member(income={}, standing=["clergy_away_3_years"]), RELATIVE]
    facts = {"applies_as": "single_person", "members": members}
    assert failing(dibao(**facts, assets=[asset("deposits", 90000, SARNAI)])) == []
    own = dibao(**facts, assets=[asset("deposits", 90000)])
    assert failing(own) == ["assets_over_limit"]


def test_a_single_person_with_enough_of_their_own_is_refused():
    alone = member(income=income(wage="9000"), standing=["gravely_ill"])
    relative = {**RELATIVE, "income": income(wage="9000")}
    course = dibao(applies_as="single_person", members=[alone, relative])
    assert failing(course) == ["income_not_below_standard"]


def test_not_from_a_household_that_is_no_edge_household():
    rich = {**RELATIVE, "income": income(wage="90000")}
    members = [member(income={}, standing=["gravely_ill"]), rich]
    course = dibao(applies_as="single_person", members=members)
    assert failing(course) == ["may_not_apply_alone_2022"]


UNEMPLOYED = member(
    income=income(sibling_support="9000", elder_support="9000"),
    disability={"kind": "limb", "level": 1},
    standing=["unemployed"],
)


def test_since_2022_an_adult_unemployed_severely_disabled_person_may_apply_alone():
    rich = {**RELATIVE, "income": income(wage="90000")}
    facts = {"applies_as": "single_person", "members": [UNEMPLOYED, rich]}
    assert "may_not_apply_alone" in failing(dibao("2021/county", **facts))
    assert failing(dibao("2022/county", **facts)) == []


def test_unemployment_alone_is_no_ground():
    alone = member(income={}, standing=["unemployed"])
    course = dibao("2022/county", applies_as="single_person", members=[alone])
    assert failing(course) == ["may_not_apply_alone_2022"]


def test_and_support_by_siblings_and_elders_is_disregarded_unless_published_otherwise():
    facts = {"applies_as": "single_person", "members": [UNEMPLOYED]}
    course = dibao("2022/county", **facts)
    assert failing(course) == []
    course.publishing(dibao__kin_support_counted="1")
    assert failing(course) == ["income_not_below_standard"]


def test_a_household_s_support_by_siblings_counts():
    assert failing(dibao(members=[UNEMPLOYED])) == ["income_not_below_standard"]


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ({"standing": ["unable_to_work", "separate_hukou"]}, True),
        ({"standing": ["separate_hukou"]}, False),
        ({"standing": ["unable_to_work"]}, False),
        ({"standing": ["unable_to_work", "separate_hukou"], "born": date(2014, 1, 1)}, False),
    ],
)
def test_who_could_apply_alone_in_2012(facts, may):
    alone = member(income={}, disability={"kind": "limb", "level": 1}, **facts)
    course = dibao("2012/county", applies_as="single_person", members=[alone])
    assert ("may_not_apply_alone_2012" in failing(course)) is not may


def test_clergy_could_always_apply_alone():
    alone = member(income={}, standing=["clergy_away_3_years"])
    course = dibao("2012/county", applies_as="single_person", members=[alone])
    assert failing(course) == []


def test_severe_means_level_one_and_two_or_three_of_the_mind():
    assert [Disability("limb", level).severe for level in (1, 2, 3)] == [True, True, False]
    assert Disability("intellectual", 3).severe
    assert not Disability("mental", 4).severe


@pytest.mark.parametrize(
    ("wage", "edge"), [("7439.88", False), ("7440", True), ("11159.88", True), ("11160", False)]
)
def test_an_edge_household_lives_on_less_than_one_and_a_half_lines(wage, edge):
    course = dibao(members=one(income=income(wage=wage)))
    asked = act(applicant(), course.day, course.gazette)
    assert in_edge_household(course.case, asked) is edge


def test_a_refused_edge_household_is_told_what_to_ask_for():
    course = ready(members=one(income=income(wage="8400"))).do("refuse")
    assert course.last.reasons == ["income_not_below_standard"]
    assert course.last.advice == ["dibao_edge"]


@pytest.mark.parametrize(
    "facts", [{"income": income(wage="99999")}, {"income": income(wage="8400")}]
)
def test_others_are_not(facts):
    over = [asset("deposits", 90000)]
    course = ready(members=one(**facts), assets=over).do("refuse")
    assert course.last.advice == []


def test_every_reason_is_told_at_once():
    facts = {
        "members": one(income=income(wage="99999"), hukou=ELSEWHERE),
        "assets": [asset("deposits", 30001), asset("vehicles", 1)],
    }
    course = ready(**facts)
    with pytest.raises(Ineligible) as refusal:
        course.do("approve")
    reasons = ["income_not_below_standard", "assets_over_limit", "belongs_elsewhere"]
    assert refusal.value.details == reasons
    course.do("refuse")
    assert course.last.reasons == sorted(reasons)


@pytest.mark.parametrize(
    ("standing", "next_check"),
    [
        ([], date(2027, 9, 1)),
        (["unstable_income"], date(2027, 3, 1)),
        (["able_to_work"], date(2027, 3, 1)),
    ],
)
def test_those_with_unstable_income_are_looked_at_twice_a_year(standing, next_check):
    approved = awarded(ready(members=one(standing=standing)))
    assert approved.effective_from == date(2026, 9, 1)
    assert approved.next_check == next_check


@pytest.mark.parametrize(
    ("area", "standing", "months"),
    [
        ("urban", ["unstable_income"], 1),
        ("rural", ["unstable_income"], 3),
        ("urban", ["able_to_work"], 6),
        ("rural", [], 12),
    ],
)
def test_in_2012_more_often(area, standing, months):
    approved = awarded(ready("2012/county", area=area, members=one(standing=standing)))
    first, then = approved.effective_from, approved.next_check
    assert (then.year - first.year) * 12 + then.month - first.month == months


def test_a_decision_can_be_made_again_from_what_its_own_event_read():
    course = ready()
    approved = awarded(course)
    again = act(applicant(), approved.on, Gazette.of_readings(approved.readings))
    remade = course.case.award(again.doing("approve"))
    assert remade == {name: getattr(approved, name) for name in remade}
    assert [r["key"] for r in approved.readings] == [
        "dibao.standard.rural",
        "dibao.assets.deposits",
    ]


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"applies_as": "alone"}, ["applies_as"]),
        ({"members": []}, ["members"]),
        ({"members": [{**member(), "born": "1970"}]}, ["members.0.born"]),
        ({"members": [{**member(), "note": "x"}]}, ["members.0.unknown"]),
        ({"members": [member(income={"lottery": Decimal(1)})]}, ["members.0.income"]),
        ({"members": [member(income=income(wage="-1"))]}, ["members.0.income.wage"]),
        ({"members": [member(income={"wage": Decimal("NaN")})]}, ["members.0.income.wage"]),
        ({"members": [member(hukou="15042")]}, ["members.0.hukou"]),
        ({"members": [member(disability={"kind": "limb"})]}, ["members.0.disability.level"]),
        ({"members": [member(SARNAI)], "assets": []}, ["members.self"]),
        ({"members": [member(), member(BATU, "spouse")]}, ["members.person"]),
        (
            {"members": [member(), member(SARNAI, "spouse"), member(OYUN, "spouse")]},
            ["members.spouse"],
        ),
        ({"members": [member(born=date(2090, 1, 1))]}, ["members.0.born"]),
        ({"members": [member(born=date.min)]}, ["members.0.born"]),
        (
            {
                "members": [
                    member(),
                    member(OYUN, "child", born=date(2020, 1, 1), standing=["independent"]),
                ],
                "assets": [],
            },
            ["members.1.standing"],
        ),
        ({"assets": [asset("deposits", 1, person("stranger"))]}, ["assets.0.person"]),
        ({"assets": [asset("yachts", 1)]}, ["assets.0.kind"]),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_where_it_makes_none(changes, paths):
    with pytest.raises(Malformed) as refusal:
        dibao(**changes)
    assert refusal.value.details == ["form", *paths]


@pytest.mark.parametrize("field", ["hukou", "lives"])
def test_a_place_of_the_region_is_known_and_one_elsewhere_well_formed(field):
    dibao(members=[member(**{field: "110105001001"})])
    for code in ("150199001001", "1599", "150421999"):
        with pytest.raises(UnknownDivision, match=code):
            dibao(members=[member(**{field: code})])


def test_a_means_test_finds_nobody_in_a_place_that_is_none():
    course = dibao().to("start_means_test")
    with pytest.raises(UnknownDivision):
        course.do("report_means", members=[member(hukou="150199001001")], assets=[])


def test_a_field_nobody_asks_for_is_refused():
    with pytest.raises(Malformed, match="shoe_size"):
        dibao(shoe_size=42)
