"""Sign-up and sign-in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text

from application.eventstore.commands import Command
from application.orders import Order
from application.passwords import check
from application.people import Identity
from application.refusals import (
    SignInRefused,
    SignUpRefused,
    TooManyTries,
    UnknownPerson,
    WeakPassword,
)
from domain.errors import Malformed, NotYours
from domain.office import Role
from tests.application.access.conftest import ANYBODY, PASSWORD, Office
from tests.domain.access.hands import ALATAN, BATU, TODAY, actor

ALATAN_HERSELF = Identity(*ALATAN)


def generous(engine: Engine) -> None:
    """As after a minute: the allowance is whole again, failures stay counted."""
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM ledgers.allowances"))


def test_an_applicant_signs_up_and_in_with_the_identity_number(office: Office) -> None:
    opened = office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)

    signed_in = office.accounts.sign_in(f" {ALATAN[1]} ", PASSWORD)

    assert (signed_in.subject, signed_in.kind) == (opened.id, "person")
    assert signed_in.appointments == []
    person = office.casework.people.person(opened.id)
    assert person
    assert person.registered_by == str(opened.id)


def test_the_number_is_no_login_in_clear(office: Office, engine: Engine) -> None:
    office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)

    with engine.connect() as connection:
        rows = connection.scalars(text("SELECT c::text FROM ledgers.credentials c")).all()

    assert rows
    assert not any(ALATAN[1] in row for row in rows)


def test_a_number_signs_up_once_whoever_comes_second_under_whatever_name(
    office: Office,
) -> None:
    office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)

    for name in (ALATAN[0], "别人"):
        with pytest.raises(SignUpRefused):
            office.accounts.sign_up(ANYBODY, Identity(name, ALATAN[1]), "another-1949")


def test_sign_ups_side_by_side_make_one_person_and_one_account(
    office: Office, engine: Engine
) -> None:
    barrier = Barrier(6)

    def sign_up(number: int) -> UUID | None:
        barrier.wait()
        try:
            return office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, f"{PASSWORD}{number}").id
        except SignUpRefused:
            return None

    with ThreadPoolExecutor(6) as hands:
        opened = [id_ for id_ in hands.map(sign_up, range(6)) if id_]

    assert len(opened) == 1
    with engine.connect() as connection:
        topics = connection.scalars(text("SELECT topic FROM events ORDER BY position")).all()
        accounts = connection.scalar(text("SELECT count(*) FROM ledgers.credentials"))
    assert (topics, accounts) == (["person.Registered", "person_claim.Claimed"], 1)


def test_a_sign_up_sent_twice_under_one_key_is_answered_twice(office: Office) -> None:
    order = Order(ANYBODY.actor, Command(uuid4(), b"digest"))

    first = office.accounts.sign_up(order, ALATAN_HERSELF, PASSWORD)
    second = office.accounts.sign_up(order, ALATAN_HERSELF, PASSWORD)

    assert second == first


def test_who_is_on_file_gets_a_first_password_at_a_window(office: Office) -> None:
    window = office.officer("window", Role.WINDOW)
    filed = office.filed(window, ALATAN_HERSELF)
    person = UUID(office.casework.case(filed.id).applicant)

    with pytest.raises(SignUpRefused):
        office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)
    with pytest.raises(NotYours):
        office.accounts.open_for_person(Order(actor(Role.VERIFIER)), person)
    first = office.accounts.open_for_person(Order(window), person)

    assert office.accounts.sign_in(ALATAN[1], first).subject == person


def test_nobody_opens_an_account_for_somebody_unknown(office: Office) -> None:
    with pytest.raises(UnknownPerson):
        office.accounts.open_for_person(Order(actor(Role.WINDOW)), uuid4())


@pytest.mark.parametrize(
    "password",
    [
        "short-1",
        "onlyletters",
        "12345678901234",
        "a1" * 65,
        "tab\tand-1949",
        "nul\x00and-1949",
        f"x-{ALATAN[1]}",
        f"{ALATAN[0]}-1949x",
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check(password, *ALATAN)


def test_nobody_signs_up_with_a_weak_password(office: Office) -> None:
    with pytest.raises(WeakPassword):
        office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, "1234567890")
    assert office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)


def test_a_number_that_is_none_signs_nobody_up(office: Office) -> None:
    with pytest.raises(Malformed):
        office.accounts.sign_up(ANYBODY, Identity("巴图", BATU[1][:-1] + "9"), PASSWORD)


def test_a_login_that_is_none_is_refused_like_a_wrong_password(office: Office) -> None:
    office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)
    with pytest.raises(SignInRefused) as wrong:
        office.accounts.sign_in(ALATAN[1], "wrong-1949")

    for login in (BATU[1], "nobody", "", "x" * 300, "a\x00b", "' OR 1=1"):
        with pytest.raises(SignInRefused) as unknown:
            office.accounts.sign_in(login, PASSWORD)
        assert str(unknown.value) == str(wrong.value)


def test_five_failures_lock_the_right_password_out_too(office: Office, engine: Engine) -> None:
    office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            office.accounts.sign_in(ALATAN[1], "wrong-1949")
    generous(engine)

    with pytest.raises(SignInRefused):
        office.accounts.sign_in(ALATAN[1], PASSWORD)

    with engine.begin() as connection:  # half an hour later
        connection.execute(
            text("UPDATE ledgers.credentials SET locked_until = locked_until - :half_hour"),
            {"half_hour": timedelta(minutes=30, seconds=1)},
        )
    assert office.accounts.sign_in(ALATAN[1], PASSWORD)


def test_a_right_password_wipes_out_the_failures_before(office: Office) -> None:
    office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)

    for _ in range(3):
        for _ in range(3):
            with pytest.raises(SignInRefused):
                office.accounts.sign_in(ALATAN[1], "wrong-1949")
        assert office.accounts.sign_in(ALATAN[1], PASSWORD)


def test_guessing_at_one_login_is_slowed_down_whether_it_exists_or_not(
    office: Office,
) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            office.accounts.sign_in("nobody", PASSWORD)

    with pytest.raises(TooManyTries):
        office.accounts.sign_in("nobody", PASSWORD)


def test_a_password_is_replaced_by_who_knows_the_old_one(office: Office) -> None:
    office.accounts.sign_up(ANYBODY, ALATAN_HERSELF, PASSWORD)
    passwords = office.accounts.passwords

    with pytest.raises(SignInRefused):
        passwords.change(ALATAN[1], "wrong-1949", "grassland-2026")
    with pytest.raises(WeakPassword):
        passwords.change(ALATAN[1], PASSWORD, PASSWORD)
    passwords.change(ALATAN[1], PASSWORD, "grassland-2026")

    with pytest.raises(SignInRefused):
        office.accounts.sign_in(ALATAN[1], PASSWORD)
    assert office.accounts.sign_in(ALATAN[1], "grassland-2026")


def test_a_first_password_runs_out_after_a_week_and_a_chosen_one_does_not(
    office: Office, engine: Engine
) -> None:
    person = UUID(office.applicant().who)
    first = office.accounts.open_for_person(Order(actor(Role.WINDOW)), person)
    chosen_until = office.accounts.sign_in(ALATAN[1], first).password_until
    assert chosen_until

    with engine.begin() as connection:  # eight days later
        connection.execute(
            text("UPDATE ledgers.credentials SET valid_until = valid_until - :week"),
            {"week": timedelta(days=8)},
        )
    with pytest.raises(SignInRefused):
        office.accounts.sign_in(ALATAN[1], first)


def test_an_applicant_acts_for_herself_or_as_a_neighbour(office: Office) -> None:
    person = UUID(office.applicant().who)

    own = office.callers.actor("person", person)
    neighbour = office.callers.actor("person", person, "resident")

    assert own
    assert (own.role, own.who, own.channel) == (Role.APPLICANT, str(person), "online")
    assert neighbour
    assert neighbour.role is Role.RESIDENT


def test_an_agent_acts_only_while_something_is_granted(office: Office) -> None:
    principal = office.applicant()
    agent = UUID(office.applicant(*BATU).who)

    assert office.callers.actor("person", agent, principal.who) is None
    office.authorisations.grant(
        Order(principal),
        principal=principal.who,
        agent=Identity(*BATU),
        until=TODAY + timedelta(days=30),
    )
    acting = office.callers.actor("person", agent, principal.who)
    office.clock.advance(days=30)

    assert acting
    assert (acting.role, acting.on_behalf_of) == (Role.AGENT, principal.who)
    assert office.callers.actor("person", agent, principal.who) is None
