"""A birth in a form agrees with the number of the person, where there is one."""

from __future__ import annotations

from datetime import date

import pytest

from application.births import check_deaths
from application.casework import Casework
from application.orders import Done, Order
from application.people import Identity
from domain.errors import Malformed
from domain.office import Role
from tests.application.access.conftest import Office
from tests.domain.access.hands import ALATAN, BATU, TOWNSHIP, actor

WINDOW = actor(Role.WINDOW)
HEAD, SPOUSE = Identity(*ALATAN), Identity(*BATU)
BORN = date(1957, 1, 15)


@pytest.mark.parametrize("born", [date.min, date(1979, 1, 15), date(1957, 1, 16)])
def test_another_birth_than_that_of_the_number_is_refused_where_it_stands(
    office: Office, born: date
) -> None:
    with pytest.raises(Malformed) as told:
        office.household(WINDOW, HEAD, SPOUSE, born)

    assert told.value.details == ["form", "members.1.born"]


def test_the_birth_of_the_number_is_right_and_without_a_number_any_is(office: Office) -> None:
    office.household(WINDOW, HEAD, SPOUSE, BORN)
    office.household(WINDOW, Identity("乌兰", "15042119800101001X"), Identity("娃"), BORN)


def rows(spouse: Identity | str, born: date) -> list[dict[str, object]]:
    place = {"hukou": TOWNSHIP.code, "lives": TOWNSHIP.code, "income": {}}
    head = {"person": HEAD, "relation": "self", "born": date(1990, 3, 7), **place}
    return [head, {"person": spouse, "relation": "spouse", "born": born, **place}]


def test_a_change_of_the_form_is_held_against_the_number_too(
    office: Office, casework: Casework
) -> None:
    applicant = office.applicant()
    filed = office.household(WINDOW, HEAD, SPOUSE, BORN)
    case = casework.case(filed.id)
    known = case.form.members[1]["person"]
    asked = casework.change(filed.id, 1, Order(WINDOW), "request_correction", {})

    for spouse in (SPOUSE, known):
        supplied = {"changes": {"members": rows(spouse, date(1979, 1, 1))}}
        with pytest.raises(Malformed, match=r"members\.1\.born"):
            casework.change(filed.id, asked.version, Order(applicant), "supply", supplied)
    right = {"changes": {"members": rows(known, BORN)}}
    casework.change(filed.id, asked.version, Order(applicant), "supply", right)


def alone(born: date) -> dict[str, object]:
    """The form of somebody with nobody, which says of the applicant alone when that was."""
    return {
        "area": "rural",
        "hukou": TOWNSHIP.code,
        "born": born,
        "incapable": False,
        "disabilities": [],
        "standing": [],
        "income": {},
        "owns": {},
        "supporters": [],
        "related_to_staff": False,
        "support_form": "dispersed",
    }


def test_so_is_the_birth_of_the_applicant_when_it_is_filed_and_when_it_is_put_right(
    casework: Casework,
) -> None:
    def filed(born: date) -> Done:
        place, form = TOWNSHIP.code, alone(born)
        return casework.submit(
            "tekun", Order(WINDOW), applicant=SPOUSE, owner=place, papers=[], form=form
        )

    with pytest.raises(Malformed) as told:
        filed(date(1950, 1, 15))
    assert told.value.details == ["form", "born"]
    right = filed(BORN)
    asked = casework.change(right.id, 1, Order(WINDOW), "request_correction", {})
    wrong = {"changes": {"born": date(1950, 1, 15)}}
    with pytest.raises(Malformed, match="born"):
        casework.change(right.id, asked.version, Order(WINDOW), "supply", wrong)
    casework.change(
        right.id, asked.version, Order(WINDOW), "supply", {"changes": {"born": BORN}}
    )


BEFORE = {"died_on": date(1957, 1, 14)}


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"deceased": SPOUSE, **BEFORE}, "died_on"),
        ({"applicant": SPOUSE, "changes": BEFORE}, "died_on"),
        ({"applicant": HEAD, "person": SPOUSE, "answer": BEFORE}, "answer.died_on"),
        ({"applicant": SPOUSE, "findings": [{"answer": BEFORE}]}, "findings.0.answer.died_on"),
    ],
)
def test_nobody_dies_before_the_birth_of_the_number(casework: Casework, facts, path) -> None:
    act = casework.act(WINDOW)
    with pytest.raises(Malformed) as told:
        check_deaths(casework.people, act, facts)
    assert told.value.details == ["died_on", path]
    check_deaths(
        casework.people, act, {"applicant": HEAD, "findings": "属实", "answer": "agreed"}
    )
