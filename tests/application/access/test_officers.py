"""Officers in service: appointed, called, revoked."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from application.orders import Order
from application.refusals import SignInRefused, UnknownOfficer
from domain.errors import AlreadyDone, NotInArea
from domain.office import Role
from tests.application.access.conftest import ADMIN, YEAR, Office
from tests.domain.access.hands import (
    BATU,
    COUNTY,
    OTHER_COUNTY,
    REGION,
    TODAY,
    TOWNSHIP,
    actor,
)


def test_an_officer_acts_under_the_one_appointment_held(office: Office) -> None:
    acting = office.officer("batu", Role.VERIFIER)

    assert (acting.role, acting.division, acting.channel) == (
        Role.VERIFIER,
        TOWNSHIP,
        "office",
    )


def test_with_two_appointments_one_has_to_be_named(office: Office) -> None:
    id_ = UUID(office.officer("batu", Role.VERIFIER).who)
    office.officers.appoint(ADMIN, id_, role=Role.WINDOW, division=TOWNSHIP, since=YEAR)
    held = {a.role: a.id for a in office.officers.appointments(id_)}

    assert office.callers.actor("officer", id_) is None
    named = office.callers.actor("officer", id_, held[Role.WINDOW])
    assert named
    assert named.role is Role.WINDOW


def test_nobody_acts_under_another_officers_appointment(office: Office) -> None:
    batu = UUID(office.officer("batu", Role.VERIFIER).who)
    saran = UUID(office.officer("saran", Role.APPROVER, COUNTY).who)
    foreign = office.officers.appointments(saran)[0].id

    assert office.callers.actor("officer", batu, foreign) is None


def test_a_revoked_officer_is_nobody_from_that_moment(office: Office) -> None:
    id_ = UUID(office.officer("batu", Role.VERIFIER).who)

    office.officers.revoke(ADMIN, id_, reason="调离")

    assert office.callers.actor("officer", id_) is None
    officer = office.officers.with_login("batu")
    assert officer.could(Role.VERIFIER, TOWNSHIP, TODAY - timedelta(days=1))
    assert not officer.could(Role.VERIFIER, TOWNSHIP, TODAY + timedelta(days=1))


def test_an_appointment_that_ran_out_is_none(office: Office) -> None:
    added = office.officers.add(ADMIN, name="巴图", login="batu")
    office.officers.appoint(
        ADMIN,
        added.id,
        role=Role.WINDOW,
        division=TOWNSHIP,
        since=YEAR,
        until=TODAY + timedelta(days=1),
    )

    assert office.callers.actor("officer", added.id)
    office.clock.advance(days=1)
    assert office.callers.actor("officer", added.id) is None


def test_a_login_is_given_once(office: Office) -> None:
    office.officers.add(ADMIN, name="巴图", login="batu")

    with pytest.raises(AlreadyDone):
        office.officers.add(ADMIN, name="萨仁", login="batu")


def test_an_officer_nobody_took_in_is_unknown(office: Office) -> None:
    with pytest.raises(UnknownOfficer):
        office.officers.with_login("nobody")


def test_a_machine_enters_by_its_own_channel(office: Office) -> None:
    assert office.officer("national-platform", Role.MACHINE, REGION).channel == "national"


def test_the_list_shows_who_serves_in_an_area_now(office: Office) -> None:
    for login, place in (("batu", TOWNSHIP), ("saran", COUNTY), ("tuya", OTHER_COUNTY)):
        id_ = UUID(office.officer(login, Role.WINDOW, place).who)
        office.accounts.open_for_officer(ADMIN, id_)
    office.officers.revoke(ADMIN, office.officers.with_login("saran").id, reason="退休")

    assert [o.login for o in office.officers.all(COUNTY)] == ["batu"]
    assert {o.login for o in office.officers.all(REGION)} == {"batu", "tuya"}


def test_a_first_password_is_handed_out_by_an_administrator_of_the_area(
    office: Office,
) -> None:
    id_ = UUID(office.officer("batu", Role.WINDOW).who)

    with pytest.raises(NotInArea):
        office.accounts.open_for_officer(Order(actor(Role.ADMIN, OTHER_COUNTY)), id_)
    password = office.accounts.open_for_officer(ADMIN, id_)

    signed_in = office.accounts.sign_in("Batu", password)
    assert signed_in.subject == id_
    assert [a.role for a in signed_in.appointments] == [Role.WINDOW]
    assert signed_in.password_until


def test_a_new_first_password_makes_the_old_one_worthless(office: Office) -> None:
    id_ = UUID(office.officer("batu", Role.WINDOW).who)
    lost = office.accounts.open_for_officer(ADMIN, id_)

    found = office.accounts.open_for_officer(ADMIN, id_)

    with pytest.raises(SignInRefused):
        office.accounts.sign_in("batu", lost)
    assert office.accounts.sign_in("batu", found).subject == id_


def test_who_is_revoked_signs_in_no_more(office: Office) -> None:
    id_ = UUID(office.officer("batu", Role.WINDOW).who)
    password = office.accounts.open_for_officer(ADMIN, id_)

    office.officers.revoke(ADMIN, id_, reason="调离")

    with pytest.raises(SignInRefused):
        office.accounts.sign_in("batu", password)


def test_the_log_says_neither_an_officers_name_nor_any_password(
    office: Office, engine: Engine
) -> None:
    acting = office.officer("batu.gerel", Role.WINDOW, number=BATU[1])
    password = office.accounts.open_for_officer(ADMIN, UUID(acting.who))

    with engine.connect() as connection:
        log = connection.scalars(text("SELECT convert_from(state, 'UTF8') FROM events")).all()
        ledger = connection.scalars(text("SELECT c::text FROM ledgers.credentials c")).all()

    assert not any(word in line for line in log for word in ("巴图", "batu", password))
    assert not any(password in line for line in ledger)
    assert all("$argon2id$" in line for line in ledger)
