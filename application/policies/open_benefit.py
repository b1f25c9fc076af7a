"""Whenever an application is approved that grants support, a benefit begins.

One for each kind of support: two subsidies granted by one approval are two benefits, for
each is adjusted and ended on its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.case import Case
from domain.divisions import Division

NAME = "open_benefit"


def react(approved: Any, office: Casework) -> Iterator[Benefit]:
    """Begins in the month the approval names, with the figures that the approval read."""
    if type(approved).awards is Case.Approved.awards:
        return
    case = office.case(approved.originator_id, approved.originator_version)
    act = office.act(machine(NAME, case.owner)).dated(approved.on)
    for award in approved.awards(case):
        yield Benefit.grant(
            act,
            entitlement=award.support,
            case=approved.originator_id,
            case_version=approved.originator_version,
            person=case.applicant,
            persons=award.persons,
            owner=case.owner,
            organ=Division(approved.acting_division),
            amount=award.amount,
            from_month=approved.effective_from.replace(day=1),
            later=award.later,
            next_check=award.next_check,
            rests_on=approved.readings,
        )


policy = Policy(NAME, (Case.Approved,), react)
