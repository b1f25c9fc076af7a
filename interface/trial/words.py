"""What sample officers say at a step, and what the registers answer them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from domain.divisions import Level
from domain.office import Actor, Role
from interface.trial.application import paper

CONSENTS_FOR = timedelta(days=365)
IN_ORDER = "样例：符合条件。"
Words = dict[str, Any]
Staff = tuple[Actor, ...]
REGISTERS: dict[str, Words] = {
    "medical": {"gravely_ill": False},
    "dibao": {"member": False},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
    "prison": {"serving": False},
    "child": {"allowance": "none"},
    "funeral": {"relieved": False, "eco_rewarded": False},
    "preferential": {"key_recipient": False},
}


def answer(dataset: str, case: Any, own: Mapping[str, Mapping[str, Any]]) -> Words:
    """Everybody is as they declared; ``own`` is what this application knows better."""
    if dataset in own:
        return dict(own[dataset])
    if dataset == "hukou":
        members = [m["person"] for m in getattr(case.form, "members", [])]
        household = {"household": members} if members else {}
        return {"division": getattr(case.form, "hukou", str(case.owner)), **household}
    return REGISTERS.get(dataset, {})


def said(step: str, case: Any, staff: Staff, day: date, own: Mapping[str, Any]) -> Words:
    """``own``: what this application has to say itself, instead or beside."""
    usual = SAID.get(step, nothing)
    return {**usual(case, staff, day), **own}


def nothing(case: Any, staff: Staff, day: date) -> Words:
    return {}


def always(**words: Any) -> Callable[[Any, Staff, date], Words]:
    return lambda case, staff, day: dict(words)


def sit(staff: Staff, level: Level, *roles: Role) -> list[str]:
    return [s.who for s in staff if s.division.level == level and s.role in roles]


def two(level: Level, **words: Any) -> Callable[[Any, Staff, date], Words]:
    """Both verifiers of this level go there together."""

    def pair(case: Any, staff: Staff, day: date) -> Words:
        return {"investigators": sit(staff, level, Role.VERIFIER), **words}

    return pair


def visited(case: Any, staff: Staff, day: date) -> Words:
    pair = sit(staff, Level.TOWNSHIP, Role.VERIFIER)
    papers = [paper("visit_form")]
    return {"investigators": pair, "findings": "样例：生活困难。", "papers": papers}


def consents(case: Any, staff: Staff, day: date) -> Words:
    given = [
        {"person": p, "consent": "SQ-1", "scope": ["bank"], "until": day + CONSENTS_FOR}
        for p in sorted(case.to_be_tested())
    ]
    return {"authorisations": given}


def met(case: Any, staff: Staff, day: date) -> Words:
    people = sit(staff, Level.COUNTY, Role.VERIFIER, Role.CHECKER)
    return {"attended": people, "minutes": "样例：一致同意。", "proposal": "approve"}


def certified(case: Any, staff: Staff, day: date) -> Words:
    return {"account": "样例：情况属实。", "papers": [paper("village_certificate")]}


def rated(case: Any, staff: Staff, day: date) -> Words:
    stars = Random(case.id.int).choices((5, 4, 3, 2, 1), (60, 25, 8, 5, 2))[0]
    return {"of": "result", "rating": stars}


def signed(case: Any, staff: Staff, day: date) -> Words:
    return {"signed_by": sit(staff, Level.TOWNSHIP, Role.VERIFIER)}


SAID: dict[str, Callable[[Any, Staff, date], Words]] = {
    "request_means_test": consents,
    "report_means": always(result="within"),
    "visit_home": visited,
    "inquire": two(Level.TOWNSHIP, ways=["home_visit", "neighbours"], findings=IN_ORDER),
    "certify": certified,
    "check_site": two(Level.COUNTY),
    "recall_aid": always(aids=[]),
    "assess": always(degree="ordinary", months=2, forms=["cash"]),
    "verify": always(findings=IN_ORDER),
    "post_notice": lambda case, staff, day: {"place": str(case.owner)},
    "visit_as_county": two(Level.COUNTY, findings=IN_ORDER),
    "review": always(opinion="样例：同意。"),
    "review_as_league": always(answer="agreed", opinion="样例：同意。"),
    "discuss": met,
    "concur": always(answer="agreed", confirmed={}),
    "serve": always(how="in_person"),
    "complete_record": signed,
    "claim": lambda case, staff, day: {"month": day.replace(day=1)},
    "check_claim": lambda case, staff, day: {"findings": IN_ORDER, "allowed": case.allowed},
    "evaluate": rated,
}
