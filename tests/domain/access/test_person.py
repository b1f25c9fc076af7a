"""A person's name, number and contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Malformed, NotYours
from domain.names import name_read
from domain.office import Actor, Role
from domain.people import ResidentId
from domain.person import Person
from tests.domain.access.hands import BATU, TODAY, act

WINDOW = act(Role.WINDOW)


def batu() -> Person:
    number = ResidentId.read(BATU[1], TODAY)
    person = Person.register(
        WINDOW, name=BATU[0], name_key="k1", number=number, number_key="k2", phone="1"
    )
    person.collect_events()
    return person


def test_birth_and_sex_are_read_from_the_number() -> None:
    assert (batu().born, batu().sex) == (date(1957, 1, 15), "female")


def test_a_child_without_a_number_has_neither() -> None:
    child = Person.register(WINDOW, name="小宝", name_key="k")

    assert (child.number, child.born, child.sex) == ("", None, "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  巴图 ", "巴图"),
        ("迪丽 ・ 娜尔", "迪丽·娜尔"),
        ("Jean  Paul", "Jean Paul"),
        ("e\u0301lise", "\u00e9lise"),
        ("ᠪᠠᠲᠤ", "ᠪᠠᠲᠤ"),
        ("李〇", "李〇"),
    ],
)
def test_a_name_is_kept_as_it_is_compared(typed: str, kept: str) -> None:
    assert name_read(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", " ", "·", "巴图1", "a\nb", "a\x00b", "\u202eb", "长" * 61]
)
def test_what_no_name_has_is_malformed(typed: str) -> None:
    with pytest.raises(Malformed):
        name_read(typed)


@given(st.text(max_size=80))
def test_reading_a_name_again_changes_nothing(typed: str) -> None:
    try:
        once = name_read(typed)
    except Malformed:
        return
    assert name_read(once) == once


@pytest.mark.parametrize(
    ("last", "right"),
    [
        ("151022", True),
        ("51022", False),
        ("0151022", False),
        ("151023", False),
        ("", False),
        ("１５１０２２", False),
    ],
)
def test_the_last_six_characters_are_all_or_nothing(last: str, right: bool) -> None:
    assert batu().ends_with(last) is right


def test_a_small_x_at_the_end_is_the_same() -> None:
    number = ResidentId.read("11010519491231002x", TODAY)
    person = Person.register(WINDOW, name="张三", name_key="", number=number, number_key="k")

    assert person.ends_with("31002x")


def test_who_has_no_number_is_found_by_no_ending() -> None:
    assert not Person.register(WINDOW, name="小宝", name_key="k").ends_with("")


def test_only_a_window_clerk_renames() -> None:
    person = batu()

    with pytest.raises(NotYours):
        person.rename(act(Role.APPLICANT), name="巴特尔", name_key="k3", reason="更名")
    person.rename(WINDOW, name="巴特尔", name_key="k3", reason="更名")

    assert (person.name, person.name_key) == ("巴特尔", "k3")


def test_a_person_changes_the_own_telephone_number_and_nobody_elses() -> None:
    person = batu()
    own = replace(WINDOW, by=Actor(str(person.id), Role.APPLICANT, WINDOW.by.division))

    person.change_contact(own, phone="2")
    with pytest.raises(NotYours):
        person.change_contact(act(Role.APPLICANT, name="neighbour"), phone="3")
    person.change_contact(own, phone="2")

    assert person.phone == "2"
    assert len(person.pending_events) == 1


DAY_OF_DEATH = date(2026, 11, 20)
MACHINE = act(Role.MACHINE)


def test_a_death_is_told_once_and_a_second_report_changes_nothing() -> None:
    person = batu()

    person.record_death(MACHINE, died_on=DAY_OF_DEATH, source="death_register")
    person.record_death(MACHINE, died_on=DAY_OF_DEATH, source="funeral_relief")
    person.record_death(MACHINE, died_on=date(2026, 11, 21), source="eco_burial")

    (died,) = person.collect_events()
    assert (died.person, died.died_on, died.source) == (
        str(person.id),
        DAY_OF_DEATH,
        "death_register",
    )
    assert person.died_on == DAY_OF_DEATH


def test_the_day_on_which_a_file_was_closed_gives_way_to_the_day_itself() -> None:
    person = batu()
    person.record_death(MACHINE, died_on=DAY_OF_DEATH, source="closed")

    for day, source in (
        (date(2026, 11, 1), "closed"),
        (date(2026, 11, 1), "known_before"),
        (date(2026, 11, 22), "death_register"),
        (date(2026, 11, 2), "death_register"),
        (date(2026, 11, 1), "eco_burial"),
    ):
        person.record_death(MACHINE, died_on=day, source=source)

    died, dated = person.collect_events()
    assert isinstance(dated, Person.DeathDated)
    assert (died.died_on, dated.died_on, dated.source) == (
        DAY_OF_DEATH,
        date(2026, 11, 2),
        "death_register",
    )
    assert person.died_on == date(2026, 11, 2)


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(1957, 1, 14)])
def test_nobody_dies_in_the_future_or_before_the_birth(day: date) -> None:
    person = batu()

    with pytest.raises(Malformed):
        person.record_death(MACHINE, died_on=day, source="death_register")
    assert not person.pending_events


@pytest.mark.parametrize("role", [Role.WINDOW, Role.APPLICANT, Role.ADMIN])
def test_nobody_declares_a_person_dead_by_hand(role: Role) -> None:
    with pytest.raises(NotYours):
        batu().record_death(act(role), died_on=DAY_OF_DEATH, source="hearsay")
