"""Persons (个人信息): one's own details, and what an office corrects of somebody's.

Officers have no page of a person: what they correct is answered without an address.
"""

from __future__ import annotations

from typing import Any

from flask import Response

from application.people import Identity
from domain.office import Role
from interface.http.answering import done
from interface.http.resource import Resource
from interface.http.schemas import persons as shapes
from interface.http.schemas.answers import Done
from interface.http.services import caller, order, services

persons = Resource("persons", "/persons", "个人信息 / personal details")
OWN = "/persons/me"
PERSON = frozenset({Role.APPLICANT})
WINDOW = frozenset({Role.WINDOW})
VERIFIER = frozenset({Role.VERIFIER})


@persons.reads("/me", who=PERSON, answers=shapes.OwnDetails)
def show_own() -> dict[str, Any]:
    """What is on file of oneself"""
    person = services().personal_details.own(caller())
    return {
        "id": person.id,
        "name": person.name,
        "identity_number": person.number,
        "phone": person.phone,
        "born": person.born,
        "sex": person.sex,
    }


@persons.takes("/me/phone", who=PERSON, form=shapes.OwnPhone(), answers=Done)
def change_own_phone(body: dict[str, Any]) -> Response:
    """A new telephone number of one's own"""
    return done(services().personal_details.change_own_phone(order(), **body), OWN)


@persons.takes("/names", who=WINDOW, form=shapes.Renaming(), answers=Done)
def rename(body: dict[str, Any]) -> dict[str, Any]:
    """A new name, seen on the card, of somebody on file"""
    identity = Identity(body["name"], body["identity_number"])
    renamed = services().personal_details.rename(
        order(), identity, name=body["new_name"], reason=body["reason"]
    )
    return renamed._asdict()


@persons.takes("/phones", who=WINDOW, form=shapes.NewPhone(), answers=Done)
def change_phone(body: dict[str, Any]) -> dict[str, Any]:
    """A new telephone number of somebody on file, as they said at the window"""
    identity = Identity(body["name"], body["identity_number"])
    changed = services().personal_details.change_phone(order(), identity, phone=body["phone"])
    return changed._asdict()


@persons.takes("/deaths/withdrawals", who=VERIFIER, form=shapes.Alive(), answers=Done)
def withdraw_death(body: dict[str, Any]) -> dict[str, Any]:
    """Somebody who is held dead was seen alive"""
    identity = Identity(body["name"], body["identity_number"])
    withdrawn = services().personal_details.withdraw_death(
        order(), identity, reason=body["reason"]
    )
    return withdrawn._asdict()
