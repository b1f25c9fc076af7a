"""A death recorded anywhere reaches every benefit in the same round of the worker."""

from __future__ import annotations

from collections.abc import Iterable
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
from domain.person import Person
from domain.recipient import Recipient
from tests.application.policies.office import COUNTY, DAY, MASTER, act, approved
from tests.builders import Course
from tests.cast import SARNAI, applicant
from tests.lives import COUNTY as MACHINES

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


def test_without_the_policy_nothing_is_reached(office, monkeypatch):
    granted(office, THREE)
    monkeypatch.delitem(POLICIES, NAME)
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
