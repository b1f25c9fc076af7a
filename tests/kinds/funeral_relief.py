"""惠民殡葬: a resident's cremation, settled by the provider."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.divisions import Level
from domain.office import Role
from tests.cast import COUNTY, HOME, SARNAI, Against, Sample, officer, papers

NUMBERS = {
    "funeral.price.transport": "300",
    "funeral.price.storage": "80",
    "funeral.price.cremation": "600",
    "funeral.price.ash_storage": "60",
}
PROVIDER = "12150421MB0X00012D"
RELIEF: dict[str, Any] = {
    "owner": str(COUNTY),
    "papers": papers("handler_id", "death_certificate"),
    "deceased": SARNAI,
    "group": "resident",
    "hukou": HOME,
    "died_on": date(2026, 2, 1),
    "died_at": HOME,
    "handler": "lineal",
    "provider": PROVIDER,
    "cremated_at": str(COUNTY),
    "items": ["transport", "storage", "cremation", "ash_storage"],
    "storage_days": 5,
    "ash_years": 2,
}
SAMPLES = {"2026/settlement": Sample(RELIEF, by=officer(Role.PROVIDER, Level.COUNTY))}
AWAY = "110101001001"
AGAINST = {
    "no_hukou_in_the_region": Against({"hukou": AWAY}, answers={"hukou": {"division": AWAY}}),
    "not_cremated_in_the_region": Against({"cremated_at": AWAY}),
    "died_outside_the_region": Against({"died_at": AWAY}),
    "death_not_shown": Against({"papers": papers("handler_id")}),
    "relieved_before": Against(answers={"funeral": {"relieved": True}}),
    "paid_as_tekun": Against(answers={"tekun": {"funeral_paid": True}}),
}
REGISTERS: dict[str, Any] = {
    "dibao": {"member": False},
    "tekun": {"member": False, "funeral_paid": False},
    "preferential": {"key_recipient": False},
}
WORDS: dict[str, Any] = {
    "request_correction": {"flawed": ["handler_id"]},
    "supply": {"papers": papers("handler_id")},
    "claim": lambda case, day: {"month": day.replace(day=1)},
    "check_claim": {"findings": "the bills agree", "allowed": Decimal(600)},
    "reimburse": {"voucher": "v1"},
}
