"""Sample applications about children: taken in by the county, or left without their parents."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from application.people import Identity
from domain.divisions import Level
from interface.trial.application import Application, Place
from interface.trial.organisations import STATE, credit_code

SCHOOL_AGE, GROWN = range(2012, 2020), range(1975, 1990)
RATED_BY_NOBODY = ("accept", "verify", "approve", "serve")
CARD = {"kind": "limb", "level": 1}
PRISON: dict[str, Any] = {"situations": ["imprisoned"], "term_months": 36}
OTHER: dict[str, Any] = {"situations": ["other"]}
"""In none of the listed situations: the county's meeting looks at it as one matter."""


def child_admission(place: Place) -> Application:
    """A baby without a name or a number, found at the bus station."""
    form = {
        "brought_by": "police",
        "situation": "parents_not_found",
        "identity_known": False,
        "born": place.day - timedelta(days=60),
        "sex": place.people.random.choice(("female", "male")),
        "found_on": place.day,
        "found_at": place.village[:9],
        "found_where": "样例：长途汽车站候车室",
        "features": "样例：红色襁褓",
    }
    return Application(
        Identity("无名婴儿"),
        form,
        ("found_child_report", "medical_record", "family_search_notice", "reception_opinion"),
        Level.COUNTY,
        goals=RATED_BY_NOBODY,
        words={
            "report_police": {"police_number": f"A{place.county}{place.day:%Y%m%d}"},
            "examine": {"condition": "healthy"},
            "order_custody": {"ground": "roaming"},
            "admit": {"institution": credit_code(place, STATE)},
            "request_search": {"dna_sample": f"D-{place.day:%Y%m%d}"},
            "announce_search": {"medium": "newspaper", "number": f"{place.day:%Y-%m}"},
            "report_search": {"result": "none"},
        },
    )


def de_facto_orphan(place: Place) -> Application:
    """The father away, the mother gravely disabled, and an aunt for a guardian."""
    child = place.people.person(place.county, SCHOOL_AGE)
    father, mother, aunt = (place.person(GROWN) for _ in range(3))
    away = place.people.random.choice((PRISON, OTHER))
    disabled = {"situations": ["severe_disability"], "disability": CARD}
    form = {
        "applies_as": "guardian",
        "guardian": aunt,
        "born": child.born,
        "hukou": place.village,
        "parents": [
            {"person": father, "parent": "father", **away},
            {"person": mother, "parent": "mother", **disabled},
        ],
        "received": {},
        "paid_to": "guardian",
        "circumstances": "样例：父亲不在家，母亲需人照料。",
    }
    return Application(
        child.identity,
        form,
        goals=RATED_BY_NOBODY,
        registers={
            "dibao": {"member": False},
            "disability": {**CARD, "valid_until": place.day.replace(year=2034, day=1)},
            "prison": {"serving": True, "term_months": 36},
        },
    )
