"""残疾人两项补贴: two entitlements with an outcome each, filed at home or anywhere."""

from datetime import date
from decimal import Decimal

import pytest

from domain.cases.pwd_subsidy.case import PwdSubsidy
from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    AskedTooMuch,
    DomainError,
    Incomplete,
    Ineligible,
    Malformed,
    NotInArea,
    NotInProcedure,
    NotYours,
    NumberMissing,
    OutOfOrder,
)
from domain.gazette import Gazette
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course, act
from tests.cast import (
    AWAY,
    BATU,
    BEIJING_OFFICE,
    HOME,
    VILLAGE,
    applicant,
    machine,
    officer,
    papers,
    person,
)
from tests.kinds.pwd_subsidy import PWD
from tests.samples import published

MARCH = date(2026, 3, 17)
CARD = PWD["declared_card"]
ALWAYS = ["disability", "hukou", "prison", "social_insurance", "tekun"]


def pwd(name="2016/home", on=MARCH, **changes):
    return Course("pwd_subsidy", name, on, **changes)


def ready(name="2016/home", **changes):
    """Everything but the answers of the registers and the decision."""
    return pwd(name, **changes).to("accept")


def outcome(course):
    course.to("approve")
    return course.last.granted, course.last.denied


def on_edge(course):
    return course.answered("dibao", member=False, edge=True)


def test_both_are_granted_from_the_month_of_application_however_long_it_took():
    course = ready().later(40)
    granted, denied = outcome(course)
    assert granted == {"living": Decimal(100), "care": Decimal(120)}
    assert denied == {}
    assert course.last.effective_from == date(2026, 3, 1)


def test_a_correction_does_not_move_the_month():
    course = pwd(papers=papers("application")).do("request_correction").on(date(2026, 4, 2))
    course.do("supply", papers=papers("account")).to("approve")
    assert course.last.effective_from == date(2026, 3, 1)


@pytest.mark.parametrize("claim", ["living", "care"])
def test_either_may_be_asked_for_alone(claim):
    granted, _ = outcome(ready(claims=[claim]))
    assert list(granted) == [claim]


@pytest.mark.parametrize(
    ("dataset", "answer", "denied"),
    [
        ("dibao", {"member": True}, {}),
        ("dibao", {"member": False}, {"living": ["not_in_dibao_household"]}),
        ("dibao", {"member": False, "edge": True}, {"living": ["not_in_dibao_household"]}),
        ("child", {"allowance": "orphan"}, {"living": ["on_full_child_allowance"]}),
        ("child", {"allowance": "full"}, {"living": ["on_full_child_allowance"]}),
        ("child", {"allowance": "gap"}, {}),
        ("disability", {**CARD, "level": 2}, {}),
        ("disability", {**CARD, "level": 3}, {"care": ["not_severe"]}),
        ("disability", {**CARD, "level": 3, "kind": "mental"}, {"care": ["not_severe"]}),
    ],
)
def test_each_entitlement_has_its_own_outcome(dataset, answer, denied):
    assert outcome(ready().answered(dataset, **answer))[1] == denied


@pytest.mark.parametrize(("months", "denied"), [(6, {}), (5, {"care": ["no_long_term_need"]})])
def test_care_has_to_have_lasted_six_months(months, denied):
    assert outcome(ready(care_months=months))[1] == denied


@pytest.mark.parametrize(
    ("dataset", "answer", "code"),
    [
        ("tekun", {"member": True}, "is_tekun"),
        ("social_insurance", {"injury_care_allowance": True}, "gets_injury_care_allowance"),
        ("prison", {"serving": True}, "is_imprisoned"),
        ("hukou", {"division": "150502001001"}, "hukou_elsewhere"),
        ("disability", {**CARD, "valid_until": date(2026, 2, 28)}, "card_not_valid"),
    ],
)
def test_what_excludes_both_refuses_the_case(dataset, answer, code):
    course = ready().answered(dataset, **answer).up_to("approve")
    with pytest.raises(Ineligible, match=code):
        course.do("approve")
    course.do("refuse")
    assert course.last.reasons == [code]


