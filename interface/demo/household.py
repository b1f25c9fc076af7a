"""The household of the story: its members are invented, the village is real."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from interface.demo.town import VILLAGE, Citizen

FATHER = Citizen("那仁满都拉", "150525197905110036", "13947500001")
MOTHER = Citizen("高秀兰", "150525198209230047")
CHILD = Citizen("那仁其其格", "150525201103040055")


def member(who: Citizen, relation: str, born: str, **facts: Any) -> dict[str, Any]:
    return {
        "person": who.told(),
        "relation": relation,
        "born": born,
        "hukou": VILLAGE,
        "lives": VILLAGE,
        "income": {},
        **facts,
    }


APPLICATION = {
    "applies_as": "household",
    "area": "rural",
    "related_to_staff": False,
    "members": [
        member(FATHER, "self", "1979-05-11", income={"wage": "9600.00"}),
        member(MOTHER, "spouse", "1982-09-23", standing=["gravely_ill"]),
        member(CHILD, "child", "2011-03-04", standing=["full_time_student"]),
    ],
    "assets": [{"person": FATHER.told(), "kind": "deposits", "value": "3200.00"}],
    "account": "6217000000000000001",
}


@dataclass
class Told:
    """What was read back through the API, by whom it was shown to."""

    case: str = ""
    number: str = ""
    amount: Decimal = Decimal(0)
    effective_from: str = ""
    notice_closed_on: str = ""
    decided_on: str = ""
    benefit: dict[str, Any] = field(default_factory=dict)
    rating: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    """Status of what was tried and must not be."""
