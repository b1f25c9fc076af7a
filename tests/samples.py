"""One complete, approvable application for every procedure of every type, and what is said at
each of its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from domain.divisions import Division, Level
from domain.gazette import Entry, Gazette
from domain.office import Actor, Role

PEOPLE = UUID("0b7f3c1e-5d0a-4c8e-9b55-9f2f6f1d7a10")
VILLAGE = Division("150421102201")
TOWNSHIP, COUNTY = Division("150421102"), Division("150421")
AWAY = Division("150502001")
"""An office of another league."""
BEIJING_OFFICE = Division("110101001")
"""An office outside the region, reached through the national platform."""
HOME = str(VILLAGE)


def person(name: str) -> str:
    """The id of somebody in the tests."""
    return str(uuid5(PEOPLE, name))


BATU, SARNAI, OYUN = person("batu"), person("sarnai"), person("oyun")


def paper(material: str) -> dict[str, str]:
    digest = sha256(material.encode()).hexdigest()
    return {"material": material, "sha256": digest, "attachment": str(uuid5(PEOPLE, digest))}


def papers(*materials: str) -> list[dict[str, str]]:
    return [paper(material) for material in materials]


def member(who: str = BATU, relation: str = "self", **facts: Any) -> dict[str, Any]:
    return {
        "person": who,
        "relation": relation,
        "born": date(1970, 3, 1),
        "hukou": HOME,
        "lives": HOME,
        "income": {"wage": Decimal(2400)},
        **facts,
    }


def asset(kind: str, value: int | str, who: str = BATU) -> dict[str, Any]:
    return {"person": who, "kind": kind, "value": Decimal(value)}


NUMBERS = {
    "dibao.standard.rural": "620",
    "dibao.standard.urban": "860",
    "dibao.assets.deposits": "30000",
    "dibao.assets.vehicles": "0",
    "pwd.living": "100",
    "pwd.care.1": "120",
    "pwd.care.2": "100",
}
"""Monthly yuan and limits, all of them 样例."""


def published(entries: Iterable[Entry] = (), **more: str) -> Gazette:
    """The sample numbers for the whole region, with others (``a__b`` is ``a.b``) or instead."""
    numbers = {**NUMBERS, **{key.replace("__", "."): value for key, value in more.items()}}
    usual = [
        Entry(key, Division("15"), date(2004, 1, 1), Decimal(value), "样例")
        for key, value in numbers.items()
    ]
    return Gazette([*usual, *entries])


DELEGATION = Entry(
    "dibao.decided_by_township",
    COUNTY,
    date(2021, 7, 1),
    Decimal(1),
    "旗人民政府 2021年第3号 (样例)",
)
PROVISION = Entry(
    "dibao.townships_may_decide",
    Division("15"),
    date(2026, 7, 1),
    Decimal(1),
    "自治区人民政府规定 (样例)",
)
DIBAO: dict[str, Any] = {
    "papers": papers("application", "means_declaration", "authorisation"),
    "applies_as": "household",
    "area": "rural",
    "related_to_staff": False,
    "members": [
        member(),
        member(SARNAI, "spouse", income={"transfer": Decimal(1200)}),
    ],
    "assets": [asset("deposits", 5000)],
    "account": "6217 0000 0000 0001",
}
DIBAO_2022 = {**DIBAO, "papers": [*DIBAO["papers"], paper("means_evidence")]}
PWD: dict[str, Any] = {
    "papers": papers("application", "account"),
    "claims": ["living", "care"],
    "hukou": HOME,
    "declared_card": {"kind": "limb", "level": 1, "valid_until": date(2034, 1, 1)},
    "care_months": 12,
    "similar_subsidies": {},
}


def applicant(who: str = BATU) -> Actor:
    return Actor(who, Role.APPLICANT, VILLAGE, channel="online")


def machine(division: Division = BEIJING_OFFICE) -> Actor:
    """The national platform, pushing for an office outside the region."""
    return Actor("national-platform", Role.MACHINE, division, channel="national")


def officer(role: Role, level: Level, name: str = "", place: Division = VILLAGE) -> Actor:
    division = place.at(level)
    assert division
    return Actor(person(name or f"{role} of the {level}"), role, division)


@dataclass(frozen=True)
class Sample:
    """Who files what, and what is published beside the usual numbers."""

    form: dict[str, Any]
    by: Actor = field(default_factory=applicant)
    entries: tuple[Entry, ...] = ()


SAMPLES: dict[tuple[str, str], Sample] = {
    ("dibao", "2012/county"): Sample(DIBAO),
    ("dibao", "2021/county"): Sample(DIBAO),
    ("dibao", "2022/county"): Sample(DIBAO_2022),
    ("dibao", "2026/county"): Sample(DIBAO_2022),
    ("dibao", "2021/township"): Sample(DIBAO, entries=(DELEGATION,)),
    ("dibao", "2022/township"): Sample(DIBAO_2022, entries=(DELEGATION,)),
    ("dibao", "2026/township"): Sample(DIBAO_2022, entries=(DELEGATION, PROVISION)),
    ("pwd_subsidy", "2016/home"): Sample(PWD),
    ("pwd_subsidy", "2021/anywhere"): Sample(PWD, by=Actor(person("away"), Role.WINDOW, AWAY)),
}
REGISTERS: dict[str, dict[str, Any]] = {
    "hukou": {"division": HOME},
    "disability": {"kind": "limb", "level": 1, "valid_until": date(2034, 1, 1)},
    "medical": {"gravely_ill": True},
    "dibao": {"member": True},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
}
"""What the registers answer when nobody says otherwise."""


def register(dataset: str, case: Any) -> dict[str, Any]:
    """What it answers about this case: everybody is as they said, unless a test says more."""
    answer = REGISTERS[dataset]
    members = getattr(case.form, "members", None)
    if dataset == "hukou" and members:
        return {**answer, "household": [m["person"] for m in members]}
    return answer


W1, W2, V1, V2 = person("w1"), person("w2"), person("v1"), person("v2")
COUSIN = person("cousin")


def authorisations(case: Any, day: date) -> list[dict[str, Any]]:
    """Everybody who has to consents, for a year."""
    until = day.replace(year=day.year + 1, day=1)
    scope = ["bank", "vehicle"]
    return [
        {"person": who, "consent": "c1", "scope": scope, "until": until}
        for who in sorted(case.to_be_tested())
    ]


Words = dict[str, Any] | Callable[[Any, date], dict[str, Any]]
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
    "draw_for_visit": {"seed": "2026-03"},
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
    words = WORDS.get(name, {})
    return dict(words(case, day) if callable(words) else words)
