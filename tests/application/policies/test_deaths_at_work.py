"""A death recorded anywhere reaches every benefit in the same round of the worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError
from sqlalchemy import Engine

from application.boards import BOARDS
from application.boards.follower import Follower
from application.boards.pages import benefits as pages
from application.boards.runner import Runner
from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.orders import Order
from application.policies import POLICIES
from application.policies.worker import of_the_office
from domain.benefit import Benefit
from domain.office import Actor, Role
from domain.open_application import OpenApplication
from domain.person import Person
from domain.recipient import Recipient
from tests.application.policies.office import COUNTY, DAY, MASTER, act, approved, at, submitted
from tests.builders import Course
from tests.cast import SARNAI, applicant
from tests.lives import COUNTY as MACHINES
from tests.lives import SPOUSE, Life, actor

WHO = applicant().who
DIED = date(2026, 3, 2)
NAME = "death_reaches_benefits"


class Office:
    """The files with the worker's loops, each taken once and in their order."""

    def __init__(self, casework: Casework, boards: Runner) -> None:
        self.casework, self.boards = casework, boards
        person = Person.register(
            act("window", Role.WINDOW), name="乌兰", name_key="k", person=UUID(WHO)
        )
        casework.save(person)

    def round(self) -> None:
        for loop in of_the_office(self.casework, self.boards).loops:
            loop.step()

    def dies(self, died_on: date = DIED) -> None:
        person = self.casework.streams.get(Person, UUID(WHO))
        assert person is not None
        person.record_death(act("policy:x", Role.MACHINE), died_on=died_on, source="register")
        self.casework.save(person)

    @property
    def known(self) -> Recipient:
        found = self.casework.streams.get(Recipient, Recipient.id_of(WHO))
        assert found is not None
        return found

    @property
    def benefits(self) -> dict[str, Benefit]:
        ids = self.known.benefits
        found = self.casework.streams.load(Benefit, ids).values()
        return {benefit.entitlement: benefit for benefit in found}


@pytest.fixture
def office(casework: Casework, boards_engine: Engine) -> Office:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    return Office(casework, Runner(boards_engine, follower, BOARDS.values()))


def granted(office: Office, codes: Iterable[tuple[str, str]]) -> None:
    """Approved for the same applicant: the worker opens what they grant."""
    for code, procedure in codes:
        office.casework.save(Course(code, procedure, on=DAY).to("approve").case)
    office.round()


THREE = (("dibao", "2022/county"), ("pwd_subsidy", "2016/home"), ("rigid_exp", "2025/county"))


def test_a_death_reaches_benefits_of_three_types_in_one_round(office):
    granted(office, THREE)
    before = office.benefits
    assert {b.stage for b in before.values()} == {"granted"}
    assert len({b.case for b in before.values()}) == 3

    office.dies()
    office.round()

    after = office.benefits
    assert set(after) == set(before)
    for name, benefit in after.items():
        alone = benefit.persons == (WHO,)
        assert benefit.dead == {WHO}
        assert (benefit.stage == "ended") is alone, name
        assert (benefit.checking == "member_died") is not alone
    assert {"pwd.living", "pwd.care"} <= {n for n, b in after.items() if b.stage == "ended"}
    assert after["dibao"].clocks["after_death"].due == date(2026, 6, 2)


def test_a_funeral_that_is_settled_reaches_them_in_the_same_round(office):
    granted(office, THREE)
    who = {"deceased": WHO, "applicant": SARNAI, "died_on": DIED}
    course = Course("funeral_relief", "2026/settlement", on=DAY, **who)
    office.casework.save(course.to("settle").case)
    office.round()
    assert all(benefit.dead == {WHO} for benefit in office.benefits.values())
    assert office.benefits["pwd.care"].ended_for == "death"


CLOSED, BEFORE = date(2026, 7, 6), date(2026, 5, 9)


def register_knows(office: Office, died_on: date, closed_on: date = CLOSED) -> None:
    """A file is closed for the death of its applicant; another's register knows the day."""
    office.casework.now = lambda: at(date(2026, 8, 1))
    closed = Course("rigid_exp", "2025/county", on=closed_on).do("close", ground="death")
    office.casework.save(closed.case)
    office.round()
    assert all(WHO in benefit.dead for benefit in office.benefits.values())
    told = Course("pwd_subsidy", "2016/home", on=closed_on).to("accept")
    office.casework.save(told.answered("death", died_on=died_on).case)
    office.round()


