"""Sample applications of households: 低保, 低保边缘, 刚性支出困难, 支出型临时救助."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from interface.trial.application import Application, Place
from interface.trial.households import Person

ADULTS = range(1968, 1990)


def couple(place: Place, yearly: range) -> tuple[Person, list[dict[str, Any]]]:
    """Two people, each with a wage of so many yuan a year; the first applies."""
    first, second = (place.people.person(place.county, ADULTS) for _ in range(2))
    members = [
        {
            "person": person.identity,
            "relation": relation,
            "born": person.born,
            "hukou": place.village,
            "lives": place.village,
            "income": {"wage": Decimal(place.people.random.choice(yearly))},
        }
        for person, relation in ((first, "self"), (second, "spouse"))
    ]
    return first, members


def household(
    place: Place, yearly: range, evidence: tuple[str, ...] = (), **more: Any
) -> Application:
    first, members = couple(place, yearly)
    form = {
        "area": "rural",
        "related_to_staff": False,
        "members": members,
        "assets": [],
        **more,
    }
    papers = ("application", "means_declaration", "authorisation", "means_evidence")
    return Application(first.identity, form, (*papers, *evidence))


def dibao(place: Place) -> Application:
    return household(place, range(0, 7000, 100), applies_as="household")


def dibao_edge(place: Place) -> Application:
    """Between the line and one and a half times the line."""
    return household(place, range(8200, 11500, 100))


def rigid_exp(place: Place) -> Application:
    """An illness and a school cost more than the 60 per cent of what they earn."""
    spending = {"medical": Decimal(32000), "education": Decimal(6000)}
    return household(
        place,
        range(20000, 30000, 500),
        ("spending_vouchers",),
        spending=spending,
        unchanged=[],
    )


def temp_exp(place: Place) -> Application:
    first, members = couple(place, range(9000, 14000, 500))
    spent = Decimal(18000)
    form = {
        "cause": "medical",
        "spent": spent,
        "arose_at": place.village,
        "area": "rural",
        "members": members,
        "assets": [],
    }
    return Application(
        first.identity,
        form,
        ("application", "vouchers", "authorisation"),
        words={"verify_spending": {"spent": spent, "findings": "样例：票据齐全。"}},
        registers={"dibao": {"member": False}},
    )
