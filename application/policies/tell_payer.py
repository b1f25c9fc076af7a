"""Whenever a township's fund has paid, or left it to the county, the case is told who pays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from application.casework import Casework
from application.policies.policy import Policy, machine_name
from domain.case import Case
from domain.office import Actor, Role
from domain.temporary_aid import BY_COUNTY, BY_TOWNSHIP
from domain.township_fund import TownshipFund
from domain.traits.aid_payer import AidPayer

NAME = "tell_payer"


def react(entry: Any, office: Casework) -> Iterator[Case]:
    """Once, and as long as anything can be handed over in the case."""
    case: Any = office.case(UUID(entry.case))
    if not isinstance(case, AidPayer) or "hear_fund" in case.done:
        return
    if case.stage not in case.verbs["hear_fund"].stages:
        return
    by = Actor(machine_name(NAME), Role.CLOCK, case.owner, channel="policy")
    left = isinstance(entry, TownshipFund.LeftToCounty)
    case.hear_fund(office.act(by), payer=BY_COUNTY if left else BY_TOWNSHIP)
    yield case


policy = Policy(NAME, (TownshipFund.Paid, TownshipFund.LeftToCounty), react)
