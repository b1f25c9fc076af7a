"""救助待遇 — benefits as the office changes them and as those who get them read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from application.followups import Followups
from domain.benefit import Benefit
from domain.benefit_decision import Hearing
from domain.benefit_proposal import Proposal
from domain.clock import Clock
from domain.moment import legal_day
from domain.office import Actor
from domain.recipient import Recipient
from domain.waiting import awaited


class Recovery(NamedTuple):
    """多发追缴: yuan, and the months that were claimed back."""

    months: list[tuple[date, Decimal]]
    claimed: Decimal
    repaid: Decimal
    written_off: Decimal
    owed: Decimal


class Shown(NamedTuple):
    """A benefit with what is due in each month, in yuan."""

    id: UUID
    version: int
    stage: str
    entitlement: str
    case: UUID
    """The approved application that it comes from."""
    person: str
    persons: tuple[str, ...]
    owner: str
    organ: str
    amount: Decimal
    since: date
    months: list[tuple[date, Decimal]]
    rests_on: list[dict[str, Any]]
    next_check: date | None
    checking: str
    """Why it is being looked at; empty where it is not."""
    ground: str
    """Why it is suspended or has ended."""
    proposal: Proposal | None
    hearing: Hearing | None
    """What the recipient said of the last proposal, once heard."""
    recovery: Recovery
    clocks: list[Clock]
    waits: list[dict[str, str]]
    commands: list[str]


class Benefits(Followups):
    kind = Benefit

    def read(self, id_: UUID, reader: Actor, upto: date, purpose: str = "") -> Shown:
        """With its months from the first to the one of ``upto``, noted before it is told.

        Raises as ``Access.read``, and Malformed for an ``upto`` more than a year ahead.
        """
        benefit = self.casework.of_kind(Benefit, id_)
        self.access.read(reader, benefit, purpose)
        now = self.casework.now()
        return Shown(
            id=benefit.id,
            version=benefit.version,
            stage=str(benefit.stage),
            entitlement=benefit.entitlement,
            case=benefit.case,
            person=benefit.person,
            persons=benefit.persons,
            owner=str(benefit.owner),
            organ=str(benefit.organ),
            amount=benefit.amount,
            since=benefit.since,
            months=benefit.months_told(upto, legal_day(now)),
            rests_on=benefit.rests_on,
            next_check=benefit.next_check,
            checking=benefit.checking,
            ground=benefit.ended_for or benefit.suspended_for,
            proposal=benefit.proposal,
            hearing=benefit.hearing,
            recovery=recovery(benefit),
            clocks=list(benefit.clocks.values()),
            waits=awaited(benefit),
            commands=benefit.open_commands(reader, legal_day(now), now),
        )

    def of_person(self, person: str, reader: Actor, purpose: str) -> tuple[UUID, ...]:
        """Everything somebody has a part in, as it stands now; a search that is noted.

        Who asks keeps to what lies in their area.  Raises Malformed.
        """
        self.access.search(reader, purpose)
        known = self.casework.streams.get(Recipient, Recipient.id_of(person))
        return known.benefits if known else ()


def recovery(benefit: Benefit) -> Recovery:
    return Recovery(
        months=sorted(benefit.claimed.items()),
        claimed=sum(benefit.claimed.values(), Decimal(0)),
        repaid=benefit.repaid,
        written_off=benefit.written_off,
        owed=benefit.owed,
    )