@pytest.mark.parametrize(
    ("dataset", "answer"),
    [
        ("tekun", {"member": False}),
        ("social_insurance", {"injury_care_allowance": False}),
        ("prison", {"serving": False}),
        ("hukou", {"division": "150421103001"}),
        ("disability", {**CARD, "valid_until": date(2026, 3, 1)}),
    ],
)
def test_and_what_does_not(dataset, answer):
    assert outcome(ready().answered(dataset, **answer))[1] == {}


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        ({"care": Decimal("119.99")}, {}),
        ({"care": Decimal(120)}, {"care": ["keeps_higher_care"]}),
        ({"living": Decimal(100)}, {"living": ["keeps_higher_living"]}),
        ({"living": Decimal(99), "care": Decimal(130)}, {"care": ["keeps_higher_care"]}),
        ({"care": Decimal(0)}, {}),
    ],
    ids=str,
)
def test_of_two_subsidies_of_one_nature_the_higher_is_kept(held, denied):
    assert outcome(ready(similar_subsidies=held))[1] == denied


def test_refused_only_where_nothing_that_was_asked_for_can_be_granted():
    course = ready(care_months=1).answered("dibao", member=False).up_to("approve")
    with pytest.raises(Ineligible) as refusal:
        course.do("approve")
    assert refusal.value.details == ["not_in_dibao_household", "no_long_term_need"]
    course.do("refuse")
    assert course.case.stage == Stage.REFUSED


def test_a_place_may_extend_the_living_subsidy_to_edge_households():
    course = on_edge(ready()).publishing(pwd__living__extended_to_edge="1")
    assert outcome(course)[1] == {}


@pytest.mark.parametrize(
    ("kind", "level", "reach", "granted"),
    [
        ("mental", 3, "3", True),
        ("intellectual", 4, "4", True),
        ("intellectual", 4, "3", False),
        ("limb", 3, "4", False),
    ],
)
def test_and_the_care_subsidy_to_lower_levels_of_the_mind(kind, level, reach, granted):
    course = ready().answered("disability", **{**CARD, "kind": kind, "level": level})
    course.publishing(pwd__care__mental_up_to_level=reach, pwd__care__3="80", pwd__care__4="60")
    assert ("care" in outcome(course)[0]) is granted


def test_no_rate_is_guessed_and_none_is_asked_for_that_is_not_needed():
    course = ready().answered("disability", **{**CARD, "level": 3})
    assert "care" not in outcome(course)[0]
    other = ready().up_to("approve")
    other.gazette = Gazette()
    with pytest.raises(NumberMissing, match=r"pwd\."):
        other.do("approve")


def test_the_federation_s_word_comes_before_the_decision_and_over_the_register():
    course = ready().to("verify")
    with pytest.raises(OutOfOrder, match="concur"):
        course.do("approve")
    course.do("concur", confirmed={"level": 2}).do("approve")
    assert course.last.granted["care"] == Decimal(100)
    assert course.case.hands["concur"] <= course.case.barred("approve", Role.APPROVER)


def test_the_federation_may_disagree():
    course = ready().to("verify").do("concur", answer="disagreed", confirmed={})
    with pytest.raises(Ineligible, match="federation_disagrees"):
        course.do("approve")
    with pytest.raises(AlreadyDone):
        course.do("concur")


@pytest.mark.parametrize(
    "words",
    [{"answer": "perhaps"}, {"confirmed": {"level": 9}}, {"confirmed": {"shoe_size": 42}}],
    ids=str,
)
def test_the_federation_answers_what_it_is_asked(words):
    with pytest.raises(Malformed):
        ready().to("verify").do("concur", **words)


