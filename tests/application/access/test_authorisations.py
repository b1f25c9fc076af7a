"""An applicant lets somebody else act, and takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from application.orders import Order
from application.people import Identity
from application.refusals import UnknownPerson
from domain.errors import AlreadyDone, Malformed, NotYours
from domain.office import Role
from tests.application.access.conftest import Office
from tests.domain.access.hands import ALATAN, BATU, REGION, TODAY, actor, who

LATER = TODAY + timedelta(days=30)
LETTER = "a" * 64


def test_a_window_clerk_enters_a_signed_letter_for_who_has_no_screen(office: Office) -> None:
    window = office.officer("window", Role.WINDOW)
    case = office.casework.case(office.filed(window, Identity(*ALATAN)).id)
    words = {"principal": case.applicant, "agent": Identity(*BATU), "until": LATER}

    with pytest.raises(NotYours):  # without the letter it is only a claim
        office.authorisations.grant(Order(window), **words)
    office.authorisations.grant(Order(window), **words, paper=LETTER)

    agent = office.casework.people.find(office.casework.act(window), BATU[1])
    assert agent
    held = office.authorisations.between(case.applicant, str(agent.id))
    assert held
    assert held.covers(str(case.id), "pwd_subsidy", TODAY)
    assert not held.covers(str(case.id), "pwd_subsidy", LATER)


def test_nobody_grants_for_another_or_for_nobody(office: Office) -> None:
    applicant = office.applicant()
    facts = {"agent": Identity(*BATU), "until": LATER}

    with pytest.raises(NotYours):
        office.authorisations.grant(Order(applicant), principal=who("x"), **facts)
    with pytest.raises(UnknownPerson):
        office.authorisations.grant(
            Order(actor(Role.WINDOW)), principal=who("x"), paper=LETTER, **facts
        )


def test_nobody_is_their_own_agent_and_nothing_ends_before_it_begins(office: Office) -> None:
    applicant = office.applicant()

    for agent, until in ((ALATAN, LATER), (BATU, TODAY)):
        with pytest.raises(Malformed):
            office.authorisations.grant(
                Order(applicant),
                principal=applicant.who,
                agent=Identity(*agent),
                until=until,
            )


def test_the_principal_takes_it_back_and_the_agent_lays_it_down(office: Office) -> None:
    principal = office.applicant()
    agent = office.applicant(*BATU)
    for kind in ("dibao", "pwd_subsidy"):
        office.authorisations.grant(
            Order(principal),
            principal=principal.who,
            agent=Identity(*BATU),
            kind=kind,
            until=LATER,
        )
    held = office.authorisations.between(principal.who, agent.who)
    assert held
    dibao, subsidy = held.grants
    between = {"principal": principal.who, "agent": agent.who}

    stranger = Order(actor(Role.APPLICANT, REGION))
    with pytest.raises(NotYours):
        office.authorisations.revoke(stranger, **between, grant=dibao)
    office.authorisations.revoke(Order(principal), **between, grant=dibao)
    with pytest.raises(AlreadyDone):
        office.authorisations.revoke(Order(principal), **between, grant=dibao)
    office.authorisations.revoke(Order(agent), **between, grant=subsidy)

    held = office.authorisations.between(principal.who, agent.who)
    assert held
    assert not held.valid(TODAY)
