"""Whenever an application for temporary aid is accepted, it is told what was given before.

And when one is approved, others of the same people that are not decided yet are told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.earlier_aid import LOOKED_UP, earlier_aid, undecided
from application.policies.policy import Policy, machine_name
from domain.case import Case
from domain.cases.temp_exp.case import TempExp
from domain.cases.temp_urgent.case import TempUrgent
from domain.office import Actor, Role
from domain.temporary_aid import AidApproved

NAME = "recall_aid"


def react(event: Any, office: Casework) -> Iterator[Case]:
    case: Any = office.case(event.originator_id)
    if isinstance(event, AidApproved):
        people = {*event.people, *case.covered}
        waiting = [other for other in undecided(office, people) if other.id != case.id]
    else:
        waiting = [case] if case.stage in LOOKED_UP else []
    for other in waiting:
        yield told(other, office)


def told(case: Any, office: Casework) -> Case:
    """The case, told of everything that is known by now."""
    by = Actor(machine_name(NAME), Role.CLOCK, case.owner, channel="policy")
    case.recall_aid(office.act(by), aids=earlier_aid(office, case))
    recalled: Case = case
    return recalled


policy = Policy(NAME, (TempUrgent.Accepted, TempExp.Accepted, AidApproved), react)
