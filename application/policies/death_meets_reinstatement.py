"""Whenever a benefit goes on, it is told of deaths that it did not hear of after its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.open_benefit import hear_of_death
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.benefit_events import NOT_DEAD
from domain.recipient import Recipient

NAME = "death_meets_reinstatement"


def react(told: Any, office: Casework) -> Iterator[Benefit]:
    """Where a death itself was found wrong, it is withdrawn instead."""
    if told.ground == NOT_DEAD:
        return
    benefit = office.of_kind(Benefit, told.originator_id)
    act = office.act(machine(NAME, benefit.owner)).dated(told.on)
    people = sorted({benefit.person, *benefit.persons})
    known = office.streams.load(Recipient, map(Recipient.id_of, people))
    for recipient in known.values():
        hear_of_death(benefit, act, recipient)
    yield benefit


policy = Policy(NAME, (Benefit.Reinstated,), react)