def test_the_day_of_a_death_reaches_what_ended_on_the_day_a_file_was_closed(office):
    granted(office, THREE[:2])
    register_knows(office, BEFORE)
    care, dibao = office.benefits["pwd.care"], office.benefits["dibao"]
    due = [care.amount_in(date(2026, month, 1)) > 0 for month in (5, 6, 7)]
    assert (care.stage, due) == ("ended", [True, False, False])
    assert office.known.death == BEFORE
    assert dibao.stage == "granted"
    versions = {b.version for b in office.benefits.values()}
    office.round()
    assert {b.version for b in office.benefits.values()} == versions


def test_of_a_household_that_died_out_the_last_death_ends_it(office):
    life = Life(persons=(WHO, SPOUSE), person=WHO)
    life.on(CLOSED).do("note_death", person=SPOUSE, died_on=BEFORE, source="x")
    now = life.act(actor(Role.MACHINE)).at
    for person in (WHO, SPOUSE):
        known = Recipient.first(person, now)
        known.entitle(life.benefit.id, now)
        if person == SPOUSE:
            known.note_death(BEFORE, now)
        office.casework.save(known)
    office.casework.save(life.benefit)
    register_knows(office, DIED)
    dibao = office.benefits["dibao"]
    assert [dibao.amount_in(date(2026, month, 1)) for month in (5, 6)] == [1200, 0]


def test_without_the_policy_nothing_is_reached(office, monkeypatch):
    granted(office, THREE)
    deaf = replace(POLICIES[NAME], hears=())  # in its place: the order of the others counts
    monkeypatch.setitem(POLICIES, NAME, deaf)
    office.dies()
    office.round()
    assert {b.stage for b in office.benefits.values()} == {"granted"}
    assert not any(b.dead or b.checking for b in office.benefits.values())


def test_the_wall_shows_it_and_a_second_round_finds_nothing_more_to_do(office, engine):
    granted(office, THREE[1:2])
    office.dies()
    office.round()
    versions = {id_: b.version for id_, b in office.benefits.items()}
    office.round()
    office.boards.catch_up()
    with engine.connect() as tx:
        rows = pages.of_ids(tx, office.known.benefits, COUNTY)
        elsewhere = pages.of_ids(tx, office.known.benefits, "150422")
    assert {(r.stage, r.ground, r.until) for r in rows} == {
        ("ended", "death", date(2026, 4, 1))
    }
    assert elsewhere == []
    assert {id_: b.version for id_, b in office.benefits.items()} == versions


def test_what_is_granted_to_somebody_who_has_died_is_never_due(office):
    office.dies(date(2026, 2, 1))
    office.round()
    granted(office, THREE[1:2])
    assert {b.stage for b in office.benefits.values()} == {"ended"}
    for benefit in office.benefits.values():
        assert not any(amount for _, amount in benefit.months(date(2026, 1, 1), DAY))


def test_whoever_opens_a_benefit_and_whoever_tells_of_a_death_cannot_miss_each_other(office):
    office.casework.save(Recipient.first(WHO, act("x", Role.MACHINE).at))
    one, other = office.known, office.known
    one.entitle(UUID(int=5), one.modified_on)
    other.note_death(DIED, other.modified_on)
    office.casework.save(one)
    with pytest.raises(IntegrityError):
        office.casework.save(other)


def test_a_register_that_tells_it_to_one_benefit_tells_all(office):
    granted(office, THREE)
    register = Actor("register", Role.MACHINE, MACHINES)
    facts: dict[str, Any] = {"findings": [{"dataset": "death", "answer": {"died_on": DIED}}]}
    care = office.benefits["pwd.care"]
    office.casework.change(care.id, care.version, Order(register), "match_data", facts)
    office.round()
    assert {n for n, b in office.benefits.items() if not b.dead} == set()
    person = office.casework.streams.get(Person, UUID(WHO))
    assert person is not None
    assert (person.died_on, office.benefits["pwd.living"].stage) == (DIED, "ended")


def test_an_approval_of_somebody_else_is_not_touched(office):
    other = approved()
    office.casework.save(other)
    office.round()
    office.dies()
    office.round()
    found = office.casework.of_kind(Benefit, Benefit.id_of(other.id, other.version, "pwd.care"))
    assert found.stage == "granted"


