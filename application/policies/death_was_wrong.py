"""Whenever a benefit goes on because a death was none, the person is no longer held dead.

Otherwise whatever they are granted next would end on the day it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.benefit_events import NOT_DEAD
from domain.person import Person

NAME = "death_was_wrong"


def react(told: Any, office: Casework) -> Iterator[Person]:
    """Of everybody whose death the benefit had noted until then."""
    if told.ground != NOT_DEAD:
        return
    before = office.of_kind(Benefit, told.originator_id, told.originator_version - 1)
    act = office.act(machine(NAME, before.owner)).dated(told.on)
    for person in office.streams.load(Person, map(UUID, sorted(before.dead))).values():
        if person.died_on is not None and not person.erased:
            person.withdraw_death(act, reason=NAME)
            yield person


policy = Policy(NAME, (Benefit.Reinstated,), react)
