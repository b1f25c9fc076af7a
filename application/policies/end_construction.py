"""Whenever an institution stops its service, or what was subsidised serves another use, what is
not paid yet of its construction subsidy ends from the month after.

What was paid is called back, if at all, by the institution's own entry (configurable default).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.benefit_amounts import pays_from
from domain.benefit_rules import RUNNING
from domain.calendar import first_of_next_month
from domain.care_institution import CareInstitution
from domain.care_institution_granted import BUILD
from domain.errors import CaseNotFound
from domain.recipient import Recipient

NAME = "end_construction"
CLOSED, USE_CHANGED = "institution_closed", "use_changed"


def react(event: Any, office: Casework) -> Iterator[Benefit]:
    """Each benefit of which something is due after that month."""
    ground = USE_CHANGED if isinstance(event, CareInstitution.UseChanged) else CLOSED
    for case in concerned(event, office):
        benefit = construction(office, case)
        left = pays_from(benefit.turns, first_of_next_month(event.on))
        if benefit.stage in RUNNING and left:
            act = office.act(machine(NAME, benefit.owner)).dated(event.on)
            benefit.follow_institution(act, ground=ground)
            yield benefit


def concerned(event: Any, office: Casework) -> list[UUID]:
    """The cases that brought the subsidy: one, or all that the institution had by then."""
    if isinstance(event, CareInstitution.UseChanged):
        return [UUID(event.case)]
    held = office.of_kind(CareInstitution, event.originator_id, event.originator_version)
    return [UUID(case) for case, granted in held.subsidies.items() if granted.kind == BUILD]


def construction(office: Casework, case: UUID) -> Benefit:
    """What this approval granted.  Raises CaseNotFound where it is not opened yet."""
    recipient = office.streams.get(Recipient, Recipient.id_of(office.case(case).applicant))
    for benefit in office.streams.load(
        Benefit, recipient.benefits if recipient else ()
    ).values():
        if benefit.case == case:
            return benefit
    raise CaseNotFound(str(case))


HEARS = (
    CareInstitution.ServiceSuspended,
    CareInstitution.ServiceTerminated,
    CareInstitution.UseChanged,
)
policy = Policy(NAME, HEARS, react)
