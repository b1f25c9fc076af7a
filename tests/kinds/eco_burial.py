"""节地生态安葬: a tree burial, of somebody on the minimum living allowance."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cast import COUNTY, HOME, SARNAI, W1, W2, Against, Sample, papers

NUMBERS = {
    "eco_burial.tree": "1500",
    "eco_burial.scattering": "2000",
    "eco_burial.deep_burial": "800",
}
PROVIDER = "12150421MB0X00012D"
BURIAL: dict[str, Any] = {
    "owner": str(COUNTY),
    "papers": papers("burial_certificate", "burial_photo", "handler_id", "account"),
    "deceased": SARNAI,
    "hukou": HOME,
    "died_on": date(2026, 3, 20),
    "burial": "tree",
    "buried_at": HOME,
    "buried_on": date(2026, 4, 5),
    "provider": PROVIDER,
    "account": "6217 0000 0000 0001",
}
SAMPLES = {"2026/ordinary": Sample(BURIAL)}
AWAY = "150502001001"
BEIJING = "110101001001"
FOUND = {"as_certified": True, "grave_left": False}
AGAINST = {
    "no_hukou_in_the_region": Against(
        {"hukou": BEIJING}, answers={"hukou": {"division": BEIJING}}
    ),
    "buried_elsewhere": Against({"buried_at": AWAY}),
    "not_yet_extended": Against(answers={"dibao": {"member": False}}),
    "rewarded_before": Against(answers={"funeral": {"eco_rewarded": True}}),
    "not_as_certified": Against(
        words={"check_site": {"found": {**FOUND, "as_certified": False}}}
    ),
    "leaves_a_grave": Against(words={"check_site": {"found": {**FOUND, "grave_left": True}}}),
}
REGISTERS: dict[str, Any] = {
    "tekun": {"member": False, "funeral_paid": False},
    "preferential": {"key_recipient": False},
    "death": {"died_on": date(2026, 3, 20)},
}
WORDS: dict[str, Any] = {
    "request_correction": {"flawed": ["account"]},
    "supply": {"papers": papers("account")},
    "check_site": {"investigators": [W1, W2], "found": FOUND},
}
