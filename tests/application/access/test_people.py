"""A number finds exactly one person."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from eventsourcing.persistence import IntegrityError
from sqlalchemy import Engine, text

from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.people import Identity, People
from application.refusals import NameDiffers
from domain.errors import Malformed
from domain.office import Role
from domain.person import Person
from tests.application.access.conftest import MASTER
from tests.domain.access.hands import ALATAN, BATU, act

WINDOW = act(Role.WINDOW)


def test_a_household_is_entered_together_and_found_again(
    casework: Casework, people: People
) -> None:
    household = [Identity(*ALATAN, phone="13800000000"), Identity(*BATU)]

    first = people.find_or_register(WINDOW, household)
    casework.save(*first.new)
    again = people.find_or_register(WINDOW, reversed(household))

    assert len(first.new) == 4  # two people, and the claim of each number
    assert again.ids == first.ids[::-1]
    assert again.new == []


def test_a_number_named_twice_in_one_form_is_one_person(people: People) -> None:
    found = people.find_or_register(WINDOW, [Identity(*BATU), Identity(*BATU)])

    assert found.ids[0] == found.ids[1]
    assert len(found.new) == 2


def test_a_lower_case_x_and_another_dot_make_no_other_person(
    casework: Casework, people: People
) -> None:
    dotted = Identity("迪丽·娜尔", "11010519491231002X")
    casework.save(*people.find_or_register(WINDOW, [dotted]).new)

    found = people.find_or_register(WINDOW, [Identity(" 迪丽 • 娜尔", "11010519491231002x")])

    assert found.new == []


def test_children_without_a_number_are_each_their_own(
    casework: Casework, people: People
) -> None:
    found = people.find_or_register(WINDOW, [Identity("小宝"), Identity("小宝")])
    casework.save(*found.new)

    assert found.ids[0] != found.ids[1]


def test_a_number_under_another_name_is_refused_without_the_name(
    casework: Casework, people: People
) -> None:
    casework.save(*people.find_or_register(WINDOW, [Identity(*BATU)]).new)

    with pytest.raises(NameDiffers) as refused:
        people.find_or_register(WINDOW, [Identity("巴特尔", BATU[1])])

    assert "巴图" not in str(refused.value)


def test_after_a_renaming_the_new_name_is_the_name(casework: Casework, people: People) -> None:
    casework.save(*people.find_or_register(WINDOW, [Identity(*BATU)]).new)
    batu = people.find(WINDOW, BATU[1])
    assert batu

    people.rename(WINDOW, batu, name="巴特尔", reason="身份证更名")
    casework.save(batu)

    assert people.find_or_register(WINDOW, [Identity("巴特尔", BATU[1])]).new == []


def test_a_number_that_fails_its_check_is_malformed(people: People) -> None:
    with pytest.raises(Malformed):
        people.find_or_register(WINDOW, [Identity("巴图", "152923195701151023")])


def test_two_windows_that_enter_one_number_at_once_make_one_person(
    casework: Casework, people: People, engine: Engine
) -> None:
    barrier = Barrier(8)

    def enter(_: int) -> str:
        found = people.find_or_register(WINDOW, [Identity(*BATU)])
        barrier.wait()
        try:
            casework.save(*found.new)
        except IntegrityError:
            found = people.find_or_register(WINDOW, [Identity(*BATU)])
            casework.save(*found.new)
        return found.ids[0]

    with ThreadPoolExecutor(8) as windows:
        ids = set(windows.map(enter, range(8)))

    assert len(ids) == 1
    with engine.connect() as connection:
        topics = connection.scalars(text("SELECT topic FROM events ORDER BY position")).all()
    assert topics == ["person.Registered", "person_claim.Claimed"]


def test_nothing_about_a_person_lies_in_the_log_in_clear(
    casework: Casework, people: People, engine: Engine
) -> None:
    casework.save(*people.find_or_register(WINDOW, [Identity(*BATU, phone="13812345678")]).new)

    with engine.connect() as connection:
        states = connection.scalars(text("SELECT state FROM events")).all()
    everything = b"".join(bytes(state) for state in states)

    for clear in (BATU[0], BATU[1], "13812345678", "1957", "female"):
        assert clear.encode() not in everything
    assert people.hashes.name(BATU[0]).encode() not in everything


def test_who_was_erased_is_entered_anew_and_the_old_id_says_nothing(
    casework: Casework, people: People, engine: Engine
) -> None:
    first = people.find_or_register(WINDOW, [Identity(*BATU)])
    casework.save(*first.new)
    keys = casework.keys
    assert isinstance(keys, PersonalKeys)
    keys.destroy(first.ids[0])

    assert people.find(WINDOW, BATU[1]) is None
    again = people.find_or_register(WINDOW, [Identity(*BATU)])
    casework.save(*again.new)

    assert again.ids != first.ids
    assert people.find_or_register(WINDOW, [Identity(*BATU)]).ids == again.ids
    old = people.person(first.ids[0])
    assert isinstance(old, Person)
    assert old.erased


def test_another_master_key_finds_nobody(casework: Casework, people: People) -> None:
    casework.save(*people.find_or_register(WINDOW, [Identity(*BATU)]).new)
    stranger = People(people.streams, type(people.hashes)(MASTER[::-1]))

    assert stranger.find(WINDOW, BATU[1]) is None
