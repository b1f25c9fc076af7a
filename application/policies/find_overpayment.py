"""Whenever less is due than was paid, the difference is claimed back.

Because a benefit was lowered, suspended or ended from a month that was paid already, or
because the bank tells only afterwards that it paid.  What was claimed before counts as given
back, so that nothing is claimed twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from application.casework import Casework
from application.paid_lines import PaidLines
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.benefit_amounts import overpaid
from domain.payment_batch import PaymentBatch

NAME = "find_overpayment"
GROUNDS = {"death": "paid_after_death", "fraud": "paid_on_fraud"}
"""For what it ended -> on which ground it is claimed; for all else it was decided late."""
LESSENED = (Benefit.Adjusted, Benefit.Suspended, Benefit.Ended)


def react(event: Any, office: Casework) -> Iterator[Benefit]:
    books = PaidLines(office)
    if isinstance(event, LESSENED):
        since = {event.originator_id: event.from_month}
    else:
        since = {UUID(row["benefit"]): first_of(row) for row in event.paid}
    for id_, benefit in office.streams.load(Benefit, since).items():
        paid = books.of(benefit, since[id_])
        over = overpaid(paid, benefit.turns, benefit.claimed)
        if over:
            months = [{"month": month, "amount": yuan} for month, yuan in over.items()]
            ground = GROUNDS.get(benefit.ended_for, "decided_late")
            benefit.claim_back(
                office.act(machine(NAME, benefit.owner)), months=months, ground=ground
            )
            yield benefit


def first_of(line: dict[str, Any]) -> date:
    """The earliest month that a line covers."""
    return min(map(date.fromisoformat, line["months"]))


policy = Policy(NAME, (*LESSENED, PaymentBatch.ResultsReported), react)
