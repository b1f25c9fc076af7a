"""特困: somebody old on next to nothing, whose one legal supporter is older and as poor."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.divisions import Division
from domain.gazette import Entry
from tests.cast import COUNTY, HOME, SARNAI, Against, Sample, papers


def supporter(who: str = SARNAI, relation: str = "spouse", **facts: Any) -> dict[str, Any]:
    """Over 70, with an income and property of next to nothing."""
    return {
        "person": who,
        "relation": relation,
        "born": date(1948, 5, 4),
        "income": Decimal(3600),
        "owns": {"deposits": Decimal(1000)},
        **facts,
    }


NUMBERS = {
    "tekun.basic.rural": "900",
    "tekun.basic.urban": "1200",
    "tekun.care.able": "50",
    "tekun.care.partly": "300",
    "tekun.care.unable": "600",
    "tekun.assets.deposits": "20000",
    "tekun.assets.vehicles": "0",
    "low_income.assets.deposits": "40000",
    "low_income.assets.vehicles": "0",
}
DELEGATION = Entry(
    "tekun.decided_by_township",
    COUNTY,
    date(2021, 7, 1),
    Decimal(1),
    "旗人民政府 2021年第4号 (样例)",
)
PROVISION = Entry(
    "tekun.townships_may_decide",
    Division("15"),
    date(2026, 7, 1),
    Decimal(1),
    "自治区人民政府规定 (样例)",
)
TEKUN: dict[str, Any] = {
    "papers": papers(
        "statement", "commitment", "own_authorisation", "supporters_authorisation"
    ),
    "area": "rural",
    "hukou": HOME,
    "born": date(1950, 3, 1),
    "incapable": False,
    "disabilities": [],
    "standing": [],
    "income": {"basic_pension": Decimal(1560), "transfer": Decimal(1200)},
    "owns": {"deposits": Decimal(5000)},
    "supporters": [supporter()],
    "related_to_staff": False,
    "support_form": "dispersed",
    "account": "6217 0000 0000 0001",
}
SAMPLES = {
    "2021/county": Sample(TEKUN),
    "2026/county": Sample(TEKUN),
    "2021/township": Sample(TEKUN, entries=(DELEGATION,)),
    "2026/township": Sample(TEKUN, entries=(DELEGATION, PROVISION)),
}
STRANGER = "150502001001"
"""A village of another league."""
AT_WORK = supporter(relation="child", born=date(1980, 6, 1), income=Decimal(40000))
AGAINST = {
    "able_to_work": Against({"born": date(1985, 3, 1)}),
    "has_source_of_income": Against({"income": {"wage": Decimal(30000)}}),
    "owns_too_much": Against({"owns": {"vehicles": Decimal(1)}}),
    "somebody_can_support": Against({"supporters": [AT_WORK]}),
    "on_child_support": Against(
        {"born": date(2012, 3, 1), "supporters": [], "standing": ["chooses_child_support"]}
    ),
    "hukou_in_another_township": Against(answers={"hukou": {"division": STRANGER}}),
}
WORDS = {
    "assess_self_care": {"failed": ["bathing", "walking"]},
    "establish_facts": {"owns": {"deposits": Decimal(6200)}},
    "choose_support": {"support_form": "centralised"},
}
