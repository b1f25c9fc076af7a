"""Who could do what, where and when, told from the officer's own record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.act import Act
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Malformed,
    NotInArea,
    NotYours,
    UnknownDivision,
)
from domain.office import Actor, Role
from domain.officer import Officer
from tests.domain.access.hands import (
    COUNTY,
    OTHER_COUNTY,
    REGION,
    TODAY,
    TOWNSHIP,
    act,
    actor,
)

YEAR = date(2026, 1, 1)
ADMIN = act(Role.ADMIN, REGION)
DAY = timedelta(days=1)


def enrolled() -> Officer:
    return Officer.enrol(ADMIN, name="巴图", login="batu")


def verifier() -> Officer:
    officer = enrolled()
    officer.appoint(ADMIN, role=Role.VERIFIER, division=TOWNSHIP, since=YEAR)
    return officer


def at(hour: int, day: date = TODAY) -> datetime:
    """By Beijing's clock."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - timedelta(hours=8)


def test_an_appointment_holds_from_its_first_day_until_before_its_last() -> None:
    officer = enrolled()
    end = date(2026, 12, 1)
    officer.appoint(ADMIN, role=Role.VERIFIER, division=TOWNSHIP, since=YEAR, until=end)

    could = [
        officer.could(Role.VERIFIER, TOWNSHIP, day)
        for day in (YEAR - DAY, YEAR, end - DAY, end)
    ]

    assert could == [False, True, True, False]


def test_a_role_elsewhere_or_another_role_here_is_no_leave_to_act() -> None:
    officer = verifier()

    assert not officer.could(Role.VERIFIER, COUNTY, TODAY)
    assert not officer.could(Role.APPROVER, TOWNSHIP, TODAY)


def test_who_is_revoked_could_act_the_day_before_and_not_the_day_after() -> None:
    officer = verifier()

    officer.revoke(ADMIN, reason="调离")

    assert officer.could(Role.VERIFIER, TOWNSHIP, TODAY - DAY)
    assert not officer.could(Role.VERIFIER, TOWNSHIP, TODAY + DAY)


def test_on_the_day_of_revocation_the_hour_decides() -> None:
    officer = verifier()

    officer.revoke(ADMIN, reason="调离")  # at noon

    assert [bool(officer.appointments_at(at(hour))) for hour in (9, 12, 15)] == [
        True,
        False,
        False,
    ]


def test_an_appointment_yet_to_begin_ends_with_the_revocation() -> None:
    officer = enrolled()
    officer.appoint(ADMIN, role=Role.VERIFIER, division=TOWNSHIP, since=date(2027, 1, 1))

    officer.revoke(ADMIN, reason="调离")

    assert not officer.could(Role.VERIFIER, TOWNSHIP, date(2027, 2, 1))


def test_ending_one_appointment_leaves_the_others() -> None:
    officer = verifier()
    window = officer.appoint(ADMIN, role=Role.WINDOW, division=TOWNSHIP, since=YEAR)

    officer.end_appointment(ADMIN, window.id, reason="轮岗")

    assert not officer.could(Role.WINDOW, TOWNSHIP, TODAY + DAY)
    assert officer.could(Role.VERIFIER, TOWNSHIP, TODAY + DAY)
    with pytest.raises(AlreadyDone):
        officer.end_appointment(ADMIN, window.id, reason="轮岗")
    with pytest.raises(Malformed):
        officer.end_appointment(ADMIN, "no such appointment", reason="轮岗")


def test_the_same_appointment_twice_is_one_too_many() -> None:
    officer = verifier()

    with pytest.raises(AlreadyDone):
        officer.appoint(ADMIN, role=Role.VERIFIER, division=TOWNSHIP, since=TODAY)


def test_an_ended_appointment_can_be_given_again() -> None:
    officer = verifier()
    officer.end_appointment(ADMIN, officer.appointments_on(TODAY)[0].id, reason="轮岗")

    officer.appoint(ADMIN, role=Role.VERIFIER, division=TOWNSHIP, since=TODAY)

    assert officer.could(Role.VERIFIER, TOWNSHIP, TODAY + DAY)