def test_a_decision_can_be_made_again_from_what_its_own_event_read():
    course = ready().to("approve")
    approved = course.last
    again = act(applicant(), approved.on, Gazette.of_readings(approved.readings))
    assert course.case.award(again.doing("approve")) == {
        "granted": approved.granted,
        "denied": approved.denied,
    }
    assert {r["key"] for r in approved.readings} == {"pwd.living", "pwd.care.1"}


def test_nothing_is_asked_on_paper_that_a_register_answers():
    course = pwd()
    assert course.case.lacking(course.case.procedure, "accept") == []
    for paper in ("id_and_hukou", "card", "dibao"):
        with pytest.raises(AskedTooMuch, match=paper):
            course.do("request_correction", flawed=[paper])


@pytest.mark.parametrize(
    ("claims", "asked"),
    [
        (["living"], ["child", "dibao", *ALWAYS]),
        (["living", "care"], ["child", "dibao", *ALWAYS]),
        (["care"], ALWAYS),
    ],
)
def test_every_register_that_may_hold_a_ground_is_asked(claims, asked):
    course = ready(claims=claims)
    assert course.case.unasked() == asked
    with pytest.raises(Incomplete) as refusal:
        course.do("verify")
    assert refusal.value.details == asked
    course.ask_registers().do("verify")


def test_an_answer_may_arrive_by_itself():
    course = ready().do("check_data")
    assert course.last.role == Role.CLOCK


def test_at_home_it_takes_twenty_working_days():
    course = Course("pwd_subsidy", "2016/home", date(2026, 2, 10)).to("accept")
    assert course.case.clocks["total"].due == date(2026, 3, 16)


# Across the country


def test_three_ten_three_working_days_and_two_offices():
    course = pwd("2021/anywhere").to("accept").ask_registers()
    assert course.case.clocks["push"].length == 3
    with pytest.raises(OutOfOrder, match="forward"):
        course.do("verify")
    course.later(1).do("forward")
    decision = course.case.clocks["decision"]
    assert (decision.length, decision.since) == (10, course.day)
    course.later(4)
    course.to("approve")
    tell = course.case.clocks["tell"]
    assert (tell.length, tell.since) == (3, course.day)
    assert course.last.acting_division == "150421"
    with pytest.raises(NotInArea):
        course.do("serve", by=officer(Role.WINDOW, Level.TOWNSHIP))
    course.do("serve")
    assert course.last.acting_division == str(AWAY)
    assert not any(course.case.clocks[name].runs for name in ("push", "decision", "tell"))
    assert "total" not in course.case.clocks


def test_it_waits_for_the_intake_office_then_for_home_then_for_the_intake_office_again():
    course = pwd("2021/anywhere")
    seen = [side(course)]
    for step in ("accept", "forward", "verify", "approve"):
        course.to(step)
        seen.append(side(course))
    assert seen == ["intake", "intake", "owner", "owner", "intake"]


def side(course):
    return {w["side"] for w in course.last.waits if w["role"] != Role.CLOCK}.pop()


def test_the_intake_office_takes_in_but_does_not_judge():
    course = pwd("2021/anywhere").up_to("approve")
    for role, step in ((Role.APPROVER, "approve"), (Role.VERIFIER, "verify")):
        with pytest.raises(NotInArea):
            course.do(step, by=Actor(person("x"), role, AWAY))


def test_another_office_than_the_one_that_took_it_in_sees_nothing():
    course = pwd("2021/anywhere")
    with pytest.raises(NotInArea):
        course.do("accept", by=Actor(person("x"), Role.WINDOW, Division("150502002")))


@pytest.mark.parametrize("place", [BEIJING_OFFICE, Division("110101"), Division("652901203")])
def test_an_office_outside_the_region_pushes_by_a_machine(place):
    course = pwd("2021/anywhere", by=machine(place))
    assert (course.case.intake, course.last.channel) == (place, "national")
    course.do("accept", by=machine(place)).do("forward", by=machine(place)).to("approve")
    course.do("serve", by=machine(place))
    assert course.case.stage == Stage.SERVED


