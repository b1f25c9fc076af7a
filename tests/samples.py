"""The sample of every procedure of every type, and what is said at each of its steps.

What is special to one type stands in its module of ``kinds``: ``SAMPLES`` (procedure ->
application), ``NUMBERS`` (published figures), ``AGAINST`` (ground -> how it comes to hold),
and where needed ``WORDS`` (step -> what is said) and ``REGISTERS`` (dataset -> answer).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any

from domain.cases import CASE_TYPES
from domain.divisions import Division
from domain.gazette import Entry, Gazette
from tests.cast import (
    BATU,
    COUSIN,
    HOME,
    V1,
    V2,
    W1,
    W2,
    Against,
    Sample,
    Words,
    papers,
    person,
)

KINDS: dict[str, ModuleType] = {
    code: import_module(f"tests.kinds.{code}") for code in CASE_TYPES
}
SAMPLES: dict[tuple[str, str], Sample] = {
    (code, name): sample
    for code, kind in KINDS.items()
    for name, sample in kind.SAMPLES.items()
}
NEWEST: dict[str, str] = {
    code: max(kind.procedures, key=lambda procedure: procedure.since).name
    for code, kind in CASE_TYPES.items()
}
"""The latest version of each type's rules, by the name of its procedure."""
AGAINST: dict[tuple[str, str], Against] = {
    (code, ground): how for code, kind in KINDS.items() for ground, how in kind.AGAINST.items()
}
NUMBERS: dict[str, str] = {
    key: value for kind in KINDS.values() for key, value in kind.NUMBERS.items()
}
"""All of them 样例."""


def published(entries: Iterable[Entry] = (), **more: str) -> Gazette:
    """The sample numbers for the whole region, with others (``a__b`` is ``a.b``) or instead."""
    return Gazette(gazette_entries(entries, **more))


def gazette_entries(entries: Iterable[Entry] = (), **more: str) -> list[Entry]:
    numbers = {**NUMBERS, **{key.replace("__", "."): value for key, value in more.items()}}
    usual = [
        Entry(key, Division("15"), date(2004, 1, 1), Decimal(value), "样例")
        for key, value in numbers.items()
    ]
    return [*usual, *entries]


REGISTERS: dict[str, dict[str, Any]] = {
    "hukou": {"division": HOME},
    "disability": {"kind": "limb", "level": 1, "valid_until": date(2034, 1, 1)},
    "medical": {"gravely_ill": True},
    "dibao": {"member": True},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
    "prison": {"serving": False},
    "child": {"allowance": "none"},
    "funeral": {"relieved": False, "eco_rewarded": False},
    "uscc": {"active": True, "represented": True},
}
"""What the registers answer when nobody says otherwise."""


def register(dataset: str, case: Any) -> dict[str, Any]:
    """What it answers about this case: everybody is as they said, unless a test says more."""
    own: dict[str, Any] = getattr(KINDS.get(case.code), "REGISTERS", {})
    answer: dict[str, Any] = own.get(dataset) or REGISTERS.get(dataset, {})
    members = getattr(case.form, "members", None)
    if dataset == "hukou" and members:
        return {**answer, "household": [m["person"] for m in members]}
    return answer


def authorisations(case: Any, day: date) -> list[dict[str, Any]]:
    """Everybody who has to consents, for a year."""
    until = day.replace(year=day.year + 1, day=1)
    scope = ["bank", "vehicle"]
    return [
        {"person": who, "consent": "c1", "scope": scope, "until": until}
        for who in sorted(case.to_be_tested())
    ]


WORDS: dict[str, Words] = {
    "decline": {"reason": "not ours"},
    "transfer": {"to": "150422", "reason": "not ours"},
    "close": {"ground": "death"},
    "supply": {"papers": papers("application")},
    "add_evidence": {"papers": papers("letter")},
    "recuse": {"person": person("friend"), "reason": "asked to"},
    "rebind": {"version": "2026"},
    "take_in": {"receipt": "r1"},
    "post_originals": {"tracking_number": "t1"},
    "forward": {"channel_number": "n1"},
    "check_data": {
        "dataset": "dibao",
        "answer": REGISTERS["dibao"],
        "authorisation": "a1",
    },
    "report_outage": {"dataset": "dibao", "why": "timeout"},
    "register_relation": {"member": BATU, "staff": COUSIN, "relation": "cousin"},
    "note_complaint": {"text": "they own a lorry", "reference": "12345-1"},
    "request_means_test": lambda case, day: {"authorisations": authorisations(case, day)},
    "report_means": {"result": "within"},
    "tell_means": {"how": "letter"},
    "dispute_means": {"statement": "the lorry was sold", "papers": papers("letter")},
    "visit_home": {
        "investigators": [W1, W2],
        "findings": "poor",
        "papers": papers("visit_form"),
    },
    "reinvestigate": {"investigators": [W1, W2], "findings": "no lorry"},
    "appraise": {
        "with_village": person("village head"),
        "attended": 9,
        "villagers": 6,
        "in_favour": 9,
        "minutes": "all agree",
    },
    "verify": {"findings": "in order"},
    "post_notice": {"place": HOME},
    "raise_objection": {"text": "they own a lorry", "contact": "by letter"},
    "visit_as_county": {"investigators": [V1, V2], "findings": "poor"},
    "review": {"opinion": "agreed"},
    "post_county_notice": {"place": HOME},
    "object_to_county": {"text": "they own a lorry"},
    "extend": {"limit": "total", "ground": "hard_investigation"},
    "publish_result": {"place": HOME},
    "promise": {"materials": ["means_evidence"], "text_version": "1"},
    "check_promise": {"material": "means_evidence", "mode": "data", "result": "kept"},
    "concur": {"answer": "agreed", "confirmed": {}},
    "serve": {"how": "handed_over"},
    "evaluate": {"rating": 4},
    "supplement": {"comment": "still content"},
    "archive": {"file_number": "f1"},
}
"""What is said at a step when nobody says otherwise."""


def said(name: str, case: Any, day: date) -> dict[str, Any]:
    own: dict[str, Words] = getattr(KINDS.get(case.code), "WORDS", {})
    words = own.get(name) or WORDS.get(name, {})
    return dict(words(case, day) if callable(words) else words)
