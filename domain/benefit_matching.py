"""数据比对规则 — what the answer of a register means for a running benefit, as a table.

Sources: 国发〔2015〕52号 and P:HN for the two subsidies (grounds of ``pwd_subsidy``),
83 三(三), and defaults.  A register that is silent about something has said nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.act import Act
from domain.benefit_change import Change
from domain.benefit_death import Bereaved
from domain.calendar import first_of_next_month
from domain.cases.pwd_subsidy.grounds import MENTAL, SEVERE
from domain.divisions import Division, Level

Answer = Mapping[str, Any]
Test = Callable[[Bereaved, Answer, Act], bool]
CARD_EXPIRED, IMPRISONED = "card_expired", "imprisoned"


@dataclass(frozen=True)
class Meaning:
    """If the register says so: this verb of the benefit, on this ground."""

    dataset: str
    verb: str
    ground: str
    holds: Test
    only: str = ""
    """Of this support only."""


def moved_away(benefit: Bereaved, answer: Answer, act: Act) -> bool:
    """The registration lies in another county, which decides and pays from now on."""
    county = benefit.owner.at(Level.COUNTY) or benefit.owner
    place = answer.get("division")
    return place is not None and not Division(place).within(county)


def says(field: str, *values: Any) -> Test:
    return lambda benefit, answer, act: answer.get(field) in values


def left_dibao(benefit: Bereaved, answer: Answer, act: Act) -> bool:
    """In no household on 低保, nor in one that the living subsidy was extended to."""
    if answer.get("member") is not False:
        return False
    extended = act.gazette.find("pwd.living.extended_to_edge", benefit.owner, act.on)
    return not (extended and answer.get("edge"))


def level_lowered(benefit: Bereaved, answer: Answer, act: Act) -> bool:
    """Rated below the levels that the care subsidy reaches there."""
    level = answer.get("level")
    if level is None or level <= SEVERE:
        return False
    reach = act.gazette.find("pwd.care.mental_up_to_level", benefit.owner, act.on)
    return answer.get("kind") not in MENTAL or level > int(reach or SEVERE)


def card_expired(benefit: Bereaved, answer: Answer, act: Act) -> bool:
    until = answer.get("valid_until")
    return until is not None and until < act.on


def card_renewed(benefit: Bereaved, answer: Answer, act: Act) -> bool:
    until = answer.get("valid_until")
    return benefit.suspended_for == CARD_EXPIRED and until is not None and until >= act.on


def released(benefit: Bereaved, answer: Answer, act: Act) -> bool:
    return benefit.suspended_for == IMPRISONED and answer.get("serving") is False


MEANINGS = (
    Meaning("hukou", "end", "moved_away", moved_away),
    Meaning("tekun", "end", "tekun_in", says("member", True)),
    Meaning("social_insurance", "end", "injury_allowance", says("injury_care_allowance", True)),
    Meaning("dibao", "end", "dibao_ended", left_dibao, "pwd.living"),
    Meaning("child", "end", "child_allowance", says("allowance", "orphan", "full"),
            "pwd.living"),
    Meaning("disability", "end", "level_lowered", level_lowered, "pwd.care"),
    Meaning("disability", "resume", "card_renewed", card_renewed),
    Meaning("prison", "resume", "released", released),
    Meaning("disability", "suspend", CARD_EXPIRED, card_expired),
    Meaning("prison", "suspend", IMPRISONED, says("serving", True)),
)  # fmt: skip
"""In the order in which they count: what ends comes before what suspends."""
WARNINGS = (
    Meaning("hukou", "call_recheck", "data_match", moved_away),
    Meaning("prison", "call_recheck", "data_match", says("serving", True)),
    Meaning("tekun", "call_recheck", "data_match", says("member", True)),
    Meaning("dibao", "call_recheck", "data_match", says("member", True), "de_facto_orphan"),
)  # fmt: skip
"""Where support is looked at before it is changed, these are reasons to (83 三(三))."""


def meant(benefit: Bereaved, findings: list[dict[str, Any]], act: Act) -> Iterator[Change]:
    """What these answers come to, each change seen after those before it."""
    for meaning in MEANINGS if benefit.care.matched else WARNINGS:
        if meaning.only in ("", benefit.entitlement):
            said = (f["answer"] for f in findings if f["dataset"] == meaning.dataset)
            answer = next((a for a in said if meaning.holds(benefit, a, act)), None)
            if answer is not None:
                since = first_month(meaning, answer, act)
                yield Change(meaning.verb, meaning.ground, benefit.not_before_mine(since))


def first_month(meaning: Meaning, answer: Answer, act: Act) -> date:
    """The month after what was learnt; of a card, the first whose first day it does not cover.

    What was renewed or released on a month's first day counts in that month already.
    """
    if meaning.ground == CARD_EXPIRED:
        return first_of_next_month(answer["valid_until"])
    if meaning.verb == "resume" and act.on.day == 1:
        return act.on
    return first_of_next_month(act.on)


def deaths(findings: list[dict[str, Any]], otherwise: str) -> Iterator[tuple[str, date]]:
    """Who died when, as the register of deaths says."""
    for found in findings:
        if found["dataset"] == "death" and (day := found["answer"].get("died_on")):
            yield found.get("person") or otherwise, day
