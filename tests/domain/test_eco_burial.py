"""节地生态安葬奖补: one award for each burial that leaves no grave, the poor and 优抚 first."""

from datetime import date
from decimal import Decimal

import pytest

from domain.divisions import Level
from domain.errors import (
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NumberMissing,
    OutOfOrder,
)
from domain.gazette import Gazette
from domain.office import Actor, Role
from tests.builders import Course
from tests.cast import BATU, COUNTY, SARNAI, W1, W2, Against, officer
from tests.kinds.eco_burial import AGAINST, FOUND

DAY = date(2026, 5, 11)
POSITION = "120.083,43.876"


def burial(on=DAY, against=None, **changes):
    fact = against or Against()
    return Course("eco_burial", "2026/ordinary", on, against=fact, **changes)


def awards(course):
    (approved,) = (e for e in course.case.pending_events if hasattr(e, "amount"))
    return list(approved.awards(course.case))


@pytest.mark.parametrize(
    ("kind", "yuan"), [("tree", 1500), ("scattering", 2000), ("deep_burial", 800)]
)
def test_whoever_saw_to_the_burial_gets_the_amount_of_its_kind_once(kind, yuan):
    (award,) = awards(burial(burial=kind).to("approve"))

    assert award.support == "eco_burial"
    assert award.persons == (BATU,)
    assert award.amount == yuan
    assert award.later == ((date(2026, 6, 1), Decimal(0)),)


def test_without_a_published_amount_nothing_is_decided():
    course = burial().ready_for("approve")
    course.gazette = Gazette()
    with pytest.raises(NumberMissing):
        course.do("approve")


@pytest.mark.parametrize(
    ("dataset", "answer"),
    [
        ("dibao", {"member": True}),
        ("tekun", {"member": True}),
        ("preferential", {"key_recipient": True}),
    ],
)
def test_the_poor_and_the_honoured_come_first(dataset, answer):
    nobody = {"dibao": {"member": False}}
    burial(against=Against(answers={**nobody, dataset: answer})).to("approve")


def test_everybody_else_waits_until_the_division_extends_it():
    course = burial(against=AGAINST["not_yet_extended"]).ready_for("approve")
    with pytest.raises(Ineligible, match="not_yet_extended"):
        course.do("approve")

    burial(against=AGAINST["not_yet_extended"]).publishing(eco_burial__for_all="1").to(
        "approve"
    )


def test_where_no_position_is_given_two_people_look_at_the_place_first():
    course = burial().to("accept").ask_registers()
    with pytest.raises(OutOfOrder, match="check_site"):
        course.do("verify")
    for alone in ([W1], [W1, W1]):
        with pytest.raises(Conflicted):
            course.do("check_site", investigators=alone)
    course.do("check_site", investigators=[W1, W2]).do("verify")


def test_a_position_spares_the_visit_and_the_decision_says_so():
    course = burial(position=POSITION).to("approve")

    (approved,) = (e for e in course.case.pending_events if hasattr(e, "amount"))
    assert approved.skipped["check_site"] == "position_given"


def test_a_place_may_be_looked_at_all_the_same_and_what_is_found_there_counts():
    course = burial(position=POSITION).to("accept")
    course.do("check_site", found={**FOUND, "grave_left": True}).to("verify")

    with pytest.raises(Ineligible, match="leaves_a_grave"):
        course.do("approve")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"buried_on": date(2026, 3, 19)}, "buried_on"),
        ({"buried_on": date(2026, 5, 12)}, "buried_on"),
        ({"position": "43.876,120.083"}, "position"),
        ({"position": "near the old elm"}, "position"),
        ({"deceased": BATU}, "deceased"),
        ({"burial": "mound"}, "burial"),
    ],
)
def test_nonsense_is_not_taken(changes, path):
    with pytest.raises(Malformed) as refusal:
        burial(**changes)
    assert refusal.value.details == ["form", path]


@pytest.mark.parametrize("paper", ["burial_certificate", "burial_photo", "account"])
def test_it_is_not_accepted_without_its_papers(paper):
    course = burial()
    kept = [
        held for several in course.case.papers.values() for held in several
        if held["material"] != paper
    ]  # fmt: skip
    with pytest.raises(Incomplete, match=paper):
        burial(papers=kept).do("accept")


def test_the_claim_is_the_deceaseds_and_stays_theirs():
    course = burial().to("approve")
    assert course.case.exclusive_for == {SARNAI}
    assert burial(against=AGAINST["rewarded_before"]).to("refuse").case.exclusive_for == set()


def test_the_county_decides_within_twenty_working_days_of_acceptance():
    course = burial(on=date(2026, 9, 18)).do("accept")
    assert course.case.clocks["total"].due == date(2026, 10, 22)


def test_who_looked_at_the_place_does_not_decide():
    course = burial().ready_for("approve")
    for who in (W1, W2):
        with pytest.raises(Conflicted):
            course.do("approve", by=Actor(who, Role.APPROVER, COUNTY))
    course.do("approve", by=officer(Role.APPROVER, Level.COUNTY))


def test_the_register_knows_the_day_of_death_better_than_the_form():
    course = burial(died_on=date(2026, 3, 25)).to("approve")
    assert course.case.form.died_on == date(2026, 3, 25)
    assert course.case.died_on == date(2026, 3, 20)
