"""养老机构运营补贴: a quarter of forty residents, as the roster bears out."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cast import COUNTY, HOME, W1, W2, Against, Sample, papers
from tests.kinds.elder_build import AGAINST_BOTH, COMMON_WORDS
from tests.kinds.elder_build import REGISTERS as REGISTERS
from tests.kinds.elder_filing import CODE

OPERATE: dict[str, Any] = {
    "owner": str(COUNTY),
    "papers": papers("application", "roster"),
    "institution": "夕阳红养老院",
    "credit_code": CODE,
    "receipt_number": "NM-150421-elder_filing-20201207-00001",
    "premises": HOME,
    "beds": 60,
    "period_from": date(2021, 1, 1),
    "months": 3,
    "able_bed_months": 60,
    "partly_able_bed_months": 30,
    "disabled_bed_months": 30,
    "account": "6217 0000 0000 0002",
}
COUNTED = {
    "beds": 60,
    "able_bed_months": 60,
    "partly_able_bed_months": 30,
    "disabled_bed_months": 30,
}
NUMBERS = {
    "elder_operate.rate.able_bed_months": "100",
    "elder_operate.rate.partly_able_bed_months": "150",
    "elder_operate.rate.disabled_bed_months": "200",
}
SAMPLES = {"2021/county": Sample(OPERATE)}
NOBODY = {"investigators": [W1, W2], "found": dict.fromkeys(COUNTED, 0)}
AGAINST = {
    **AGAINST_BOTH,
    "nothing_counted": Against(words={"check_site": NOBODY}),
    "period_funded_already": Against(
        answers={"institution": {"operated_until": date(2021, 1, 31)}}
    ),
}
WORDS = {**COMMON_WORDS, "check_site": {"investigators": [W1, W2], "found": COUNTED}}
