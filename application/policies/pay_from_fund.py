"""Whenever a township decides on temporary aid that is paid at once, its fund pays.

Where there is not enough in it, or no fund at all, the book says that it is left to the county.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.divisions import Level
from domain.temporary_aid import BY_TOWNSHIP, AidApproved
from domain.township_fund import TownshipFund

NAME = "pay_from_fund"


def react(approved: Any, office: Casework) -> Iterator[TownshipFund]:
    if approved.paid_by != BY_TOWNSHIP:
        return
    owner = office.case(approved.originator_id).owner
    township = owner.at(Level.TOWNSHIP) or owner
    act = office.act(machine(NAME, township))
    held = office.streams.get(TownshipFund, TownshipFund.id_of(str(township)))
    fund = held or TownshipFund.open(act, township=str(township))
    fund.pay(
        act,
        case=approved.originator_id,
        case_version=approved.originator_version,
        yuan=approved.cash,
    )
    yield fund


policy = Policy(NAME, (AidApproved,), react)
