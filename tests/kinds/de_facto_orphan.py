"""事实无人抚养儿童: the father in prison, the mother gravely disabled, an aunt for guardian."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.cast import HOME, V1, V2, W1, W2, Against, Sample, papers, person

FATHER, MOTHER, AUNT = person("father"), person("mother"), person("aunt")
NUMBERS = {"child.de_facto.standard": "1900"}
"""样例."""


def father(*situations: str, **facts: Any) -> dict[str, Any]:
    return {"person": FATHER, "parent": "father", "situations": [*situations], **facts}


def mother(*situations: str, **facts: Any) -> dict[str, Any]:
    return {"person": MOTHER, "parent": "mother", "situations": [*situations], **facts}


IMPRISONED = father("imprisoned", term_months=36)
DISABLED = mother("severe_disability", disability={"kind": "limb", "level": 1})
ORPHAN: dict[str, Any] = {
    "papers": papers("application"),
    "applies_as": "guardian",
    "guardian": AUNT,
    "born": date(2012, 5, 1),
    "hukou": HOME,
    "parents": [IMPRISONED, DISABLED],
    "received": {},
    "paid_to": "guardian",
    "account": "6217 0000 0000 0002",
}
BANISHED = {**ORPHAN, "parents": [father("guardianship_revoked"), DISABLED]}
"""Until 2020-12-24 no listed situation."""
WORN_OUT = {
    **ORPHAN,
    "parents": [father("other"), DISABLED],
    "circumstances": "父亲长期卧床，无评定等级",
}
JUDGED = papers("application", "court_judgment")
SAMPLES = {
    "2019/ordinary": Sample(ORPHAN),
    "2019/case_by_case": Sample({**BANISHED, "papers": JUDGED}),
    "2020/case_by_case": Sample(WORN_OUT),
    "2020/ordinary": Sample(ORPHAN),
}
GROWN = {"born": date(2000, 1, 1)}
AGAINST = {
    "child_is_of_age": Against(GROWN, answers={"hukou": {"born": date(2000, 1, 1)}}),
    "child_hukou_elsewhere": Against(answers={"hukou": {"division": "150421103001"}}),
    "both_parents_gone": Against(
        {"parents": [father("dead"), mother("declared_missing")], "papers": JUDGED}
    ),
    "a_parent_can_care": Against({"parents": [father(), DISABLED]}),
    "has_child_allowance": Against(answers={"child": {"allowance": "orphan"}}),
    "meeting_disagreed": Against(words={"discuss": {"proposal": "refuse"}}),
}
WORDS: dict[str, dict[str, Any]] = {
    "inquire": {
        "investigators": [W1, W2],
        "ways": ["home_visit", "neighbours"],
        "findings": "poor",
    },
    "certify": {"account": "无人照料", "papers": papers("village_certificate")},
    "discuss": {
        "attended": [V1, V2, person("v3")],
        "minutes": "一致同意",
        "proposal": "approve",
    },
}
REGISTERS: dict[str, dict[str, Any]] = {
    "hukou": {"division": HOME, "born": date(2012, 5, 1)},
    "dibao": {"member": False},
    "tekun": {"member": False},
    "pwd_living": {"monthly": Decimal(0)},
    "child": {"allowance": "none"},
    "prison": {"serving": True, "term_months": 36},
    "disability": {"kind": "limb", "level": 1, "valid_until": date(2034, 1, 1)},
    "death": {"died_on": date(2019, 1, 2)},
}
