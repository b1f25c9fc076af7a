"""低保: a household of two on little."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.divisions import Division
from domain.gazette import Entry
from tests.cast import BATU, COUNTY, HOME, OYUN, SARNAI, Against, Sample, paper, papers


def member(who: str = BATU, relation: str = "self", **facts: Any) -> dict[str, Any]:
    return {
        "person": who,
        "relation": relation,
        "born": date(1970, 3, 1),
        "hukou": HOME,
        "lives": HOME,
        "income": {"wage": Decimal(2400)},
        **facts,
    }


def asset(kind: str, value: int | str, who: str = BATU) -> dict[str, Any]:
    return {"person": who, "kind": kind, "value": Decimal(value)}


NUMBERS = {
    "dibao.standard.rural": "620",
    "dibao.standard.urban": "860",
    "dibao.assets.deposits": "30000",
    "dibao.assets.vehicles": "0",
}
DELEGATION = Entry(
    "dibao.decided_by_township",
    COUNTY,
    date(2021, 7, 1),
    Decimal(1),
    "旗人民政府 2021年第3号 (样例)",
)
PROVISION = Entry(
    "dibao.townships_may_decide",
    Division("15"),
    date(2026, 7, 1),
    Decimal(1),
    "自治区人民政府规定 (样例)",
)
DIBAO: dict[str, Any] = {
    "papers": papers("application", "means_declaration", "authorisation"),
    "applies_as": "household",
    "area": "rural",
    "related_to_staff": False,
    "members": [
        member(),
        member(SARNAI, "spouse", income={"transfer": Decimal(1200)}),
    ],
    "assets": [asset("deposits", 5000)],
    "account": "6217 0000 0000 0001",
}
DIBAO_2022 = {**DIBAO, "papers": [*DIBAO["papers"], paper("means_evidence")]}
SAMPLES = {
    "2012/county": Sample(DIBAO),
    "2021/county": Sample(DIBAO),
    "2022/county": Sample(DIBAO_2022),
    "2026/county": Sample(DIBAO_2022),
    "2021/township": Sample(DIBAO, entries=(DELEGATION,)),
    "2022/township": Sample(DIBAO_2022, entries=(DELEGATION,)),
    "2026/township": Sample(DIBAO_2022, entries=(DELEGATION, PROVISION)),
}
OVER = [member(income={"wage": Decimal(30000)})]
STRANGER = "150502001001"
"""A village of another league."""
AGAINST = {
    "income_not_below_standard": Against({"members": OVER}),
    "assets_over_limit": Against({"assets": [asset("vehicles", 1)]}),
    "nobody_counts": Against({"members": [member(standing=["prisoner"])]}),
    "member_left_out": Against(answers={"hukou": {"household": [BATU, SARNAI, OYUN]}}),
    "belongs_elsewhere": Against({"members": [member(hukou=STRANGER, lives=STRANGER)]}),
    "may_not_apply_alone": Against({"applies_as": "single_person", "members": [member()]}),
    "may_not_apply_alone_2022": Against({"applies_as": "single_person", "members": [member()]}),
    "may_not_apply_alone_2012": Against({"applies_as": "single_person", "members": [member()]}),
}
