"""养老机构一次性建设补贴: sixty beds of three classes, all of them there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.cast import COUNTY, HOME, W1, W2, Against, Sample, papers
from tests.kinds.elder_filing import CODE

OTHER = "91150100MA0P123424"
"""The credit code of another organisation."""
BUILD: dict[str, Any] = {
    "owner": str(COUNTY),
    "papers": papers("application", "bed_list", "premises_papers"),
    "institution": "夕阳红养老院",
    "credit_code": CODE,
    "receipt_number": "NM-150421-elder_filing-20201207-00001",
    "premises": HOME,
    "beds": 60,
    "new_beds": 30,
    "converted_beds": 20,
    "rented_beds": 10,
    "lease_years": 10,
    "opened_on": date(2020, 12, 1),
    "account": "6217 0000 0000 0002",
}
COUNTED = {"beds": 60, "new_beds": 30, "converted_beds": 20, "rented_beds": 10}
NUMBERS = {
    "elder_build.rate.new_beds": "10000",
    "elder_build.rate.converted_beds": "6000",
    "elder_build.rate.rented_beds": "3000",
}
SAMPLES = {"2021/county": Sample(BUILD)}
REGISTERS: dict[str, dict[str, Any]] = {
    "institution": {
        "credit_code": CODE,
        "state_run": False,
        "beds": 60,
        "subsidised_beds": 0,
        "opened_on": date(2020, 12, 1),
    },
    "fire": {"fire_clean": True},
    "food": {"food_clean": True},
}
AGAINST_BOTH = {
    "not_filed": Against(answers={"institution": {"credit_code": OTHER}}),
    "run_by_the_state": Against(answers={"institution": {"state_run": True}}),
    "fire_record_not_clean": Against(answers={"fire": {"fire_clean": False}}),
    "food_record_not_clean": Against(answers={"food": {"food_clean": False}}),
    "false_data_within_two_years": Against(
        answers={"institution": {"false_data_on": date(2020, 3, 2)}}
    ),
    "finance_disagrees": Against(words={"concur": {"answer": "disagreed"}}),
}
NO_BEDS = {"investigators": [W1, W2], "found": dict.fromkeys(COUNTED, 0)}
AGAINST = {
    **AGAINST_BOTH,
    "nothing_counted": Against(words={"check_site": NO_BEDS}),
    "lease_too_short": Against({"lease_years": 4}),
    "beds_funded_already": Against(answers={"institution": {"subsidised_beds": 1}}),
    "league_disagrees": Against(words={"review_as_league": {"answer": "disagreed"}}),
}
COMMON_WORDS = {
    "check_data": {
        "dataset": "fire",
        "answer": REGISTERS["fire"],
        "authorisation": "a1",
    },
    "report_outage": {"dataset": "fire", "why": "timeout"},
    "suspend": lambda case, day: {
        "reason": "inspection",
        "until": day + timedelta(days=14),
    },
    "raise_objection": {"text": "half of the beds are borrowed", "contact": "by letter"},
}
WORDS = {
    **COMMON_WORDS,
    "check_site": {"investigators": [W1, W2], "found": COUNTED},
    "review_as_league": {"answer": "agreed", "opinion": "in order"},
}
