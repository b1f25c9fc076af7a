"""Whenever a death was withdrawn, each benefit that had heard of it is told.

What had ended for it alone is proposed to go on; whoever decides about that benefit decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eventsourcing.domain import Aggregate

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.person import Person
from domain.recipient import Recipient

NAME = "life_reaches_benefits"


def react(told: Any, office: Casework) -> Iterator[Aggregate]:
    """Found by what was saved with each benefit, as the death was."""
    recipient = office.streams.get(Recipient, Recipient.id_of(told.person))
    if recipient is None:
        return
    recipient.withdraw_death(office.now())
    yield recipient
    for benefit in office.streams.load(Benefit, recipient.benefits).values():
        if told.person in benefit.dead:
            act = office.act(machine(NAME, benefit.owner)).dated(told.on)
            benefit.withdraw_death(act, person=told.person)
            yield benefit


policy = Policy(NAME, (Person.DeathWithdrawn,), react)
