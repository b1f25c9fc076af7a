"""Sample applications of care institutions: put on file, built, run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from domain.divisions import Level
from interface.trial.application import Application, Place
from interface.trial.organisations import NON_PROFIT, credit_code

NAME, BEDS = "样例养老院", 60
IN_ORDER = ("building", "fire", "kitchen", "medical", "equipment")
REPRESENTS = range(1965, 1990)


def elder_filing(place: Place) -> Application:
    code, head = credit_code(place, NON_PROFIT), place.person(REPRESENTS)
    form = {
        "filing": "first",
        "institution": NAME,
        "credit_code": code,
        "nature": "non_profit",
        "registered_at": place.county,
        "premises": place.village,
        "address": "样例路1号",
        "legal_representative": head,
        "ownership": "owned",
        "beds": BEDS,
        "area": BEDS * 30,
        "first_admitted_on": place.day - timedelta(days=5),
        "contact": "样例",
    }
    found = {"beds": BEDS, **{f"{part}_in_order": True for part in IN_ORDER}}
    policies = ["construction_subsidy", "operating_subsidy"]
    return Application(
        head,
        form,
        ("filing_form", "safety_standards"),
        Level.COUNTY,
        goals=("settle", "give_policies", "check_site", "evaluate"),
        words={"check_site": {"found": found}, "give_policies": {"policies": policies}},
        registers={"uscc": {"credit_code": code, "active": True}},
    )


def subsidy(
    place: Place, counted: dict[str, int], papers: tuple[str, ...], **more: Any
) -> Application:
    """By an institution that has been on file for a year; all is there that it declares."""
    code, opened_on = credit_code(place, NON_PROFIT), place.day - timedelta(days=360)
    form = {
        "institution": NAME,
        "credit_code": code,
        "receipt_number": f"NM-{place.county}-elder_filing-{opened_on:%Y%m%d}-00001",
        "premises": place.village,
        "beds": BEDS,
        **counted,
        **more,
    }
    known = {"credit_code": code, "state_run": False, "beds": BEDS, "opened_on": opened_on}
    return Application(
        place.person(REPRESENTS),
        form,
        ("application", *papers),
        Level.COUNTY,
        words={"check_site": {"found": {"beds": BEDS, **counted}}},
        registers={
            "institution": {**known, "subsidised_beds": 0},
            "fire": {"fire_clean": True},
            "food": {"food_clean": True},
        },
    )


def elder_build(place: Place) -> Application:
    beds = {"new_beds": 40, "converted_beds": 20, "rented_beds": 0}
    opened_on = place.day - timedelta(days=360)
    papers = ("bed_list", "premises_papers")
    return subsidy(place, beds, papers, lease_years=0, opened_on=opened_on)


def elder_operate(place: Place) -> Application:
    """Of a quarter that is over."""
    occupied = {"able_bed_months": 60, "partly_able_bed_months": 45, "disabled_bed_months": 30}
    first = (place.day.replace(day=1) - timedelta(days=100)).replace(day=1)
    return subsidy(place, occupied, ("roster",), period_from=first, months=3)
