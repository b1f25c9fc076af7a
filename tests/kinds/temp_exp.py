"""支出型临时救助: a household that has paid for a treatment more than it lives on."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.traits.collective_decision import AGREED
from tests.cast import HOME, SARNAI, V1, V2, W1, Against, Sample, papers
from tests.kinds.dibao import asset, member
from tests.kinds.temp_urgent import QUOTA

NUMBERS = {"temp.assets.deposits": "60000"}
MEMBERS = [
    member(income={"wage": Decimal(18000)}),
    member(SARNAI, "spouse", income={"wage": Decimal(6000)}),
]
SPENDING: dict[str, Any] = {
    "papers": papers("application", "vouchers", "authorisation"),
    "cause": "medical",
    "spent": Decimal(15000),
    "arose_at": HOME,
    "area": "rural",
    "members": MEMBERS,
    "assets": [asset("deposits", 5000)],
    "account": "6217 0000 0000 0001",
}
FILED = date(2020, 9, 30)
FILED_UNDER_THE_LAW = date(2026, 8, 6)
SAMPLES = {
    "2020/county": Sample(SPENDING, on=FILED),
    "2020/township": Sample(SPENDING, entries=(QUOTA,), on=FILED),
    "2026/county": Sample(SPENDING, on=FILED_UNDER_THE_LAW),
    "2026/township": Sample(SPENDING, entries=(QUOTA,), on=FILED_UNDER_THE_LAW),
}
WORDS = {
    "recall_aid": {"aids": []},
    "verify_spending": {"spent": Decimal(15000), "findings": "the vouchers are in order"},
    "assess": {"degree": "ordinary", "months": 2, "forms": ["cash"]},
    "discuss": {"attended": [V1, V2, W1], "minutes": "all agree", "proposal": AGREED},
    "check_data": {"dataset": "tekun", "answer": {"member": False}, "authorisation": "a1"},
    "add_evidence": {"papers": papers("letter")},
}
REGISTERS = {"dibao": {"member": False}, "tekun": {"member": False}}
ELSEWHERE = "150421103200"


def lately(case: Any, day: date) -> dict[str, Any]:
    """Aid for the same cause some months ago, and once years before."""
    return {
        "aids": [
            {"cause": "medical", "on": day - timedelta(days=90)},
            {"cause": "medical", "on": day - timedelta(days=2000)},
        ]
    }


AGAIN_REFUSED = Against(words={"recall_aid": lately, "discuss": {"proposal": "refuse"}})
AGAINST = {
    "arose_elsewhere": Against({"arose_at": ELSEWHERE}),
    "household_of_nobody": Against({"members": [member(standing=["prisoner"])]}),
    "income_not_below_average": Against(numbers={"local.disposable_income": "12000"}),
    "owns_more_than_allowed": Against({"assets": [asset("vehicles", 1)]}),
    "nothing_was_spent": Against(words={"verify_spending": {"spent": Decimal(0)}}),
    "enough_is_left": Against(words={"verify_spending": {"spent": Decimal(5000)}}),
    "same_cause_again": AGAIN_REFUSED,
    "meeting_was_against": AGAIN_REFUSED,
}
