"""收费清单: every service in the catalogue, at a price that officials allow; then published."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.divisions import Division, Level
from domain.errors import (
    Conflicted,
    Ineligible,
    Malformed,
    NotInArea,
    NotYours,
    UnknownDivision,
)
from domain.office import Actor, Role
from domain.price_list import PriceList
from domain.price_list_catalogue import BASIC, BY_REGION, GUIDED_PER, OTHER, UNITS
from tests.builders import Course, act
from tests.cast import BATU, COUNTY, Against, officer, person
from tests.kinds.funeral_pricelist import LIST, PROVIDER, URN, item

DAY = date(2026, 5, 11)
OUTSIDE = ["outside_the_range"]
MACHINE = Actor("policy:publish_price_list", Role.MACHINE, COUNTY)


def submitted(on=DAY, name="2026/county", against=None, **changes):
    fact = against or Against()
    return Course("funeral_pricelist", name, on, against=fact, **changes)


def refused_for(*items, **numbers):
    """The grounds against a list of these items."""
    course = submitted(items=list(items)).publishing(**numbers).ready_for("approve")
    try:
        course.do("approve")
    except Ineligible as refusal:
        return refusal.details
    return []


def test_what_is_approved_holds_from_the_day_the_provider_names():
    course = submitted().to("approve")
    assert course.last.effective_from == date(2026, 6, 1)


def test_but_not_before_it_was_checked():
    course = submitted(valid_from=date(2026, 1, 1)).later(3).to("approve")
    assert course.last.effective_from == date(2026, 5, 14)


def test_it_is_checked_within_ten_working_days_of_acceptance():
    course = submitted(on=date(2026, 9, 18)).do("accept")
    assert course.case.clocks["total"].due == date(2026, 10, 9)


@given(cents=st.integers(0, 90_000), more=st.integers(0, 30))
def test_a_basic_service_costs_at_most_the_guided_price_and_what_it_may_float(cents, more):
    price = Decimal(cents) / 100
    against = refused_for(
        item("cremation", str(price)), funeral__price__float_per_cent=str(more)
    )
    assert ("above_the_guided_price" in against) is (price > Decimal(600) * (100 + more) / 100)


@pytest.mark.parametrize(
    ("service", "unit", "price", "against"),
    [
        ("ash_storage", "year", "60", []),
        ("ash_storage", "month", "60", ["unit_differs"]),
        ("storage", "day", "80", []),
        ("storage", "each", "80", ["unit_differs"]),
        ("cremation", "each", "600", []),
        ("cremation", "day", "900", ["unit_differs"]),
    ],
)
def test_a_basic_service_is_charged_by_the_unit_of_its_guided_price(
    service, unit, price, against
):
    assert refused_for(item(service, price, unit=unit)) == against


def test_every_guided_price_has_a_unit():
    assert GUIDED_PER.keys() == dict((*BASIC, *BY_REGION)).keys()
    assert set(GUIDED_PER.values()) <= dict(UNITS).keys()


@pytest.mark.parametrize(
    ("price", "against"),
    [("99.99", OUTSIDE), ("100", []), ("3000", []), ("3000.01", OUTSIDE)],
)
def test_another_service_stays_within_the_reference_range(price, against):
    assert refused_for({**URN, "price": Decimal(price)}) == against


def test_without_a_least_the_range_begins_at_nothing():
    flowers = item("flowers", "0", basic=False)
    assert refused_for(flowers, funeral__range__flowers__most="200") == []


def test_a_service_without_a_range_is_not_in_the_catalogue_of_the_place():
    assert refused_for(item("flowers", "50", basic=False)) == ["outside_the_catalogue"]


@pytest.mark.parametrize("made_basic", ["0", "1"])
def test_the_region_may_make_a_service_basic(made_basic):
    grooming = item("grooming", "150", basic=True)
    against = refused_for(grooming, funeral__basic__grooming=made_basic)
    assert against == ([] if made_basic == "1" else ["basic_marked_wrongly"])


def test_a_basic_service_is_judged_by_the_guided_price_whatever_it_is_called():
    disguised = item("cremation", "2000", basic=False)
    assert refused_for(disguised) == ["basic_marked_wrongly", "above_the_guided_price"]


@pytest.mark.parametrize(
    ("answer", "ground"),
    [
        ({"active": False}, "provider_not_registered"),
        ({"represented": False}, "not_its_representative"),
        ({"credit_code": "52150102MJY00001XA"}, "not_its_representative"),
    ],
)
def test_only_who_represents_a_registered_provider_hands_in_its_list(answer, ground):
    course = submitted(against=Against(answers={"uscc": answer})).ready_for("approve")
    with pytest.raises(Ineligible, match=ground):
        course.do("approve")


def test_one_service_has_one_price():
    twice = [item("transport", "300"), item("transport", "280")]
    with pytest.raises(Malformed, match=r"items\.1\.content"):
        submitted(items=twice)
    submitted(items=[item("transport", "300"), item("transport", "3", unit="kilometre")])


def test_the_one_open_list_is_the_providers_whoever_hands_it_in():
    course = submitted()
    assert course.case.exclusive_for == {PROVIDER}
    assert course.to("approve").case.exclusive_for == frozenset()


def test_every_service_has_one_kind():
    codes = [code for code, _ in (*BASIC, *BY_REGION, *OTHER)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("owner", "path"), [("1504", "league"), ("150421", "county"), ("150421102", "county")]
)
def test_the_owner_decides_who_checks(owner, path):
    name = f"2026/{path}"
    course = Course("funeral_pricelist", name, DAY, owner=owner)
    assert course.case.procedure.name == name


def test_the_region_checks_no_list_itself():
    with pytest.raises(Malformed, match="too large"):
        submitted(owner="15")
    with pytest.raises(UnknownDivision):
        submitted(owner="150499")


def test_a_county_does_not_check_the_list_of_a_league():
    course = submitted(name="2026/league", owner="1504").to("accept").ask_registers()
    with pytest.raises(NotInArea):
        course.do("verify", by=officer(Role.VERIFIER, Level.COUNTY))


def test_who_checked_does_not_approve():
    course = submitted().ready_for("approve")
    checker = next(iter(course.case.hands["verify"]))
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(checker, Role.APPROVER, COUNTY))


def published(price_list, day, valid_from, case, **changes):
    facts = {
        "valid_from": valid_from,
        "name": LIST["name"],
        "owner": Division("150421"),
        "case": case,
        "case_version": 7,
        "items": LIST["items"],
        **changes,
    }
    price_list.publish(act(MACHINE, day), **facts)
    return price_list


def opened():
    return PriceList.open(act(MACHINE, DAY), PROVIDER)


def test_every_approved_list_becomes_the_next_version():
    held = opened()
    published(held, DAY, date(2026, 6, 1), "c1")
    published(held, date(2026, 6, 20), date(2026, 7, 1), "c2", items=[URN])

    assert [version.number for version in held.versions] == [1, 2]
    assert held.on(date(2026, 5, 31)) is None
    assert held.on(date(2026, 6, 30)).number == 1
    assert held.on(date(2026, 7, 1)).items == (URN,)


def test_a_newer_list_that_begins_earlier_holds_from_its_own_day():
    held = opened()
    published(held, DAY, date(2026, 9, 1), "c1")
    published(held, date(2026, 6, 1), date(2026, 7, 1), "c2")

    assert held.on(date(2026, 8, 1)).number == 2
    assert held.on(date(2026, 9, 1)).number == 2


def test_the_same_approval_is_published_once():
    held = published(published(opened(), DAY, DAY, "c1"), DAY, DAY, "c1")
    assert len(held.versions) == 1


def test_nobody_types_a_price_in():
    with pytest.raises(NotYours):
        opened().publish(
            act(Actor(person("clerk"), Role.APPROVER, COUNTY), DAY),
            valid_from=DAY,
            name="x",
            owner=COUNTY,
            case="c1",
            case_version=1,
            items=[],
        )


def test_a_list_says_nothing_of_who_handed_it_in():
    held = published(opened(), DAY, DAY, "c1")
    assert BATU not in str([vars(event) for event in held.pending_events])
