"""Whenever an application is approved that grants money by the month, a benefit begins.

One for each entitlement: two subsidies granted by one approval are two benefits, for each is
adjusted and ended on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.case import Case
from domain.cases.dibao.case import Dibao
from domain.cases.pwd_subsidy.case import PwdSubsidy
from domain.divisions import Division

NAME = "open_benefit"


def react(approved: Any, office: Casework) -> Iterator[Benefit]:
    """Begins in the month the approval names, with the figures that the approval read."""
    granted = entitlements(approved)
    if not granted:
        return
    case = office.case(approved.originator_id, approved.originator_version)
    act = office.act(machine(NAME, case.owner)).dated(approved.on)
    for entitlement, amount in granted.items():
        yield Benefit.grant(
            act,
            entitlement=entitlement,
            case=approved.originator_id,
            case_version=approved.originator_version,
            person=case.applicant,
            persons=getattr(case, "people", case.covered),
            owner=case.owner,
            organ=Division(approved.acting_division),
            amount=amount,
            from_month=approved.effective_from,
            rests_on=approved.readings,
        )


def entitlements(approved: Any) -> Mapping[str, Decimal]:
    """What this approval grants, in yuan a month."""
    match approved:
        case Dibao.Approved():
            return {"dibao": approved.amount}
        case PwdSubsidy.Approved():
            return {f"pwd.{claim}": amount for claim, amount in approved.granted.items()}
    return {}


policy = Policy(NAME, (Case.Approved,), react)
