"""Claiming, giving back and sharing out; the case's own version never moves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from application.orders import Order
from domain.assignment import Assignment
from domain.errors import (
    AlreadyClaimed,
    AlreadyDone,
    CaseNotFound,
    Conflicted,
    DomainError,
    Malformed,
    NotInArea,
    NotYours,
)
from domain.office import Actor, Role
from tests.application.access.conftest import Office
from tests.domain.access.hands import (
    BATU,
    COUNTY,
    OTHER_COUNTY,
    REGION,
    TOWNSHIP,
    actor,
)


@pytest.fixture
def case(office: Office) -> UUID:
    return office.filed(office.applicant()).id


def holders(office: Office, case: UUID) -> dict[str, str]:
    held = office.casework.streams.get(Assignment, Assignment.id_of(case))
    return held.holders if held else {}


def test_a_case_is_claimed_and_given_back(office: Office, case: UUID) -> None:
    window = actor(Role.WINDOW)
    before = office.casework.case(case).version

    office.assignments.claim(Order(window), case)
    assert holders(office, case) == {TOWNSHIP.code: window.who}
    office.assignments.release(Order(window), case)

    assert holders(office, case) == {}
    assert office.casework.case(case).version == before


def test_each_unit_has_a_holder_of_its_own(office: Office, case: UUID) -> None:
    verifier, approver = actor(Role.VERIFIER), actor(Role.APPROVER, COUNTY)

    office.assignments.claim(Order(verifier), case)
    office.assignments.claim(Order(approver), case)

    assert holders(office, case) == {TOWNSHIP.code: verifier.who, COUNTY.code: approver.who}


def test_of_two_who_claim_at_once_one_is_told(office: Office, case: UUID) -> None:
    def claim(number: int) -> type[DomainError] | None:
        try:
            office.assignments.claim(Order(actor(Role.WINDOW, name=f"w{number}")), case)
        except DomainError as refusal:
            return type(refusal)
        return None

    with ThreadPoolExecutor(4) as hands:
        told = list(hands.map(claim, range(4)))

    assert sorted(told, key=str) == sorted([None] + [AlreadyClaimed] * 3, key=str)


def test_claiming_twice_is_done_already(office: Office, case: UUID) -> None:
    office.assignments.claim(Order(actor(Role.WINDOW)), case)

    with pytest.raises(AlreadyDone):
        office.assignments.claim(Order(actor(Role.WINDOW)), case)


def test_only_the_holder_gives_back(office: Office, case: UUID) -> None:
    office.assignments.claim(Order(actor(Role.WINDOW)), case)

    with pytest.raises(NotYours):
        office.assignments.release(Order(actor(Role.WINDOW, name="colleague")), case)


def test_nobody_claims_what_they_may_not_see_or_have_no_post_in(
    office: Office, case: UUID
) -> None:
    with pytest.raises(NotInArea):
        office.assignments.claim(Order(actor(Role.WINDOW, OTHER_COUNTY)), case)
    with pytest.raises(NotYours):
        office.assignments.claim(Order(actor(Role.CHECKER, COUNTY)), case)
    with pytest.raises(NotYours):
        office.assignments.claim(Order(actor(Role.SUPERVISOR, COUNTY)), case)
    applicant = Actor(office.casework.case(case).applicant, Role.APPLICANT, REGION)
    with pytest.raises(NotYours):
        office.assignments.claim(Order(applicant), case)
    with pytest.raises(CaseNotFound):
        office.assignments.claim(Order(actor(Role.WINDOW)), uuid4())


def test_a_supervisor_shares_out_many_cases_at_once_and_says_why(office: Office) -> None:
    first = office.filed(office.applicant()).id
    second = office.filed(office.applicant(*BATU)).id
    absent = office.officer("absent", Role.VERIFIER)
    there = office.officer("there", Role.VERIFIER)
    office.assignments.claim(Order(absent), first)
    supervisor = Order(actor(Role.SUPERVISOR, COUNTY))

    office.assignments.reassign(
        supervisor, [first, second], unit=TOWNSHIP.code, officer=UUID(there.who), reason="病假"
    )

    assert holders(office, first) == holders(office, second) == {TOWNSHIP.code: there.who}
    events = list(office.casework.events.get(Assignment.id_of(first)))
    last = events[-1]
    assert isinstance(last, Assignment.Reassigned)
    assert (last.previous, last.holder, last.reason) == (absent.who, there.who, "病假")


def test_one_case_out_of_the_area_and_none_is_reassigned(office: Office) -> None:
    near = office.filed(office.applicant()).id
    far = office.filed(office.applicant(*BATU), owner="150422100").id
    there = office.officer("there", Role.VERIFIER)

    with pytest.raises(NotInArea):
        office.assignments.reassign(
            Order(actor(Role.SUPERVISOR, COUNTY)),
            [near, far],
            unit=TOWNSHIP.code,
            officer=UUID(there.who),
            reason="病假",
        )

    assert holders(office, near) == {}


def test_a_case_goes_to_nobody_without_a_post_for_it(office: Office, case: UUID) -> None:
    supervisor = Order(actor(Role.SUPERVISOR, COUNTY))
    checker = UUID(office.officer("checker", Role.CHECKER, COUNTY).who)
    verifier = UUID(office.officer("verifier", Role.VERIFIER).who)

    for unit, officer in ((COUNTY.code, checker), (COUNTY.code, verifier)):
        with pytest.raises(NotYours):
            office.assignments.reassign(
                supervisor, [case], unit=unit, officer=officer, reason="轮岗"
            )


def recused(office: Office, case: UUID, officer: str) -> None:
    facts = {"person": officer, "reason": "同学"}
    window = Order(actor(Role.WINDOW, name="who recuses"))
    office.casework.change(case, 1, window, "recuse", facts)


def test_who_is_recused_neither_claims_a_case_nor_is_given_it(
    office: Office, case: UUID
) -> None:
    verifier = office.officer("verifier", Role.VERIFIER)
    supervisor = Order(actor(Role.SUPERVISOR, COUNTY))
    recused(office, case, verifier.who)

    with pytest.raises(Conflicted):
        office.assignments.claim(Order(verifier), case)
    with pytest.raises(Conflicted):
        office.assignments.reassign(
            supervisor, [case], unit=TOWNSHIP.code, officer=UUID(verifier.who), reason="病假"
        )
    assert holders(office, case) == {}


def test_who_is_the_applicant_neither_claims_the_case_nor_is_given_it(
    office: Office,
) -> None:
    case = office.filed(office.applicant(*BATU)).id
    herself = office.officer("batu", Role.VERIFIER, number=BATU[1])
    supervisor = Order(actor(Role.SUPERVISOR, COUNTY))

    with pytest.raises(Conflicted):
        office.assignments.claim(Order(herself), case)
    with pytest.raises(Conflicted):
        office.assignments.reassign(
            supervisor, [case], unit=TOWNSHIP.code, officer=UUID(herself.who), reason="病假"
        )


def test_who_is_recused_gives_back_what_they_hold(office: Office, case: UUID) -> None:
    verifier = office.officer("verifier", Role.VERIFIER)
    office.assignments.claim(Order(verifier), case)
    recused(office, case, verifier.who)

    office.assignments.release(Order(verifier), case)

    assert holders(office, case) == {}


def test_only_a_supervisor_reassigns_and_always_for_a_reason(
    office: Office, case: UUID
) -> None:
    there = UUID(office.officer("there", Role.VERIFIER).who)

    with pytest.raises(NotYours):
        office.assignments.reassign(
            Order(actor(Role.APPROVER, COUNTY)),
            [case],
            unit=TOWNSHIP.code,
            officer=there,
            reason="病假",
        )
    for cases, reason in (([case], " "), ([], "病假")):
        with pytest.raises(Malformed):
            office.assignments.reassign(
                Order(actor(Role.SUPERVISOR, COUNTY)),
                cases,
                unit=TOWNSHIP.code,
                officer=there,
                reason=reason,
            )
