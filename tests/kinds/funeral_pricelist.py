"""收费清单: a provider's list of basic services and one other, for its county and a league."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.cast import COUNTY, Against, Sample, papers

NUMBERS = {
    "funeral.price.farewell": "200",
    "funeral.price.eco_burial": "500",
    "funeral.price.grooming": "150",
    "funeral.range.urn.least": "100",
    "funeral.range.urn.most": "3000",
    "funeral.range.grooming.least": "80",
    "funeral.range.grooming.most": "400",
}
PROVIDER = "12150421MB0X00012D"


def item(service: str, price: str, **facts: Any) -> dict[str, Any]:
    return {
        "service": service,
        "content": "平板火化炉" if service == "cremation" else "一般",
        "unit": "each",
        "price": Decimal(price),
        "basis": "样例文件 2026年第1号",
        "basic": True,
        **facts,
    }


URN = item("urn", "800", basic=False)
LIST: dict[str, Any] = {
    "owner": str(COUNTY),
    "papers": papers("price_list", "price_basis"),
    "organisation": PROVIDER,
    "name": "样例殡仪馆",
    "valid_from": date(2026, 6, 1),
    "items": [item("transport", "300"), item("cremation", "600"), URN],
}
SAMPLES = {
    "2026/county": Sample(LIST),
    "2026/league": Sample({**LIST, "owner": "1504"}),
}
AGAINST = {
    "provider_not_registered": Against(answers={"uscc": {"active": False}}),
    "not_its_representative": Against(answers={"uscc": {"represented": False}}),
    "outside_the_catalogue": Against({"items": [item("flowers", "100", basic=False)]}),
    "basic_marked_wrongly": Against({"items": [{**URN, "basic": True}]}),
    "unit_differs": Against({"items": [item("ash_storage", "60", unit="month")]}),
    "above_the_guided_price": Against({"items": [item("cremation", "600.01")]}),
    "outside_the_range": Against({"items": [{**URN, "price": Decimal(3001)}]}),
}
WORDS: dict[str, Any] = {
    "request_correction": {"flawed": ["price_basis"]},
    "supply": {"papers": papers("price_basis")},
}
