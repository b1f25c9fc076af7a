"""Whenever somebody has died, what they had applied for themselves and was open is closed.

Found by the claims that allow one application at a time, exactly.  What they had filed for a
deceased or for an organisation is claimed under those, and goes on.  Source: a default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from eventsourcing.domain import Aggregate

from application.casework import Casework, covers
from application.policies.policy import Policy, machine_name
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.office import Actor, Role
from domain.open_application import OpenApplication
from domain.person import Person
from domain.stage import OPEN
from domain.usual import DEATH

NAME = "close_applications"


def react(died: Any, office: Casework) -> Iterator[Aggregate]:
    """Each with the claims that it gives up; what time had ended before is not closed again."""
    for case in applications(office, died.person):
        act = office.act(Actor(machine_name(NAME), Role.CLOCK, case.owner, channel="policy"))
        covered = covers(case)
        case.catch_up(act)
        if case.stage in OPEN:
            case.verbs["close"](case, act, ground=DEATH.code)
        yield case
        yield from office.moved_claims(case, covered, act)


def applications(office: Casework, person: str) -> Iterable[Case]:
    """Those that are open, of this applicant."""
    ids = [OpenApplication.id_of(code, person) for code in CASE_TYPES]
    claims = office.streams.load(OpenApplication, ids).values()
    held = [office.case(claim.holder) for claim in claims if claim.holder]
    return [case for case in held if case.stage in OPEN and case.applicant == person]


policy = Policy(NAME, (Person.Died,), react)
