"""Funerals at work: one relief for each deceased, deaths made known, price lists published."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine

from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.orders import Order
from application.people import Identity
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.price_lists import PriceLists
from domain.errors import CaseNotFound, DuplicateApplication
from domain.office import Role
from domain.person import Person
from domain.price_list import PriceList
from tests.application.policies.office import DAY, MASTER, act, casework_on
from tests.builders import Course, days
from tests.cast import BATU, COUNTY, SARNAI, Against, applicant
from tests.interface.http.people import identity_number
from tests.kinds.funeral_pricelist import LIST, PROVIDER, URN
from tests.kinds.funeral_relief import AWAY, RELIEF

RELIEF_PATH = "2026/settlement"
DIED = date(2026, 2, 1)


@pytest.fixture
def office(engine: Engine) -> Iterator[Casework]:
    """Late in the year: everything below has happened by then."""
    with casework_on(engine, date(2026, 12, 1)) as casework:
        for who in (BATU, SARNAI):
            registered = Person.register(
                act("window", Role.WINDOW), name="乌兰", name_key="k", person=UUID(who)
            )
            casework.save(registered)
        yield casework


def kept(casework: Casework, *cases: Any) -> None:
    """Saved, and what follows from it done twice: the second time nothing is left."""
    for case in cases:
        casework.save(case)
    for name in ("record_death", "publish_price_list"):
        runner = PolicyRunner(POLICIES[name], casework)
        while runner.step():
            pass
        assert runner.parking.causes() == []


def death_of(casework: Casework, who: str) -> tuple[date | None, str]:
    person = casework.streams.get(Person, UUID(who))
    assert person is not None
    history: list[Any] = list(casework.events.get(person.id))
    sources = [e.source for e in history if isinstance(e, Person.Died)]
    assert len(sources) <= 1
    return person.died_on, "".join(sources)


def relief(**changes: Any) -> Course:
    return Course("funeral_relief", RELIEF_PATH, **changes)


def settled() -> Course:
    """The certificate is there, so that nobody asks the register."""
    return relief().to("settle")


def test_a_settled_relief_makes_the_death_known(office):
    kept(office, settled().case)

    assert death_of(office, SARNAI) == (DIED, "funeral_relief")
    assert death_of(office, BATU) == (None, "")


def test_a_relief_that_the_county_approved_makes_it_known_too(office):
    kept(office, relief().to("approve").case)

    assert death_of(office, SARNAI) == (DIED, "funeral_relief")


def test_a_relief_that_was_refused_tells_of_no_death(office):
    kept(office, relief(died_at=AWAY).to("refuse").case)

    assert death_of(office, SARNAI) == (None, "")


def test_an_approved_burial_makes_the_death_known_and_the_register_first(office):
    kept(office, Course("eco_burial", "2026/ordinary").to("approve").case)

    assert death_of(office, SARNAI) == (date(2026, 3, 20), "death_register")


def test_a_register_that_tells_of_a_death_is_heard_whatever_was_applied_for(office):
    course = Course("pwd_subsidy", "2016/home", DAY).to("accept")
    kept(office, course.answered("death", died_on=date(2026, 2, 27)).case)

    assert death_of(office, BATU) == (date(2026, 2, 27), "death_register")


@pytest.mark.parametrize(("dataset", "answer"), [("death", {}), ("dibao", {"member": True})])
def test_a_register_that_knows_of_no_death_tells_of_none(office, dataset, answer):
    course = Course("pwd_subsidy", "2016/home", DAY).to("accept")
    kept(office, course.answered(dataset, **answer).case)

    assert death_of(office, BATU) == (None, "")


def test_a_file_that_was_closed_for_the_death_of_its_applicant_tells_of_it(office):
    course = Course("pwd_subsidy", "2016/home", DAY).later(1).do("close", ground="death")
    kept(office, course.case)

    assert death_of(office, BATU) == (DAY + days(1), "closed")


def test_a_file_that_was_closed_for_something_else_tells_of_no_death(office):
    course = Course("pwd_subsidy", "2016/home", DAY).do("close", ground="item_abolished")
    kept(office, course.case)

    assert death_of(office, BATU) == (None, "")


def test_the_first_report_counts(office):
    kept(office, settled().case)
    kept(office, Course("eco_burial", "2026/ordinary").to("approve").case)

    assert death_of(office, SARNAI) == (DIED, "funeral_relief")


def test_whom_nobody_has_on_file_nobody_reports(casework):
    kept(casework, settled().case)

    assert casework.streams.get(Person, UUID(SARNAI)) is None


def filed(casework: Casework, deceased: Identity, handler: str, **changes: Any) -> Any:
    """As the interface files it: people by name and number."""
    form = {name: value for name, value in RELIEF.items() if name not in ("owner", "papers")}
    return casework.submit(
        "funeral_relief",
        Order(applicant(handler)),
        applicant=handler,
        owner=str(COUNTY),
        papers=RELIEF["papers"],
        form={**form, "deceased": deceased, **changes},
    )


def test_of_several_who_file_for_one_deceased_at_the_same_moment_one_is_heard(office):
    deceased, together = Identity("其木格", identity_number(501)), Barrier(6)

    def try_it(number: int) -> bool:
        together.wait()
        try:
            filed(office, deceased, str(UUID(int=900 + number)))
        except DuplicateApplication:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        heard = list(pool.map(try_it, range(6)))

    assert sum(heard) == 1


def test_what_was_withdrawn_may_be_filed_again(office):
    deceased = Identity("其木格", identity_number(502))
    first = filed(office, deceased, BATU)
    with pytest.raises(DuplicateApplication):
        filed(office, deceased, str(UUID(int=901)))

    office.change(first.id, first.version, Order(applicant(BATU)), "withdraw", {})

    assert filed(office, deceased, str(UUID(int=901))).version == 1


def pricelist(**changes: Any) -> Course:
    against = Against(answers={"uscc": {"credit_code": PROVIDER}})
    return Course("funeral_pricelist", "2026/county", against=against, **changes)


def test_an_approved_list_is_the_provider_s_next_version_and_leads_back_to_its_case(office):
    first = pricelist().to("approve").case
    second = pricelist(items=[URN], valid_from=date(2026, 9, 1)).later(30).to("approve").case
    kept(office, first, second)

    held = office.streams.get(PriceList, PriceList.id_of(PROVIDER))
    assert [(v.number, v.case, v.owner) for v in held.versions] == [
        (1, first.id, str(COUNTY)),
        (2, second.id, str(COUNTY)),
    ]
    read = PriceLists(office).read(held.id, date(2026, 8, 31))
    assert read.in_force.items == tuple(LIST["items"])
    assert PriceLists(office).read(held.id, date(2026, 9, 1)).in_force.items == (URN,)


def test_a_list_that_was_refused_is_never_published(office):
    kept(office, pricelist(items=[{**URN, "basic": True}]).to("refuse").case)

    with pytest.raises(CaseNotFound):
        PriceLists(office).read(PriceList.id_of(PROVIDER), DAY)


def test_a_price_list_survives_the_erasure_of_whoever_handed_it_in(office, engine):
    kept(office, pricelist().to("approve").case)
    assert PersonalKeys(engine, MASTER).destroy(BATU)

    with casework_on(engine) as afterwards:
        held = afterwards.streams.get(PriceList, PriceList.id_of(PROVIDER))
        assert held.versions[0].items == tuple(LIST["items"])
