"""Out of sight is not found, in sight but not yours is forbidden; each reading is noted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from application.orders import Order
from application.people import Identity
from domain.case import Case
from domain.divisions import Division
from domain.errors import Conflicted, DomainError, Malformed, NotInArea, NotYours
from domain.office import Actor, Role
from tests.application.access.conftest import Office
from tests.conftest import Database
from tests.domain.access.hands import (
    ALATAN,
    BATU,
    COUNTY,
    OTHER_COUNTY,
    REGION,
    TODAY,
    TOWNSHIP,
    VILLAGE,
    actor,
)

LEAGUE = Division("1504")
OTHER_TOWNSHIP = Division("150422100")
NEXT_TOWNSHIP = Division("150421100")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SAME, HIDDEN, FORBIDDEN = None, NotInArea, NotYours


@pytest.fixture
def case(office: Office) -> Case:
    """Filed at home by the applicant herself: the township of the owner accepts it."""
    filed = office.filed(office.applicant())
    return office.casework.case(filed.id)


@pytest.fixture
def away(office: Office) -> Case:
    """Taken in by a township of another county."""
    window = actor(Role.WINDOW, OTHER_TOWNSHIP)
    return office.casework.case(office.filed(window, Identity(*ALATAN)).id)


def refusal(office: Office, by: Actor, command: str, case: Case) -> type[DomainError] | None:
    try:
        office.access.authorise(by, command, case)
    except DomainError as error:
        return type(error)
    return None


def reading(office: Office, by: Actor, case: Case, purpose: str) -> type[DomainError] | None:
    try:
        office.access.read(by, case, purpose)
    except DomainError as error:
        return type(error)
    return None


def test_the_posts_of_the_procedure_say_who_may(office: Office, case: Case) -> None:
    told = {
        (role, place.code): refusal(office, actor(role, place), "accept", case)
        for role in (Role.WINDOW, Role.VERIFIER, Role.APPROVER, Role.SUPERVISOR)
        for place in (TOWNSHIP, COUNTY, LEAGUE, REGION, OTHER_TOWNSHIP, OTHER_COUNTY, VILLAGE)
    }

    assert {who for who, why in told.items() if why is None} == {("window", TOWNSHIP.code)}
    hidden = {place for (_, place), why in told.items() if why is NotInArea}
    assert hidden == {OTHER_TOWNSHIP.code, OTHER_COUNTY.code, VILLAGE.code}
    forbidden = {place for (_, place), why in told.items() if why is NotYours}
    assert forbidden == {TOWNSHIP.code, COUNTY.code, LEAGUE.code, REGION.code}


def test_elsewhere_a_step_that_is_none_is_as_hidden_as_any(office: Office, case: Case) -> None:
    assert refusal(office, actor(Role.WINDOW), "fly", case) is None
    assert refusal(office, actor(Role.WINDOW, OTHER_TOWNSHIP), "fly", case) is NotInArea


def test_the_intake_side_does_its_own_steps_and_no_others(office: Office, away: Case) -> None:
    window, verifier = actor(Role.WINDOW, OTHER_TOWNSHIP), actor(Role.VERIFIER, OTHER_TOWNSHIP)

    assert refusal(office, window, "accept", away) is None
    assert refusal(office, verifier, "verify", away) is NotYours
    assert refusal(office, actor(Role.WINDOW), "accept", away) is NotYours
    assert refusal(office, actor(Role.VERIFIER), "verify", away) is None


def test_applicants_act_in_their_own_cases(office: Office, case: Case) -> None:
    stranger = actor(Role.APPLICANT, REGION, "stranger")
    own = Actor(case.applicant, Role.APPLICANT, REGION)

    assert refusal(office, own, "withdraw", case) is None
    assert refusal(office, own, "accept", case) is NotYours
    assert refusal(office, stranger, "withdraw", case) is NotInArea


def test_an_agent_acts_in_what_was_granted_and_as_long(office: Office, case: Case) -> None:
    principal = Actor(case.applicant, Role.APPLICANT, REGION)
    agent_id = office.applicant(*BATU).who
    agent = Actor(agent_id, Role.AGENT, REGION, on_behalf_of=principal.who)
    grant = office.authorisations.grant(
        Order(principal),
        principal=principal.who,
        agent=Identity(*BATU),
        case=str(case.id),
        until=TODAY + timedelta(days=30),
    )

    assert refusal(office, agent, "withdraw", case) is None
    with pytest.raises(NotYours):  # one case was granted, not another application
        office.access.authorise_filing(agent, "pwd_subsidy")
    held = office.authorisations.between(principal.who, agent_id)
    assert held
    assert held.id == grant.id
    office.authorisations.revoke(
        Order(principal), principal=principal.who, agent=agent_id, grant=next(iter(held.grants))
    )
    assert refusal(office, agent, "withdraw", case) is NotInArea


def test_an_agent_for_a_kind_of_case_files_that_kind(office: Office) -> None:
    principal = office.applicant()
    agent_id = office.applicant(*BATU).who
    agent = Actor(agent_id, Role.AGENT, REGION, on_behalf_of=principal.who, channel="online")
    office.authorisations.grant(
        Order(principal),
        principal=principal.who,
        agent=Identity(*BATU),
        kind="pwd_subsidy",
        until=TODAY + timedelta(days=30),
    )

    office.access.authorise_filing(agent, "pwd_subsidy")
    with pytest.raises(NotYours):
        office.access.authorise_filing(agent, "dibao")
    filed = office.casework.case(office.filed(agent).id)
    assert filed.applicant == principal.who
    assert reading(office, agent, filed, "") is None


READERS = [
    (Role.WINDOW, TOWNSHIP, SAME),
    (Role.APPROVER, COUNTY, SAME),
    (Role.VERIFIER, REGION, SAME),
    (Role.PARTNER, COUNTY, SAME),
    (Role.SUPERVISOR, LEAGUE, SAME),
    (Role.AUDITOR, REGION, SAME),
    (Role.CHECKER, COUNTY, FORBIDDEN),
    (Role.ADMIN, REGION, FORBIDDEN),
    (Role.CATALOGUE, COUNTY, FORBIDDEN),
    (Role.WINDOW, NEXT_TOWNSHIP, HIDDEN),
    (Role.SUPERVISOR, OTHER_COUNTY, HIDDEN),
    (Role.AUDITOR, Division("1501"), HIDDEN),
    (Role.ADMIN, OTHER_COUNTY, HIDDEN),
    (Role.APPLICANT, REGION, HIDDEN),
    (Role.RESIDENT, REGION, HIDDEN),
    (Role.AGENT, REGION, HIDDEN),
]


def test_who_reads_a_case_and_what_is_noted_of_each(office: Office, case: Case) -> None:
    outcomes = {SAME: "answered", HIDDEN: "hidden", FORBIDDEN: "forbidden"}

    for role, place, why in READERS:
        by = actor(role, place)
        assert reading(office, by, case, "casework") is why, (role, place)
        note = office.access.reads.of(case.id, since=LONG_AGO)[0]
        assert (note.actor, note.role, note.division) == (by.who, str(role), place.code)
        assert (note.purpose, note.outcome) == ("casework", outcomes[why])
    assert len(office.access.reads.of(case.id, since=LONG_AGO)) == len(READERS)


def test_both_sides_read_a_case_taken_in_away_from_home(office: Office, away: Case) -> None:
    for place in (TOWNSHIP, COUNTY, OTHER_TOWNSHIP, OTHER_COUNTY):
        assert reading(office, actor(Role.WINDOW, place), away, "casework") is None
    assert reading(office, actor(Role.WINDOW, NEXT_TOWNSHIP), away, "casework") is NotInArea


def test_applicants_need_no_purpose_and_officers_do(office: Office, case: Case) -> None:
    own = Actor(case.applicant, Role.APPLICANT, REGION)

    assert reading(office, own, case, "") is None
    assert reading(office, actor(Role.WINDOW), case, "") is Malformed
    assert reading(office, actor(Role.WINDOW), case, "curiosity") is Malformed

    (note,) = office.access.reads.of(case.id, since=LONG_AGO)
    assert (note.actor, note.purpose) == (case.applicant, "own")


def test_a_purpose_that_is_none_does_not_tell_that_there_is_a_case(
    office: Office, case: Case
) -> None:
    assert reading(office, actor(Role.WINDOW, OTHER_COUNTY), case, "curiosity") is NotInArea

    (note,) = office.access.reads.of(case.id, since=LONG_AGO)
    assert (note.purpose, note.outcome) == ("", "hidden")


def test_what_cannot_be_noted_is_not_shown(
    office: Office, case: Case, database: Database
) -> None:
    owner = create_engine(database.url("anjuan_owner"))
    with owner.begin() as connection:
        connection.execute(text("REVOKE ALL ON ledgers.reads FROM anjuan_app"))
    owner.dispose()

    with pytest.raises(DBAPIError):
        office.access.read(actor(Role.WINDOW), case, "casework")
    with pytest.raises(DBAPIError):
        office.access.search(actor(Role.WINDOW), "casework")


def test_nobody_meets_in_office_the_case_they_are_a_party_to(office: Office) -> None:
    herself = office.officer("alatan", Role.WINDOW, number=ALATAN[1])
    window = actor(Role.WINDOW, TOWNSHIP, "colleague")
    person = office.officers.officer(UUID(herself.who)).person
    case = office.casework.case(office.filed(window, person).id)

    assert refusal(office, herself, "accept", case) is Conflicted
    assert reading(office, herself, case, "casework") is Conflicted
    assert refusal(office, window, "accept", case) is None


def test_who_is_recused_meets_the_case_no_more_under_either_id(
    office: Office, case: Case
) -> None:
    first = office.officer("first", Role.VERIFIER)
    second = office.officer("second", Role.VERIFIER, number=BATU[1])
    window = actor(Role.WINDOW)
    assert refusal(office, first, "verify", case) is None
    facts = {"person": first.who, "reason": "同学"}
    seen = office.casework.change(case.id, case.version, Order(window), "recuse", facts)
    person = office.officers.officer(UUID(second.who)).person
    case = office.casework.case(seen.id)
    case.recuse(office.casework.act(window), person=person, reason="亲属")

    for officer in (first, second):
        assert refusal(office, officer, "verify", case) is Conflicted
        assert reading(office, officer, case, "casework") is Conflicted
    assert refusal(office, actor(Role.VERIFIER), "verify", case) is None


def test_a_recusal_names_an_officer_who_exists(office: Office, case: Case) -> None:
    order = Order(actor(Role.WINDOW))

    for nobody in (str(uuid4()), case.applicant, "巴图"):
        with pytest.raises(Malformed, match="person"):
            office.casework.change(
                case.id, case.version, order, "recuse", {"person": nobody, "reason": "同学"}
            )
    assert office.casework.case(case.id).recused == frozenset()


@pytest.mark.parametrize("named", ["investigators", "signed_by"])
def test_who_went_along_is_an_officer_and_stands_not_aside(office: Office, named: str) -> None:
    first = office.officer("first", Role.VERIFIER)
    herself = office.officer("alatan", Role.VERIFIER, number=ALATAN[1])
    person = office.officers.officer(UUID(herself.who)).person
    case = office.casework.case(office.filed(actor(Role.WINDOW), person).id)

    def tried(*people: str) -> type[DomainError]:
        with pytest.raises(DomainError) as refused:
            office.casework.change(
                case.id, case.version, Order(first), "verify", {named: list(people)}
            )
        return type(refused.value)

    for nobody in (str(uuid4()), case.applicant):
        assert tried(first.who, nobody) is Malformed
    assert tried(first.who, herself.who) is Conflicted


def test_nobody_files_their_own_application_in_office(office: Office) -> None:
    herself = office.officer("alatan", Role.WINDOW, number=ALATAN[1])
    person = office.officers.officer(UUID(herself.who)).person

    for applicant in (person, Identity("巴图", ALATAN[1])):
        with pytest.raises(Conflicted):
            office.filed(herself, applicant)
    office.filed(herself, Identity(*BATU))
    office.filed(actor(Role.WINDOW), person)


def test_nobody_files_in_office_for_their_own_household(office: Office) -> None:
    relative = office.officer("batu", Role.WINDOW, number=BATU[1])
    head, spouse = Identity(*ALATAN), Identity("巴图", BATU[1])

    with pytest.raises(Conflicted):
        office.household(relative, head, spouse)
    office.household(actor(Role.WINDOW), head, spouse)


def test_a_search_is_noted_without_a_case(office: Office, database: Database) -> None:
    office.access.search(actor(Role.WINDOW), "casework")

    owner = create_engine(database.url("anjuan_owner"))
    with owner.connect() as connection:
        rows = connection.execute(text("SELECT actor, case_id FROM ledgers.reads")).all()
    owner.dispose()
    assert rows == [(actor(Role.WINDOW).who, None)]
