"""Whenever a child's file ends, the end of the allowance that rests on it is proposed.

收养, 年满十八周岁, or a parent who can care again (62).  Whoever granted the allowance
decides: of somebody of age, whether they still go to school.  Of a child that has died every
benefit hears by ``record_death``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.benefit_grounds import GROUNDS
from domain.benefit_rules import RUNNING
from domain.child import Child
from domain.recipient import Recipient

NAME = "child_leaves_care"
ENDS = {"of_age": "came_of_age", "parent_fit_again": "parent_able"}
"""Why a file was closed -> on which ground the allowance ends."""
REASON = "child_file"


def react(event: Any, office: Casework) -> Iterator[Benefit]:
    """Found by what was saved with each benefit; one proposal at a time."""
    ground = "adopted" if isinstance(event, Child.Adopted) else ENDS.get(event.ground)
    recipient = office.streams.get(Recipient, Recipient.id_of(event.about))
    if ground is None or recipient is None:
        return
    cause = GROUNDS["end"][ground]
    for benefit in office.streams.load(Benefit, recipient.benefits).values():
        rests = cause.is_for(benefit.entitlement) and event.about in benefit.persons
        if rests and benefit.stage in RUNNING and benefit.proposal is None:
            act = office.act(machine(NAME, benefit.owner))
            benefit.propose_change(act, verb="end", ground=ground, reason=REASON)
            yield benefit


policy = Policy(NAME, (Child.Adopted, Child.Closed), react)
