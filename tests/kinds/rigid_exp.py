"""刚性支出困难家庭: two people on fair wages, with an illness that costs most of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.divisions import Division
from domain.gazette import Entry
from tests.cast import BATU, COUNTY, OYUN, SARNAI, V1, V2, Against, Sample, papers, person
from tests.kinds.dibao import STRANGER, asset, member

NUMBERS = {
    "local.disposable_income": "30000",
    "rigid_exp.spending_per_cent": "60",
    "rigid_exp.assets.deposits": "80000",
}
DELEGATION = Entry(
    "rigid_exp.decided_by_township",
    COUNTY,
    date(2025, 1, 1),
    Decimal(1),
    "旗人民政府 2025年第1号 (样例)",
)
PROVISION = Entry(
    "rigid_exp.townships_may_decide",
    Division("15"),
    date(2026, 7, 1),
    Decimal(1),
    "自治区人民政府规定 (样例)",
)
MEMBERS = [
    member(income={"wage": Decimal(30000)}),
    member(SARNAI, "spouse", income={"transfer": Decimal(6000)}),
]
"""18,000 yuan a year and head; the spending below is two thirds of the income."""
RIGID: dict[str, Any] = {
    "papers": papers(
        "application",
        "means_declaration",
        "authorisation",
        "means_evidence",
        "spending_vouchers",
    ),
    "area": "rural",
    "related_to_staff": False,
    "members": MEMBERS,
    "assets": [asset("deposits", 20000)],
    "spending": {"medical": Decimal(20000), "education": Decimal(4000)},
    "unchanged": [],
}
SAMPLES = {
    "2025/county": Sample(RIGID),
    "2026/county": Sample(RIGID),
    "2025/township": Sample(RIGID, entries=(DELEGATION,)),
    "2026/township": Sample(RIGID, entries=(DELEGATION, PROVISION)),
}
REGISTERS = {
    "dibao": {"member": False, "edge": False},
    "tekun": {"member": False},
    "rigid_exp": {"recognised": True},
}
NUMBER_BEFORE = "NM-150421-rigid_exp-20250610-00007"
"""Of the application that a renewal renews."""
MEETING = {
    "attended": [person("deputy head"), V1, V2],
    "minutes": "the illness is hard to weigh",
    "proposal": "approve",
}
WORDS = {"discuss": MEETING}
COMPLEX = {"verify": {"findings": "hard to say", "proposal": "discuss"}}
AGAINST = {
    "supported_otherwise": Against(answers={"dibao": {"edge": True}}),
    "income_not_below_disposable": Against(numbers={"local.disposable_income": "18000"}),
    "spending_not_over_ratio": Against({"spending": {"medical": Decimal(9000)}}),
    "assets_over_limit": Against({"assets": [asset("deposits", 90000)]}),
    "nobody_counts": Against({"members": [{**MEMBERS[0], "standing": ["prisoner"]}]}),
    "member_left_out": Against(answers={"hukou": {"household": [BATU, SARNAI, OYUN]}}),
    "belongs_elsewhere": Against(
        {"members": [{**each, "hukou": STRANGER, "lives": STRANGER} for each in MEMBERS]}
    ),
    "meeting_disagreed": Against(
        words={**COMPLEX, "discuss": {**MEETING, "proposal": "refuse"}}
    ),
}
