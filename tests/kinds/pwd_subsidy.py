"""两项补贴: somebody gravely disabled in a household on the minimum living allowance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.office import Actor, Role
from tests.cast import AWAY, HOME, Against, Sample, papers, person

NUMBERS = {"pwd.living": "100", "pwd.care.1": "120", "pwd.care.2": "100"}
PWD: dict[str, Any] = {
    "papers": papers("application", "account"),
    "claims": ["living", "care"],
    "hukou": HOME,
    "declared_card": {"kind": "limb", "level": 1, "valid_until": date(2034, 1, 1)},
    "care_months": 12,
    "similar_subsidies": {},
}
SAMPLES = {
    "2016/home": Sample(PWD),
    "2021/anywhere": Sample(PWD, by=Actor(person("away"), Role.WINDOW, AWAY)),
}
LIVING, CARE = {"claims": ["living"]}, {"claims": ["care"]}
MILD = {"kind": "limb", "level": 3, "valid_until": date(2034, 1, 1)}
AGAINST = {
    "hukou_elsewhere": Against(answers={"hukou": {"division": "150502001001"}}),
    "card_not_valid": Against(answers={"disability": {"valid_until": date(2015, 1, 1)}}),
    "federation_disagrees": Against(words={"concur": {"answer": "disagreed"}}),
    "gets_injury_care_allowance": Against(
        answers={"social_insurance": {"injury_care_allowance": True}}
    ),
    "is_tekun": Against(answers={"tekun": {"member": True}}),
    "is_imprisoned": Against(answers={"prison": {"serving": True}}),
    "not_in_dibao_household": Against(LIVING, answers={"dibao": {"member": False}}),
    "on_full_child_allowance": Against(LIVING, answers={"child": {"allowance": "full"}}),
    "not_severe": Against({**CARE, "declared_card": MILD}, answers={"disability": MILD}),
    "no_long_term_need": Against({**CARE, "care_months": 3}),
    "keeps_higher_living": Against({**LIVING, "similar_subsidies": {"living": Decimal(500)}}),
    "keeps_higher_care": Against({**CARE, "similar_subsidies": {"care": Decimal(500)}}),
}
