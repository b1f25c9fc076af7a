"""Whenever a death was noted on a benefit, the person is known to have died.

So that it reaches whatever else they receive, whoever noted it and wherever.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from application.casework import Casework
from application.policies.policy import Policy, is_policy, machine
from domain.benefit import Benefit
from domain.divisions import Division
from domain.person import Person

NAME = "death_is_known"


def react(noted: Any, office: Casework) -> Iterator[Person]:
    """The first report counts; who is not on file here is nobody's to report.

    What a policy noted it had from the person: an echo, which may come after a withdrawal.
    """
    if is_policy(noted.by):
        return
    person = office.streams.get(Person, UUID(noted.person))
    if person is None or not isinstance(noted.died_on, date):
        return
    act = office.act(machine(NAME, Division(noted.acting_division)))
    person.record_death(act, died_on=noted.died_on, source=noted.source)
    yield person


policy = Policy(NAME, (Benefit.DeathNoted,), react)
