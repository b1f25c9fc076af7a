"""How far each policy has come, and what it has parked."""

from __future__ import annotations

from typing import NamedTuple

from application.casework import Casework
from application.eventstore.datastore import end_of_the_log
from application.policies import POLICIES
from application.policies.parked import Cause
from application.policies.runner import PolicyRunner


class Status(NamedTuple):
    """``behind``: events that it has not looked at yet, its own included."""

    policy: str
    position: int
    behind: int
    parked: list[Cause]


def statuses(casework: Casework) -> list[Status]:
    """One for each policy.  Positions have gaps: ``behind`` is never less than the truth."""
    end = end_of_the_log(casework.engine)
    runners = [PolicyRunner(policy, casework) for policy in POLICIES.values()]
    return [
        Status(r.policy.name, r.position(), end - r.position(), r.parking.causes())
        for r in runners
    ]
