"""儿童档案: what follows an admission or a recognition, in which time, and how a file ends."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.utils import get_topic

from application.calendars import notices
from domain.act import Act
from domain.books import Books
from domain.child import Child
from domain.child_rules import ENDINGS
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
    OutOfOrder,
    TooEarly,
    WrongStage,
)
from domain.office import Actor, Role
from domain.topics import events_of
from tests.builders import act as acted
from tests.cast import BATU, COUNTY, TOWNSHIP, VILLAGE, person
from tests.kinds.child_admission import HOUSE

DAY = date(2026, 3, 3)
CASE = UUID(int=7)
POLICY = Actor("policy:open_child_file", Role.MACHINE, COUNTY, channel="policy")
CLERK = Actor(person("clerk"), Role.VERIFIER, COUNTY)
NURSE = Actor(person("nurse"), Role.PROVIDER, COUNTY)
HEAD = Actor(person("head"), Role.APPROVER, COUNTY)
KNOWN: dict[str, Any] = {
    "institution": HOUSE,
    "situation": "parents_not_found",
    "found_on": DAY,
    "found_at": str(COUNTY),
    "finder": "",
    "police_number": "A1",
    "dna_sample": "D1",
    "health": "healthy",
    "has_hukou": False,
    "identity_known": False,
}


STORED = {
    "Opened": "procedure owner",
    "Recognised": "case owner guardian",
    "Received": "case owner institution situation found_on found_at finder police_number"
    " dna_sample health has_hukou identity_known",
    "LongTermDecided": "grounds institution",
    "ReturnedToGuardian": "guardian assessment",
    "Hospitalised": "hospital",
    "Discharged": "",
    "HukouApplied": "",
    "HukouRegistered": "division",
    "DisabilityRated": "rating",
    "Insured": "number",
    "AllowanceGranted": "number",
    "SystemEntered": "number",
    "Placed": "kind_of_family carer",
    "TakenBack": "",
    "AdoptionNoticePosted": "medium number",
    "AdoptionNoticeClosed": "",
    "NoticeAnswered": "account",
    "Adopted": "certificate",
    "Closed": "ground",
    "Recounted": "",
}


def test_what_a_file_stores_keeps_its_shape():
    envelope = {f.name for f in fields(Books.Event)} | {"originator_topic"}
    shape = {
        name: " ".join(f.name for f in fields(event) if f.name not in envelope)
        for name, event in events_of(Child)
    }
    assert shape == STORED
    assert all(get_topic(event) == f"child.{name}" for name, event in events_of(Child))


def act(by: Actor = CLERK, day: date = DAY) -> Act:
    return acted(by, day)


def opened() -> Child:
    return Child.open(act(POLICY), person=BATU, owner=COUNTY)


def at_home() -> Child:
    child = opened()
    child.recognise(act(POLICY), case=CASE, owner=VILLAGE, guardian=person("aunt"))
    return child


def in_custody(**facts: Any) -> Child:
    child = opened()
    child.receive(act(POLICY), case=CASE, owner=COUNTY, facts={**KNOWN, **facts})
    return child


def long_term(**facts: Any) -> Child:
    child = in_custody(**facts)
    child.decide_long_term(act(POLICY), grounds=["parents_not_found"], institution=HOUSE)
    return child


def running(child: Child) -> set[str]:
    return {name for name, clock in child.clocks.items() if clock.runs}


def awaited(child: Child) -> set[str]:
    return {row["step"] for row in child.pending_events[-1].waits}


def test_a_child_has_one_file_whatever_leads_to_it():
    assert opened().id == Child.id_of(BATU) == opened().id
    child = at_home()
    child.receive(act(POLICY), case=UUID(int=8), owner=COUNTY, facts=KNOWN)
    assert child.cases == (CASE, UUID(int=8))
    assert child.owner == COUNTY
    assert child.parties == {BATU}


def test_in_temporary_custody_nothing_has_to_follow_yet():
    assert running(in_custody()) == set()
    assert awaited(in_custody()) == set()


def test_thirty_days_after_the_long_term_decision_five_things_have_followed():
    child = long_term()
    assert running(child) == {"hukou", "disability", "insurance", "allowance", "system"}
    assert {child.clocks[name].due for name in running(child)} == {date(2026, 4, 2)}
    assert awaited(child) == {
        "apply_for_hukou",
        "rate_disability",
        "insure",
        "grant_allowance",
        "enter_system",
    }


def test_who_has_a_hukou_needs_none():
    child = long_term(has_hukou=True)
    assert "hukou" not in running(child)
    assert "apply_for_hukou" not in awaited(child)


def test_at_home_three_things_follow_and_are_not_asked_for_again():
    child = at_home()
    assert running(child) == {"insurance", "allowance", "system"}
    child.insure(act(), number="Y1")
    child.receive(act(POLICY), case=UUID(int=8), owner=COUNTY, facts=KNOWN)
    child.decide_long_term(act(POLICY), grounds=["guardians_dead"], institution=HOUSE)
    assert "insurance" not in running(child)
    assert {"hukou", "disability"} <= running(child)


def test_each_is_done_and_nothing_is_waited_for_any_more():
    child = long_term()
    child.apply_for_hukou(act())
    assert "hukou" not in running(child)
    child.register_hukou(act(), division=str(VILLAGE))
    child.rate_disability(act(NURSE), level=2, kind_of_disability="visual")
    child.insure(act(NURSE), number="Y1")
    child.grant_allowance(act(), number="B1")
    child.enter_system(act(), number="X1")
    assert child.has_hukou
    assert (running(child), awaited(child)) == (set(), set())


def test_no_hukou_is_registered_that_was_not_applied_for():
    with pytest.raises(OutOfOrder, match="apply_for_hukou"):
        long_term().register_hukou(act(), division=str(VILLAGE))


@pytest.mark.parametrize(("level", "kind"), [(0, ""), (1, "limb"), (4, "mental")])
def test_a_rating_is_a_level_of_a_kind_or_none(level, kind):
    long_term().rate_disability(act(), level=level, kind_of_disability=kind)


@pytest.mark.parametrize(("level", "kind"), [(0, "limb"), (1, ""), (5, "limb"), (2, "sad")])
def test_and_nothing_else(level, kind):
    with pytest.raises(Malformed):
        long_term().rate_disability(act(), level=level, kind_of_disability=kind)


def test_out_of_hospital_it_is_in_the_same_care_as_before():
    for child, care in ((in_custody(), "in_custody"), (long_term(), "long_term")):
        child.hospitalise(act(NURSE), hospital="旗医院")
        assert child.stage == "treating"
        child.discharge(act(NURSE))
        assert child.stage == care


def test_a_foundling_is_not_adopted_before_sixty_days_of_notice():
    child = long_term()
    with pytest.raises(OutOfOrder, match="close_adoption_notice"):
        child.adopt(act(HEAD), certificate="S1")
    child.post_adoption_notice(act(), medium="newspaper", number="2026-1")
    clock = child.clocks["adoption_notice"]
    assert (clock.length, clock.due) == (60, date(2026, 5, 6))
    child.catch_up(act(day=clock.due))
    assert running(child) >= {"adoption_notice"}
    child.catch_up(act(day=clock.due + timedelta(days=9)))
    assert child.done["close_adoption_notice"] == clock.due
    child.adopt(act(HEAD, clock.due + timedelta(days=9)), certificate="S1")
    assert (child.stage, child.outcome, running(child)) == ("closed", "adopted", set())


def test_sixty_days_that_end_on_a_holiday_end_after_it():
    child = long_term()
    child.post_adoption_notice(act(), medium="newspaper", number="2026-1")
    end = DAY + timedelta(days=60)
    assert child.clocks["adoption_notice"].due == notices().working_from(end)


def test_whoever_posted_the_notice_does_not_decide_on_the_adoption():
    child = long_term()
    child.post_adoption_notice(act(), medium="newspaper", number="2026-1")
    child.catch_up(act(day=date(2026, 6, 1)))
    with pytest.raises(Conflicted):
        child.adopt(
            act(Actor(CLERK.who, Role.APPROVER, COUNTY), date(2026, 6, 1)), certificate="S"
        )


def test_parents_who_come_forward_stop_the_notice_and_another_is_needed():
    child = long_term()
    child.post_adoption_notice(act(), medium="newspaper", number="2026-1")
    with pytest.raises(AlreadyDone):
        child.post_adoption_notice(act(), medium="newspaper", number="2026-2")
    child.answer_notice(act(day=date(2026, 3, 20)), account="自称生母")
    child.catch_up(act(day=date(2026, 6, 1)))
    with pytest.raises(OutOfOrder):
        child.adopt(act(HEAD, date(2026, 6, 1)), certificate="S1")
    child.post_adoption_notice(act(day=date(2026, 6, 1)), medium="newspaper", number="2026-2")
    assert child.clocks["adoption_notice"].since == date(2026, 6, 1)


def test_no_notice_is_needed_for_a_child_whose_parents_are_known():
    child = long_term(identity_known=True)
    child.adopt(act(HEAD), certificate="S1")
    assert child.outcome == "adopted"


@pytest.mark.parametrize("family", ["foster", "relative"])
def test_a_child_lives_in_a_family_and_comes_back(family):
    child = long_term()
    with pytest.raises(TooEarly):
        child.take_back(act())
    child.place(act(HEAD), kind_of_family=family, carer=person("carer"))
    assert (child.stage, child.outcome) == ("long_term", f"{family}_care")
    child.take_back(act())
    assert child.outcome == "admitted_long_term"
    with pytest.raises(Malformed):
        child.place(act(HEAD), kind_of_family="friends", carer=person("carer"))


def test_who_went_home_may_come_again():
    child = long_term()
    child.return_to_guardian(act(HEAD), guardian=person("aunt"), assessment="P1")
    assert (child.stage, child.outcome, running(child)) == (
        "left",
        "returned_to_guardian",
        set(),
    )
    child.receive(act(POLICY), case=UUID(int=9), owner=COUNTY, facts=KNOWN)
    assert child.stage == "in_custody"


@pytest.mark.parametrize("ground", ENDINGS)
def test_a_file_ends_on_a_ground_that_is_known(ground):
    child = at_home()
    with pytest.raises(NoLawfulGround):
        child.close(act(HEAD), ground="mood")
    child.close(act(HEAD), ground=ground)
    assert (child.stage, child.outcome, running(child)) == ("closed", ground, set())
    with pytest.raises(WrongStage):
        child.insure(act(), number="Y1")


def test_nobody_outside_the_line_does_anything():
    child = long_term()
    for role in (Role.VERIFIER, Role.WINDOW, Role.APPROVER, Role.PROVIDER):
        for place in (Division("150422"), TOWNSHIP, Division("1505")):
            stranger = Actor(person("stranger"), role, place)
            assert child.open_commands(stranger, DAY) == []
    with pytest.raises(NotInArea):
        child.insure(act(Actor(person("x"), Role.VERIFIER, Division("150422"))), number="Y1")
    with pytest.raises(NotYours):
        child.insure(act(HEAD), number="Y1")
    with pytest.raises(NotYours):
        child.place(act(), kind_of_family="foster", carer=person("carer"))


def test_the_line_of_a_child_at_home_reaches_down_to_its_township():
    clerk = Actor(person("t"), Role.WINDOW, TOWNSHIP)
    assert "insure" in at_home().open_commands(clerk, DAY)