def test_another_machine_sees_nothing():
    course = pwd("2021/anywhere", by=machine())
    other = machine(Division("310101001"))
    assert course.case.open_commands(other, course.day) == []
    with pytest.raises(NotInArea):
        course.do("accept", by=other)


def test_an_office_outside_has_no_window_of_ours():
    course = pwd("2021/anywhere", by=machine())
    assert course.case.procedure.path == "anywhere"
    for role in (Role.VERIFIER, Role.APPROVER):
        stranger = Actor(person("x"), role, BEIJING_OFFICE)
        assert course.case.open_commands(stranger, course.day) == []


def test_the_intake_office_tells_everything_that_is_missing_at_once():
    course = pwd("2021/anywhere", by=machine(), papers=[]).do(
        "request_correction", by=machine()
    )
    assert course.last.missing == ["account", "application"]
    course.do("supply", papers=papers("account", "application")).do("accept", by=machine())


def test_before_april_2021_it_could_be_filed_at_home_only():
    with pytest.raises(NotInProcedure):
        Course("pwd_subsidy", "2021/anywhere", date(2021, 4, 21))
    Course("pwd_subsidy", "2021/anywhere", date(2021, 4, 22))
    Course("pwd_subsidy", "2016/home", date(2021, 4, 21))


@pytest.mark.parametrize(
    ("by", "path"),
    [
        (applicant(), "home"),
        (officer(Role.WINDOW, Level.TOWNSHIP), "home"),
        (officer(Role.WINDOW, Level.COUNTY), "home"),
        (officer(Role.VILLAGE, Level.VILLAGE), "home"),
        (Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=BATU), "home"),
        (Actor(person("w"), Role.WINDOW, AWAY), "anywhere"),
        (machine(), "anywhere"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.role} {value.division}",
)
def test_where_it_is_filed_decides_the_path(by, path):
    assert filed(by).procedure.path == path


def filed(by):
    facts = {"number": "NM-150421-pwd_subsidy-20260317-00001", "applicant": BATU, "owner": HOME}
    return PwdSubsidy.submit(act(by, MARCH, published()), **facts, **PWD)


@pytest.mark.parametrize(
    "by",
    [
        applicant(person("stranger")),
        Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=person("stranger")),
        officer(Role.APPROVER, Level.COUNTY),
        Actor(person("v"), Role.VILLAGE, Division("150502001001")),
    ],
    ids=lambda by: f"{by.role}",
)
def test_nobody_files_for_somebody_they_do_not_speak_for(by):
    with pytest.raises(DomainError) as refusal:
        filed(by)
    assert isinstance(refusal.value, NotYours | NotInArea)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"claims": []}, "claims"),
        ({"claims": ["living", "living"]}, "claims"),
        ({"claims": ["housing"]}, "claims"),
        ({"claims": "living"}, "claims"),
        ({"hukou": "home"}, "hukou"),
        ({"declared_card": {**CARD, "level": 0}}, "declared_card.level"),
        ({"declared_card": {"kind": "limb", "level": 1}}, "declared_card.valid_until"),
        ({"care_months": -1}, "care_months"),
        ({"care_months": True}, "care_months"),
        ({"similar_subsidies": {"care": 5}}, "similar_subsidies.care"),
        ({"similar_subsidies": {"housing": Decimal(5)}}, "similar_subsidies"),
        ({"account": 6217}, "account"),
    ],
    ids=str,
)
def test_a_form_that_makes_no_sense_is_refused_where_it_makes_none(changes, path):
    with pytest.raises(Malformed) as refusal:
        pwd(**changes)
    assert refusal.value.details == ["form", path]


def test_it_covers_the_disabled_person_alone():
    assert pwd().case.covered == (BATU,)
