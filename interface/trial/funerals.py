"""Sample applications around a death: relief at the provider, eco-burial, price lists."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from domain.divisions import Level
from domain.office import Role
from interface.trial.application import Application, Place
from interface.trial.organisations import STATE, credit_code

OLD, GROWN = range(1930, 1955), range(1960, 1990)


def funeral_relief(place: Place) -> Application:
    """Filed and settled by the provider, which then claims what it deducted."""
    form = {
        "deceased": place.person(OLD),
        "group": "resident",
        "hukou": place.village,
        "died_on": place.day - timedelta(days=3),
        "died_at": place.village,
        "handler": "lineal",
        "provider": credit_code(place, STATE),
        "cremated_at": place.county,
        "items": ["transport", "storage", "cremation"],
        "storage_days": 2,
        "ash_years": 0,
    }
    return Application(
        place.person(GROWN),
        form,
        ("handler_id", "death_certificate"),
        Level.COUNTY,
        Role.PROVIDER,
        goals=("settle", "evaluate", "claim", "reimburse"),
        words={"reimburse": {"voucher": "SL-1"}},
    )


def eco_burial(place: Place) -> Application:
    form = {
        "deceased": place.person(OLD),
        "hukou": place.village,
        "died_on": place.day - timedelta(days=9),
        "burial": place.people.random.choice(("tree", "lawn", "scattering")),
        "buried_at": place.village,
        "buried_on": place.day - timedelta(days=2),
        "provider": credit_code(place, STATE),
        "account": "样例账户",
    }
    found = {"as_certified": True, "grave_left": False}
    return Application(
        place.person(GROWN),
        form,
        ("burial_certificate", "burial_photo", "handler_id", "account"),
        Level.COUNTY,
        words={"check_site": {"found": found}},
        registers={
            "dibao": {"member": True},
            "death": {"died_on": place.day - timedelta(days=9)},
        },
    )


def item(service: str, price: str, basic: bool) -> dict[str, Any]:
    return {
        "service": service,
        "content": "样例",
        "unit": "each",
        "price": Decimal(price),
        "basis": "样例文件",
        "basic": basic,
    }


def funeral_pricelist(place: Place) -> Application:
    code = credit_code(place, STATE)
    form = {
        "organisation": code,
        "name": "样例殡仪馆",
        "valid_from": place.day + timedelta(days=60),
        "items": [
            item("transport", "300", basic=True),
            item("cremation", "600", basic=True),
            item("urn", "800", basic=False),
        ],
    }
    return Application(
        place.person(GROWN),
        form,
        ("price_list", "price_basis"),
        Level.COUNTY,
        registers={"uscc": {"credit_code": code, "active": True, "represented": True}},
    )
