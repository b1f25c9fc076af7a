"""Citizens of these tests, the places they live in, and the forms they fill in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from domain.people import CREDIT_ALPHABET, RESIDENT_WEIGHTS

REGION = "15"
LEAGUE = "1504"
COUNTY = "150421"
TOWNSHIP = "150421102"
VILLAGE = "150421102201"
ELSEWHERE = "150502001"
NUMBERS = count(1)
BORN: defaultdict[date, count[int]] = defaultdict(lambda: count(1))


def identity_number(serial: int, born: date = date(1970, 3, 1), issued: str = "150421") -> str:
    """A well-formed number that nobody else in the tests has."""
    body = f"{issued}{born:%Y%m%d}{serial % 1000:03}"
    total = sum(int(d) * weight for d, weight in zip(body, RESIDENT_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def credit_code(kind: str = "52") -> str:
    """Of an organisation of this kind that nobody else in the tests is."""
    body = f"{kind}150421M{next(NUMBERS):08}"
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + CREDIT_ALPHABET[-total % 31]


@dataclass
class Citizen:
    """Somebody with a name and a number."""

    name: str
    number: str

    @property
    def told(self) -> dict[str, str]:
        return {"name": self.name, "identity_number": self.number}


def citizen() -> Citizen:
    serial = next(NUMBERS)
    born = date(1960 + serial // 1000 % 40, 3, 1)
    return Citizen("巴图", identity_number(serial, born))


def born_on(day: date) -> Citizen:
    """Somebody born that day, whose first card was issued in another county."""
    serial = next(BORN[day])
    return Citizen("巴图", identity_number(serial, day, str(150521 + serial // 1000)))


def household(*people: Citizen) -> dict[str, Any]:
    """The form of a poor household: the applicant, and a spouse if there is one."""
    relations = ("self", "spouse")
    return {
        "applies_as": "household",
        "area": "rural",
        "related_to_staff": False,
        "members": [
            {
                "person": who.told,
                "relation": relation,
                "born": f"{who.number[6:10]}-{who.number[10:12]}-{who.number[12:14]}",
                "hukou": VILLAGE,
                "lives": VILLAGE,
                "income": {"wage": "2400"},
            }
            for who, relation in zip(people, relations, strict=False)
        ],
        "assets": [{"person": people[0].told, "kind": "deposits", "value": "5000"}],
    }


def disability() -> dict[str, Any]:
    return {
        "claims": ["living", "care"],
        "hukou": VILLAGE,
        "declared_card": {"kind": "limb", "level": 1, "valid_until": "2034-01-01"},
        "care_months": 12,
        "similar_subsidies": {},
    }


DIBAO_PAPERS = ("application", "means_declaration", "authorisation", "means_evidence")
PWD_PAPERS = ("application", "account")
