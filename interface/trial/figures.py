"""Sample figures (样例): no amount of the region could be verified, so none is claimed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

REGION = "15"
SAMPLE = "样例：仅供试用，以当地公布为准"


class Figure(NamedTuple):
    key: str
    division: str
    value: Decimal
    since: date
    source: str = SAMPLE


AMOUNTS = {
    "dibao.standard.urban": "860",
    "dibao.standard.rural": "620",
    "dibao.assets.deposits": "30000",
    "dibao.assets.vehicles": "0",
    "dibao.assets.houses": "1",
    "dibao.assets.businesses": "0",
    "pwd.living": "110",
    "pwd.care.1": "120",
    "pwd.care.2": "100",
}
"""For the whole region, in yuan or pieces."""
LATER = {
    "dibao.standard.urban": "890",
    "dibao.standard.rural": "660",
}
"""As published anew in mid-2025."""
DELEGATIONS = (
    Figure("dibao.decided_by_township", "150421", Decimal(1), date(2025, 9, 25), "P:AK"),
    Figure("dibao.decided_by_township", "152201", Decimal(1), date(2024, 1, 1), "P:WL"),
)
"""Counties that delegated the decision to their townships, as press reports say."""


def figures() -> Iterator[Figure]:
    for key, value in AMOUNTS.items():
        yield Figure(key, REGION, Decimal(value), date(2012, 1, 1))
    for key, value in LATER.items():
        yield Figure(key, REGION, Decimal(value), date(2025, 6, 1))
    yield from DELEGATIONS