@pytest.mark.parametrize(
    ("first", "second"), [(Role.AUDITOR, Role.ADMIN), (Role.WINDOW, Role.AUDITOR)]
)
def test_an_auditor_holds_no_other_office(first: Role, second: Role) -> None:
    officer = enrolled()
    officer.appoint(ADMIN, role=first, division=COUNTY, since=YEAR, until=date(2027, 1, 1))

    with pytest.raises(Conflicted):
        officer.appoint(ADMIN, role=second, division=COUNTY, since=TODAY)
    officer.appoint(ADMIN, role=second, division=COUNTY, since=date(2027, 1, 1))


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.AGENT, Role.RESIDENT, Role.CLOCK])
def test_nobody_is_appointed_to_what_is_no_office(role: Role) -> None:
    with pytest.raises(Malformed):
        enrolled().appoint(ADMIN, role=role, division=TOWNSHIP, since=YEAR)


def test_a_place_outside_the_region_has_no_appointments() -> None:
    everywhere = Actor("a", Role.ADMIN, REGION)

    with pytest.raises(NotInArea):
        enrolled().appoint(ADMIN, role=Role.WINDOW, division=Division("110101"), since=YEAR)
    with pytest.raises(UnknownDivision):
        enrolled().appoint(
            Act(everywhere, at(12)), role=Role.WINDOW, division=Division("159999"), since=YEAR
        )


def test_the_national_platform_s_account_acts_for_an_office_outside_the_region() -> None:
    county, officer = act(Role.ADMIN, COUNTY), enrolled()
    away = {"role": Role.MACHINE, "division": Division("110101001"), "since": YEAR}

    with pytest.raises(NotInArea):
        officer.appoint(county, **away)
    held = officer.appoint(ADMIN, **away)
    assert held.division.code == "110101001"
    with pytest.raises(NotInArea):
        officer.end_appointment(county, held.id, reason="over")
    officer.end_appointment(ADMIN, held.id, reason="over")


def test_an_appointment_cannot_end_before_it_begins() -> None:
    with pytest.raises(Malformed):
        enrolled().appoint(ADMIN, role=Role.WINDOW, division=TOWNSHIP, since=TODAY, until=TODAY)


def test_only_administrators_appoint_and_only_within_their_area() -> None:
    officer = enrolled()
    facts = {"role": Role.WINDOW, "division": TOWNSHIP, "since": YEAR}

    with pytest.raises(NotYours):
        officer.appoint(act(Role.SUPERVISOR, REGION), **facts)
    with pytest.raises(NotInArea):
        officer.appoint(act(Role.ADMIN, OTHER_COUNTY), **facts)
    with pytest.raises(NotYours):
        Officer.enrol(act(Role.SUPERVISOR, REGION), name="巴图", login="batu")


def test_nobody_appoints_or_revokes_themselves() -> None:
    officer = enrolled()
    own = replace(ADMIN, by=Actor(str(officer.id), Role.ADMIN, REGION))

    with pytest.raises(Conflicted):
        officer.appoint(own, role=Role.APPROVER, division=COUNTY, since=YEAR)
    with pytest.raises(Conflicted):
        officer.revoke(own, reason="")


def test_a_county_cannot_revoke_who_serves_a_league() -> None:
    officer = verifier()
    officer.appoint(ADMIN, role=Role.SUPERVISOR, division=Division("1504"), since=YEAR)

    with pytest.raises(NotInArea):
        officer.revoke(act(Role.ADMIN, COUNTY), reason="调离")


def test_who_was_revoked_is_revoked_for_good() -> None:
    officer = verifier()
    officer.revoke(ADMIN, reason="调离")

    with pytest.raises(AlreadyDone):
        officer.revoke(ADMIN, reason="调离")
    with pytest.raises(AlreadyDone):
        officer.appoint(ADMIN, role=Role.VERIFIER, division=TOWNSHIP, since=TODAY)


@pytest.mark.parametrize(
    "login", ["", "ab", "1abc", "Batu", "ba tu", "batu\n", "a" * 41, "巴图"]
)
def test_a_login_is_plain_letters(login: str) -> None:
    with pytest.raises(Malformed):
        Officer.enrol(ADMIN, name="巴图", login=login)


def test_who_signed_an_appointment_stands_beside_what_was_given() -> None:
    officer = enrolled()
    officer.appoint(ADMIN, role=Role.WINDOW, division=TOWNSHIP, since=YEAR)

    appointed = officer.pending_events[-1]

    assert isinstance(appointed, Officer.Appointed)
    assert (appointed.role, appointed.acting_division) == ("admin", "15")
    assert (appointed.appointed_role, appointed.division) == ("window", TOWNSHIP.code)
    assert appointed.by == actor(Role.ADMIN, REGION).who
