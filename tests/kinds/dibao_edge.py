"""低保边缘家庭: a household of two, a little above the line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.divisions import Division
from domain.gazette import Entry
from tests.cast import BATU, COUNTY, OYUN, SARNAI, Against, Sample, paper, papers
from tests.kinds.dibao import STRANGER, asset, member

NUMBERS = {"dibao_edge.assets.deposits": "60000", "dibao_edge.assets.vehicles": "1"}
DELEGATION = Entry(
    "dibao_edge.decided_by_township",
    COUNTY,
    date(2021, 7, 1),
    Decimal(1),
    "旗人民政府 2021年第3号 (样例)",
)
PROVISION = Entry(
    "dibao_edge.townships_may_decide",
    Division("15"),
    date(2026, 7, 1),
    Decimal(1),
    "自治区人民政府规定 (样例)",
)
MEMBERS = [
    member(income={"wage": Decimal(16000)}),
    member(SARNAI, "spouse", income={"transfer": Decimal(1200)}),
]
"""716.67 yuan a month and head, where the line is 620."""
EDGE: dict[str, Any] = {
    "papers": papers("application", "means_declaration", "authorisation"),
    "area": "rural",
    "related_to_staff": False,
    "members": MEMBERS,
    "assets": [asset("deposits", 45000)],
}
EDGE_2023 = {**EDGE, "papers": [*EDGE["papers"], paper("means_evidence")]}
SAMPLES = {
    "2021/county": Sample(EDGE),
    "2023/county": Sample(EDGE_2023),
    "2026/county": Sample(EDGE_2023),
    "2021/township": Sample(EDGE, entries=(DELEGATION,)),
    "2023/township": Sample(EDGE_2023, entries=(DELEGATION,)),
    "2026/township": Sample(EDGE_2023, entries=(DELEGATION, PROVISION)),
}


def living_on(yearly: int | str | Decimal, **facts: Any) -> list[dict[str, Any]]:
    """One person with so much a year."""
    return [member(income={"wage": Decimal(yearly)}, **facts)]


AGAINST = {
    "income_below_standard": Against({"members": living_on(2400)}),
    "income_not_below_edge": Against({"members": living_on(30000)}),
    "assets_over_limit": Against({"assets": [asset("vehicles", 2)]}),
    "nobody_counts": Against({"members": [{**MEMBERS[0], "standing": ["prisoner"]}]}),
    "member_left_out": Against(answers={"hukou": {"household": [BATU, SARNAI, OYUN]}}),
    "belongs_elsewhere": Against(
        {"members": [{**each, "hukou": STRANGER, "lives": STRANGER} for each in MEMBERS]}
    ),
}
