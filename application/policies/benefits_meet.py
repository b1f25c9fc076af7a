"""Whenever one support begins or ends that decides another, the other is matched with it.

What the office itself decided needs no register of another: who enters 特困 gets neither
subsidy for disability, who leaves 低保 no living subsidy (国发〔2015〕52号; P:HN).  What is not
paid in full beside another (低保 with 特困, the allowance of a child: 62 三(一)) is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.benefit_rules import RUNNING
from domain.calendar import first_of_next_month
from domain.recipient import Recipient

NAME = "benefits_meet"
DECIDES = (("tekun", True), ("dibao", False))
"""Who enters or leaves which support: what is matched every month goes by it at once."""
LOOKED_AT = {"tekun": ("dibao", "de_facto_orphan"), "dibao": ("de_facto_orphan",)}
"""What somebody has already that is looked at again when they enter one of these."""


def react(decided: Any, office: Casework) -> Iterator[Benefit]:
    """As a register would tell it, to every matched benefit of each it is for."""
    source = office.of_kind(Benefit, decided.originator_id, decided.originator_version)
    family = source.entitlement.split(".")[0]
    begins = isinstance(decided, Benefit.Granted)
    if family in LOOKED_AT and begins:
        yield from told(office, decided, source.persons, True, family)
    elif source.entitlement == "dibao" and not begins and holds_soon(decided):
        people = [p for p in source.persons if not has_other(office, p, source)]
        yield from told(office, decided, people, False, "dibao")


def told(
    office: Casework, decided: Any, people: Iterable[str], member: bool, dataset: str
) -> Iterator[Benefit]:
    for person in people:
        for benefit in held(office, person):
            if benefit.stage in RUNNING and is_for(benefit, dataset, member=member):
                act = office.act(machine(NAME, benefit.owner)).dated(decided.on)
                answer = {"member": member}
                finding = {"dataset": dataset, "answer": answer, "person": person}
                benefit.match_data(act, findings=[finding])
                yield benefit


def is_for(benefit: Benefit, dataset: str, *, member: bool) -> bool:
    """Whether it depends on this."""
    if benefit.care.matched:
        return (dataset, member) in DECIDES
    return member and benefit.entitlement in LOOKED_AT[dataset]


def held(office: Casework, person: str) -> Iterable[Benefit]:
    known = office.streams.get(Recipient, Recipient.id_of(person))
    return office.streams.load(Benefit, known.benefits if known else ()).values()


def has_other(office: Casework, person: str, ended: Benefit) -> bool:
    """Another 低保 of the same person goes on."""
    others = (b for b in held(office, person) if b.id != ended.id)
    return any(b.entitlement == ended.entitlement and b.stage in RUNNING for b in others)


def holds_soon(ended: Any) -> bool:
    """Not where it fades out: what depends on it is matched when the time has come."""
    return bool(ended.from_month <= first_of_next_month(ended.on))


policy = Policy(NAME, (Benefit.Granted, Benefit.Ended), react)
