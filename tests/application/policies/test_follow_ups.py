"""Whenever a service is rated badly, or an application is approved, something follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from application.casework import Casework
from application.policies import POLICIES
from application.policies.open_rectification import unit_that
from application.policies.runner import PolicyRunner
from domain.benefit import Benefit
from domain.calendar import first_of_next_month
from domain.divisions import Division
from domain.office import Role
from domain.rectification import Rectification
from tests.application.policies.office import (
    COUNTY,
    DAY,
    TOWNSHIP,
    VILLAGE,
    act,
    casework_on,
    rated,
    served,
)
from tests.builders import Course

LATER = date(2026, 3, 5)


def run(casework: Casework, name: str) -> None:
    runner = PolicyRunner(POLICIES[name], casework)
    while runner.step():
        pass


def followed(casework: Casework, topic: str) -> list[Any]:
    """The opening events of what policies have opened, in their order."""
    found = casework.recorder.select_notifications(1, 1000, topics=[topic])
    return [casework.mapper.to_domain_event(n) for n in found]


def opened(casework: Casework) -> list[Any]:
    run(casework, "open_rectification")
    return followed(casework, "rectification.Opened")


@pytest.mark.parametrize(("rating", "expected"), [(1, 1), (2, 1), (3, 0), (4, 0), (5, 0)])
def test_the_two_lowest_levels_are_bad_reviews_and_no_other(casework, rating, expected):
    casework.save(rated(rating))

    assert len(opened(casework)) == expected


def test_the_unit_that_served_has_it_and_the_officers_are_those_it_is_about(casework):
    case = rated(1)
    casework.save(case)

    (event,) = opened(casework)

    assert event.originator_id == Rectification.id_of(case.id, case.version)
    assert (event.owner, event.service, event.rating) == (TOWNSHIP, "result", 1)
    assert event.rated == ["approver", "federation", "server", "verifier", "window"]
    assert (event.about, event.comment, event.tags) == (case.applicant, "等了很久", ["rude"])
    assert (event.case, event.case_kind) == (str(case.id), "pwd_subsidy")
    assert (event.by, event.role) == ("policy:open_rectification", "machine")


def test_a_bad_review_of_the_acceptance_is_about_who_had_it_until_then(casework):
    casework.save(rated(2, of="acceptance"))

    (event,) = opened(casework)

    assert (event.service, event.rated) == ("acceptance", ["window"])


def test_its_limits_run_from_the_day_of_the_review_however_late_the_policy_comes(engine):
    with casework_on(engine, date(2026, 3, 20)) as casework:
        casework.save(rated(1))
        (event,) = opened(casework)

    assert event.on == DAY
    assert {c["limit"]: c["since"] for c in event.clocks} == {"contact": DAY, "handling": DAY}


def test_a_supplement_that_turns_a_good_rating_bad_is_a_bad_review(casework):
    case = rated(5)
    case.supplement(act(case.applicant, Role.APPLICANT, COUNTY, LATER), rating=1)
    casework.save(case)

    (event,) = opened(casework)

    assert event.originator_id == Rectification.id_of(case.id, case.version)


@pytest.mark.parametrize(("first", "more"), [(1, 2), (1, None), (4, 5), (4, None)])
def test_a_supplement_opens_no_second_one_and_none_where_nothing_is_bad(casework, first, more):
    case = rated(first)
    case.supplement(act(case.applicant, Role.APPLICANT, COUNTY, LATER), rating=more)
    casework.save(case)

    assert len(opened(casework)) == (1 if first == 1 else 0)


def test_where_no_officer_of_the_region_did_it_the_owner_of_the_case_has_it():
    event = served().pending_events[-1]
    owner = Division(VILLAGE)
    assert unit_that(event, owner) == Division(TOWNSHIP)

    for role, division in (("machine", TOWNSHIP), ("clock", TOWNSHIP), ("window", "110101001")):
        other = type(event)(**{**vars(event), "role": role, "acting_division": division})
        assert unit_that(other, owner) == owner


def test_each_entitlement_that_an_approval_grants_is_a_benefit_of_its_own(casework):
    case = served()
    casework.save(case)
    run(casework, "open_benefit")

    granted = followed(casework, "benefit.Granted")
    assert [(e.entitlement, e.amount, e.from_month) for e in granted] == [
        ("pwd.living", Decimal(110), date(2026, 3, 1)),
        ("pwd.care", Decimal(120), date(2026, 3, 1)),
    ]
    approval = next(e for e in casework.events.get(case.id) if e.step == "approve")
    assert {e.originator_id for e in granted} == {
        Benefit.id_of(case.id, approval.originator_version, e.entitlement) for e in granted
    }
    assert all(e.rests_on == approval.readings for e in granted)
    assert {(e.organ, e.owner, e.about) for e in granted} == {(COUNTY, VILLAGE, case.applicant)}
    assert granted[0].persons == [case.applicant]


def test_only_what_was_asked_for_and_granted_begins(casework):
    casework.save(served(claims=["care"]))
    run(casework, "open_benefit")

    assert [e.entitlement for e in followed(casework, "benefit.Granted")] == ["pwd.care"]


def test_a_household_on_dibao_has_one_benefit_from_the_next_month_for_all_it_covers(casework):
    course = Course("dibao", "2022/county", on=DAY).to("approve")
    approval = course.last
    casework.save(course.case)
    run(casework, "open_benefit")

    (event,) = followed(casework, "benefit.Granted")
    assert (event.entitlement, event.amount) == ("dibao", approval.amount)
    assert event.from_month == first_of_next_month(approval.on)
    assert (event.about, event.persons) == (course.case.applicant, approval.people)
    assert len(event.persons) == 2
    assert event.on == approval.on


def test_of_a_child_the_guardian_is_paid_and_it_ends_with_the_child(casework):
    course = Course("de_facto_orphan", "2020/ordinary", on=DAY).to("approve")
    child, payee = course.case.applicant, course.last.payee
    casework.save(course.case)
    run(casework, "open_benefit")

    (event,) = followed(casework, "benefit.Granted")
    assert (event.about, event.persons) == (payee, [child])
    benefit = casework.of_kind(Benefit, event.originator_id)
    assert benefit.parties == {child, payee}
    benefit.note_death(
        act("register", Role.MACHINE, COUNTY, event.on),
        person=child,
        died_on=event.on,
        source="death_register",
    )
    assert (benefit.stage, benefit.ended_for) == ("ended", "death")


def test_before_it_is_approved_nothing_begins(casework):
    casework.save(Course("dibao", "2022/county", on=DAY).to("verify").case)
    run(casework, "open_benefit")

    assert followed(casework, "benefit.Granted") == []
