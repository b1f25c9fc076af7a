"""急难型临时救助: two people whose house burnt down, reported by telephone, without a paper."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.gazette import Entry
from tests.cast import COUNTY, SARNAI, V1, V2, W1, Against, Sample, papers, person

NUMBERS: dict[str, str] = {}
QUOTA = Entry(
    "temp.township_quota",
    COUNTY,
    date(2020, 1, 1),
    Decimal(3000),
    "旗人民政府 2020年第1号 (样例)",
)
URGENT: dict[str, Any] = {
    "papers": [],
    "cause": "fire",
    "happened_on": date(2020, 9, 29),
    "area": "rural",
    "statement": "the house burnt down",
    "others": [SARNAI],
}
FILED = date(2020, 9, 30)
FILED_UNDER_THE_LAW = date(2026, 8, 6)
SAMPLES = {
    "2020/county": Sample(URGENT, on=FILED),
    "2020/township": Sample(URGENT, entries=(QUOTA,), on=FILED),
    "2026/county": Sample(URGENT, on=FILED_UNDER_THE_LAW),
    "2026/township": Sample(URGENT, entries=(QUOTA,), on=FILED_UNDER_THE_LAW),
}


def in_money(case: Any) -> str:
    """Cash out of the township's fund, else what the county was ordered to transfer."""
    return "cash" if case.payer == "township" else "transfer"


WORDS = {
    "recall_aid": {"aids": []},
    "assess": {"degree": "ordinary", "months": 1, "forms": ["cash"]},
    "discuss": {"attended": [V1, V2, W1], "minutes": "all agree", "proposal": "approve"},
    "hear_fund": {"payer": "county"},
    "give_aid": lambda case, day: {"form": in_money(case), "receipt": "r1"},
    "hand_in_late": {"papers": papers("statement", "aid_record")},
    "complete_record": {"signed_by": [person("handler"), person("head")]},
}


def lately(case: Any, day: date) -> dict[str, Any]:
    """Aid for the same cause some months ago, and once years before."""
    return {
        "aids": [
            {"cause": "fire", "on": day - timedelta(days=90)},
            {"cause": "fire", "on": day - timedelta(days=2000)},
        ]
    }


AGAIN_REFUSED = Against(words={"recall_aid": lately, "discuss": {"proposal": "refuse"}})
AGAINST = {"same_cause_again": AGAIN_REFUSED, "meeting_was_against": AGAIN_REFUSED}
