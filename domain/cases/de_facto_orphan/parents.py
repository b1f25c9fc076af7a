"""父母情形 — whether a parent can care for a child: what is declared, as registers correct it.

A row of the form names a parent and the situations that are declared of them.  Whatever a
register has answered of that person overrides what was declared; a court's judgment is seen as
a paper.  Sources: 62 一; P:125.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
Answer = Mapping[str, Any]
Said = Callable[[str], Answer]
"""What the register of this name has answered of the parent: nothing, where nothing."""

SITUATIONS = (
    ("severe_disability", "重残"),
    ("serious_illness", "重病"),
    ("imprisoned", "服刑在押"),
    ("drug_rehabilitation", "强制隔离戒毒"),
    ("liberty_restricted", "被执行其他限制人身自由的措施"),
    ("out_of_contact", "失联"),
    ("guardianship_revoked", "被撤销监护资格"),
    ("deported", "被遣送（驱逐）出境且未履行抚养责任"),
    ("dead", "死亡"),
    ("declared_dead", "被宣告死亡"),
    ("declared_missing", "被宣告失踪"),
    ("other", "其他确实无力履行抚养责任的情形"),
)
GONE = frozenset({"dead", "declared_dead", "declared_missing"})
LISTED_2019 = frozenset(
    {
        "severe_disability",
        "serious_illness",
        "imprisoned",
        "drug_rehabilitation",
        "liberty_restricted",
        "out_of_contact",
    }
)
"""62 一: the situations in which a living parent counts as unable."""
LISTED_2020 = LISTED_2019 | {"guardianship_revoked", "deported"}
"""P:125: two more, that were matters for 一事一议 before."""

SHORTEST = 6
"""Months that a sentence, a restriction or an absence lasts at least (62 一)."""
REGISTER = {
    "severe_disability": "disability",
    "serious_illness": "medical",
    "imprisoned": "prison",
    "drug_rehabilitation": "drug_rehab",
    "liberty_restricted": "police",
    "out_of_contact": "police",
    "deported": "police",
    "dead": "death",
}
"""Which register knows of it."""
POLICE, TESTIMONY = "police", "testimony"
"""How somebody out of contact was looked for: by the police or, where these cannot take it up,
by a promise, the neighbours and the village (P:125)."""


def declared(row: Row) -> frozenset[str]:
    """Nothing is known any more of a parent who was erased."""
    return frozenset(row.get("situations", ()))


def severely_disabled(row: Row, card: Answer) -> bool:
    """Level 1-2 of any kind, or level 3-4 mental or intellectual."""
    known = {**row.get("disability", {}), **card}
    kind, level = known.get("kind"), known.get("level", 0)
    return 1 <= level <= 2 or (level in (3, 4) and kind in ("intellectual", "mental"))


def held(field: str) -> Callable[[Row, Answer], bool]:
    """Prison, rehabilitation or another measure that lasts six months at least."""

    def test(row: Row, answer: Answer) -> bool:
        months = answer.get("term_months", row.get("term_months", 0))
        return bool(answer.get(field, True)) and months >= SHORTEST

    return test


def out_of_contact(row: Row, answer: Answer) -> bool:
    """Lost, and no care for the child, each for six months at least."""
    lost = answer.get("missing_months", row.get("lost_months", 0))
    alone = row.get("no_care_months", 0)
    return bool(answer.get("missing", True)) and min(lost, alone) >= SHORTEST


def deported(row: Row, answer: Answer) -> bool:
    return bool(answer.get("deported", True)) and bool(row.get("gives_nothing"))


TESTS: Mapping[str, Callable[[Row, Answer], bool]] = {
    "severe_disability": severely_disabled,
    "serious_illness": lambda row, answer: bool(answer.get("gravely_ill", True)),
    "imprisoned": held("serving"),
    "drug_rehabilitation": held("in_rehabilitation"),
    "liberty_restricted": held("restricted"),
    "out_of_contact": out_of_contact,
    "deported": deported,
    "dead": lambda row, answer: not answer or bool(answer.get("died_on")),
}
DISCOVERED = {
    "dead": "died_on",
    "imprisoned": "serving",
    "drug_rehabilitation": "in_rehabilitation",
    "liberty_restricted": "restricted",
}
"""What a register tells of somebody though nobody has declared it."""


def situations(row: Row, said: Said) -> Iterator[str]:
    """Every situation that is true of this parent."""
    told = declared(row)
    for code, _ in SITUATIONS:
        answer = said(REGISTER[code]) if code in REGISTER else {}
        known = code in told or bool(answer.get(DISCOVERED.get(code, "")))
        if known and (code not in TESTS or TESTS[code](row, answer)):
            yield code


def denied(row: Row, said: Said) -> frozenset[str]:
    """Declared, and not so by what a register has answered."""
    answered = {code for code in declared(row) if code in REGISTER and said(REGISTER[code])}
    return frozenset(answered).difference(situations(row, said))


def gone(row: Row, said: Said) -> bool:
    """Dead or declared so, or declared missing by a court."""
    return not GONE.isdisjoint(situations(row, said))


def unfit(row: Row, said: Said, listed: frozenset[str]) -> bool:
    """Alive and in one of the listed situations."""
    return not listed.isdisjoint(situations(row, said))