def test_whoever_dies_has_applied_for_nothing_any_more(office):
    waiting = Course("pwd_subsidy", "2016/home", on=DAY).to("accept").case
    returned = Course("dibao", "2022/county", on=DAY)
    returned = returned.do("request_correction", flawed=["application"]).case
    other = submitted()
    about_another = Course(
        "funeral_relief", "2026/settlement", on=DAY, deceased=SARNAI, died_on=DIED
    ).case
    for case in (waiting, returned, other, about_another):
        office.casework.save(case, *claims_of(case))
    office.dies()
    office.round()

    now = [office.casework.case(case.id) for case in (waiting, returned, other, about_another)]
    assert [case.stage for case in now] == ["closed", "closed", "submitted", "submitted"]
    office.round()
    assert [office.casework.case(case.id).version for case in now] == [c.version for c in now]
    claim = office.casework.streams.get(
        OpenApplication, OpenApplication.id_of("pwd_subsidy", WHO)
    )
    assert claim.holder is None


def claims_of(case: Any) -> list[OpenApplication]:
    now = case.modified_on
    return [
        OpenApplication.first(case.code, person, case.id, now) for person in case.exclusive_for
    ]


def seen_alive(office: Office) -> None:
    person = office.casework.streams.get(Person, UUID(WHO))
    assert person is not None
    person.withdraw_death(act("verifier", Role.VERIFIER), reason="本人到场")
    office.casework.save(person)


def agree(office: Office, benefit: Benefit) -> None:
    by = office.casework.act(Actor("approver", Role.APPROVER, benefit.organ))
    benefit.verbs["decide_change"](benefit, by, agreed=True, reason="本人到场")
    office.casework.save(benefit)


def test_a_death_that_was_none_is_taken_back_from_every_benefit_in_one_round(office):
    granted(office, THREE)
    office.dies()
    office.round()
    seen_alive(office)
    office.round()
    for benefit in office.benefits.values():
        assert benefit.dead == frozenset()
        if benefit.stage == "ended":
            assert benefit.proposal.verb == "reinstate"
            agree(office, benefit)
    assert {benefit.stage for benefit in office.benefits.values()} == {"granted"}
    assert office.known.death is None


def test_a_death_that_is_withdrawn_before_the_worker_comes_reaches_nothing(office):
    granted(office, THREE)
    office.dies()
    seen_alive(office)
    office.round()
    for benefit in office.benefits.values():
        assert (benefit.stage, benefit.proposal) == ("granted", None)


@pytest.mark.parametrize("off", [None, "death_was_wrong", "life_reaches_benefits"])
def test_whoever_was_held_dead_by_mistake_can_be_granted_support_again(
    office, monkeypatch, off
):
    """Without either policy, what is granted next ends on the day it begins."""
    if off:
        monkeypatch.delitem(POLICIES, off)
    granted(office, THREE[1:2])
    office.dies()
    office.round()
    care = office.benefits["pwd.care"]
    by = office.casework.act(Actor("approver", Role.APPROVER, care.organ))
    back = {"from_month": care.since, "ground": "not_dead"}
    care.verbs["reinstate"](care, by, **back)
    office.casework.save(care)
    office.round()
    granted(office, THREE[2:])
    new = office.benefits["rigid_exp"]
    assert (WHO in new.dead) is (off is not None)


def test_somebody_who_was_held_dead_by_mistake_dies_in_the_end(office):
    granted(office, THREE[:2])
    office.dies()
    office.round()
    seen_alive(office)
    office.round()
    office.dies(DAY)
    office.round()
    assert office.known.death == DAY
    assert all(benefit.dead == {WHO} for benefit in office.benefits.values())


@pytest.mark.parametrize("off", [None, "death_meets_reinstatement"])
def test_who_died_while_support_had_ended_is_not_paid_when_it_goes_on(office, monkeypatch, off):
    if off:
        monkeypatch.delitem(POLICIES, off)
    granted(office, THREE[1:2])
    for benefit in office.benefits.values():
        end(office, benefit)
    office.dies()
    office.round()
    care = office.benefits["pwd.care"]
    assert care.dead == frozenset()
    by = office.casework.act(Actor("approver", Role.APPROVER, care.organ))
    care.verbs["reinstate"](care, by, from_month=care.since, ground="annulled")
    office.casework.save(care)
    office.round()
    assert (office.benefits["pwd.care"].stage == "ended") is (off is None)


def end(office: Office, benefit: Benefit) -> None:
    by = office.casework.act(Actor("approver", Role.APPROVER, benefit.organ))
    benefit.verbs["end"](benefit, by, from_month=benefit.since, ground="moved_away")
    office.casework.save(benefit)
