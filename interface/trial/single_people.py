"""Sample applications of single people: 特困, 急难型临时救助, 残疾人两项补贴."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from interface.trial.application import Application, Place, paper

FAILED: tuple[list[str], ...] = ([], ["bathing"], ["bathing", "walking"])
"""What somebody cannot do alone."""


def tekun(place: Place) -> Application:
    person = place.people.person(place.county, range(1938, 1964))
    form: dict[str, Any] = {
        "area": "rural",
        "hukou": place.village,
        "born": person.born,
        "incapable": False,
        "disabilities": [],
        "standing": [],
        "income": {"basic_pension": Decimal(1560)},
        "owns": {"deposits": Decimal(3000)},
        "supporters": [],
        "related_to_staff": False,
        "support_form": "dispersed",
    }
    papers = ("statement", "commitment", "own_authorisation")
    failed = place.people.random.choice(FAILED)
    return Application(
        person.identity, form, papers, words={"assess_self_care": {"failed": failed}}
    )


def temp_urgent(place: Place) -> Application:
    """Told at the window the morning after; helped at once, written down afterwards."""
    form: dict[str, Any] = {
        "cause": place.people.random.choice(("fire", "traffic_accident", "sudden_illness")),
        "happened_on": place.day - timedelta(days=1),
        "area": "rural",
        "statement": "样例：家中突遭意外，生活无着。",
        "others": [],
    }
    late = [paper("statement"), paper("aid_record")]
    return Application(
        place.person(range(1950, 2000)),
        form,
        (),
        goals=("accept", "approve", "give_aid", "serve", "complete_record", "evaluate"),
        words={
            "assess": {
                "degree": "ordinary",
                "months": 1,
                "forms": ["cash", "goods"],
                "goods": Decimal(200),
            },
            "give_aid": {"form": "goods", "receipt": "SL-1"},
            "hand_in_late": {"papers": late},
        },
    )


def pwd_subsidy(place: Place) -> Application:
    card: dict[str, Any] = {
        "kind": "limb",
        "level": place.people.random.choice((1, 2)),
        "valid_until": date(2034, 12, 31),
    }
    form: dict[str, Any] = {
        "claims": ["living", "care"],
        "hukou": place.village,
        "declared_card": card,
        "care_months": 24,
        "similar_subsidies": {},
    }
    return Application(
        place.person(range(1945, 2005)),
        form,
        ("application", "account"),
        registers={"disability": card, "dibao": {"member": True}},
    )
