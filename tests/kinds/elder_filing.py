"""养老机构备案: a non-profit home of sixty beds, filed with its county in time."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cast import BATU, COUNTY, HOME, W1, W2, Against, Sample, papers

CODE = "52150102MJY00001XA"
"""A credit code of civil affairs, of nobody."""
FILING: dict[str, Any] = {
    "owner": str(COUNTY),
    "papers": papers("filing_form", "safety_standards"),
    "filing": "first",
    "institution": "夕阳红养老院",
    "credit_code": CODE,
    "nature": "non_profit",
    "registered_at": str(COUNTY),
    "premises": HOME,
    "address": "天山镇新华街1号",
    "legal_representative": BATU,
    "ownership": "owned",
    "beds": 60,
    "area": 1800,
    "first_admitted_on": date(2020, 12, 1),
    "contact": "0475-1234567",
}
IN_ORDER = {
    "beds": 60,
    "building_in_order": True,
    "fire_in_order": True,
    "kitchen_in_order": True,
    "medical_in_order": True,
    "equipment_in_order": True,
}
NUMBERS: dict[str, str] = {}
SAMPLES = {"2020/receipt": Sample(FILING)}
AGAINST: dict[str, Against] = {}
REGISTERS = {"uscc": {"credit_code": CODE, "active": True}}
WORDS = {
    "promise": {"materials": ["safety_standards"], "text_version": "2021-1"},
    "check_promise": {"material": "safety_standards", "mode": "on_site", "result": "kept"},
    "check_data": {
        "dataset": "credit",
        "answer": {"serious_breach": False},
        "authorisation": "a1",
    },
    "report_outage": {"dataset": "uscc", "why": "timeout"},
    "give_policies": {"policies": ["construction_subsidy", "operating_subsidy"]},
    "check_site": {"investigators": [W1, W2], "found": IN_ORDER},
}
