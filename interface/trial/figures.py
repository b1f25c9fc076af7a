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


HOUSEHOLDS = {
    "dibao.standard.urban": "860",
    "dibao.standard.rural": "620",
    "dibao.assets.deposits": "30000",
    "dibao.assets.vehicles": "0",
    "dibao.assets.houses": "1",
    "dibao.assets.businesses": "0",
    "dibao_edge.assets.deposits": "45000",
    "dibao_edge.assets.vehicles": "1",
    "dibao_edge.assets.houses": "1",
    "dibao_edge.assets.businesses": "0",
    "rigid_exp.spending_per_cent": "60",
    "rigid_exp.assets.deposits": "60000",
    "rigid_exp.assets.vehicles": "1",
    "rigid_exp.assets.houses": "1",
    "rigid_exp.assets.businesses": "0",
    "low_income.assets.deposits": "45000",
    "low_income.assets.vehicles": "1",
    "low_income.assets.houses": "1",
    "low_income.assets.businesses": "0",
    "local.disposable_income": "38000",
}
TEKUN = {
    "tekun.basic.urban": "1200",
    "tekun.basic.rural": "900",
    "tekun.care.able": "100",
    "tekun.care.partly": "300",
    "tekun.care.unable": "600",
    "tekun.assets.deposits": "20000",
    "tekun.assets.vehicles": "0",
    "tekun.assets.houses": "1",
    "tekun.assets.businesses": "0",
}
TEMPORARY_AID = {
    "temp.assets.deposits": "45000",
    "temp.assets.vehicles": "1",
    "temp.assets.houses": "1",
    "temp.assets.businesses": "0",
}
DISABILITY = {
    "pwd.living": "110",
    "pwd.care.1": "120",
    "pwd.care.2": "100",
    "pwd.care.3": "60",
    "pwd.care.4": "60",
}
CHILDREN = {"child.de_facto.standard": "1900"}
ELDERS = {
    "elder_build.rate.new_beds": "10000",
    "elder_build.rate.converted_beds": "6000",
    "elder_build.rate.rented_beds": "3000",
    "elder_operate.rate.able_bed_months": "100",
    "elder_operate.rate.partly_able_bed_months": "150",
    "elder_operate.rate.disabled_bed_months": "200",
}
GUIDED = {
    "transport": "300",
    "storage": "80",
    "farewell": "200",
    "cremation": "600",
    "ash_storage": "60",
    "eco_burial": "500",
    "public_niche": "1500",
    "grooming": "150",
    "embalming": "300",
}
"""政府指导价 of funeral services."""
RANGES = {
    "grooming": ("80", "400"),
    "embalming": ("200", "800"),
    "grave_use": ("2000", "30000"),
    "grave_upkeep": ("50", "300"),
    "hall": ("200", "1200"),
    "urn": ("100", "3000"),
    "flowers": ("30", "500"),
    "ceremony": ("200", "1500"),
    "shroud": ("100", "2000"),
    "other": ("10", "500"),
}
"""参考区间 of funeral services that are not basic."""
BURIALS = {
    "scattering": "2000",
    "tree": "1500",
    "flower_bed": "1500",
    "lawn": "1500",
    "deep_burial": "800",
    "wall": "1000",
}
"""节地生态安葬奖补."""
FUNERALS = {
    **{f"funeral.price.{service}": price for service, price in GUIDED.items()},
    **{f"funeral.range.{service}.least": least for service, (least, _) in RANGES.items()},
    **{f"funeral.range.{service}.most": most for service, (_, most) in RANGES.items()},
    **{f"eco_burial.{kind}": award for kind, award in BURIALS.items()},
}
AMOUNTS = {
    **HOUSEHOLDS,
    **TEKUN,
    **TEMPORARY_AID,
    **DISABILITY,
    **CHILDREN,
    **ELDERS,
    **FUNERALS,
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
    Figure("temp.township_quota", "1504", Decimal(3000), date(2020, 8, 25)),
    Figure("temp.township_quota", "1522", Decimal(3000), date(2020, 8, 25)),
)
"""What townships decide: as press reports say of two counties, and sample quotas of leagues."""


def figures() -> Iterator[Figure]:
    for key, value in AMOUNTS.items():
        yield Figure(key, REGION, Decimal(value), date(2012, 1, 1))
    for key, value in LATER.items():
        yield Figure(key, REGION, Decimal(value), date(2025, 6, 1))
    yield from DELEGATIONS
