"""拟变动 — what somebody proposes for a benefit, and what its rules ask for before it holds.

Sources: 社会救助法 §48 (since 2026-07-01), 43 §25.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from domain.act import Act
from domain.benefit_grounds import cause_of, cited
from domain.benefit_rules import RUNNING, Standing
from domain.benefit_self_care import Reassessed
from domain.benefit_timing import timed
from domain.errors import AlreadyDone, DomainError, Malformed, WrongStage
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.stage import during

NEEDS = {
    "adjust": (Standing.GRANTED,),
    "suspend": (Standing.GRANTED,),
    "resume": (Standing.SUSPENDED,),
    "end": RUNNING,
    "reinstate": (Standing.ENDED,),
}
"""What may be proposed, and at which stages it can be done."""


@dataclass(frozen=True)
class Proposal:
    """What somebody proposes, and what its rules ask for before it holds."""

    verb: str
    ground: str
    amount: Decimal | None
    from_month: date | None
    """None: from the month after the decision."""
    takes: bool
    """The recipient would get less, or nothing."""
    hearing: bool
    notice: bool
    agreed: bool = False
    objected: bool = False


class Proposed(Reassessed):
    class ChangeProposed(Reassessed.Event):
        """拟变动意见.  ``hearing``, ``notice``: what the rules of that day ask for."""

        personal = {"reason": "about"}
        verb: Code
        ground: Code
        amount: Decimal | None
        from_month: date | None
        reason: str
        takes: bool
        hearing: bool
        notice: bool

        def evolve(self, case: Any) -> None:
            case.hands[self.step] = frozenset({self.by})
            case.hearing = None
            case.proposal = Proposal(
                self.verb,
                self.ground,
                self.amount,
                self.from_month,
                self.takes,
                self.hearing,
                self.notice,
            )

    @during(*Standing)
    def propose_change(
        self,
        act: Act,
        *,
        verb: str,
        ground: str,
        reason: str,
        amount: Decimal | None = None,
        from_month: date | None = None,
    ) -> None:
        """``verb``: one of ``NEEDS``; it usually holds from the month after the decision.

        Raises Malformed, NoLawfulGround, WrongStage.
        """
        cited(self.known(verb), ground, self.entitlement)
        if verb == "suspend":
            self.check_lasts(verb, ground)
        if verb == "reinstate":
            self.check_comes_back(ground)
        if (amount is None) == (verb == "adjust"):
            raise Malformed("amount", "of an adjustment, and of nothing else")
        if amount is not None:
            self.worth(ground, amount, from_month)
        if from_month:
            self.month_of_mine(act, from_month)
        self.propose(act, verb, ground, amount, from_month, reason)

    def propose(
        self,
        act: Act,
        verb: str,
        ground: str,
        amount: Decimal | None,
        from_month: date | None,
        reason: str,
    ) -> None:
        if self.stage not in NEEDS[verb]:
            raise WrongStage(verb, self.stage)
        cause = cause_of(verb, ground, self.entitlement)
        takes = verb in ("suspend", "end") or (amount is not None and amount < self.amount)
        lowered = takes and verb != "suspend" and not cause.unheard
        hearing = lowered and self.care.hears(act.on)
        self.record(
            self.ChangeProposed,
            act,
            under=timed(act, starts=("change_hearing",) if hearing else ()),
            verb=verb,
            ground=ground,
            amount=amount,
            from_month=from_month,
            reason=reason,
            takes=takes,
            hearing=hearing,
            notice=self.care.noticed and verb == "end" and not cause.unheard,
        )

    def known(self, verb: str) -> str:
        if verb not in NEEDS:
            raise Malformed("verb", verb)
        return verb

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: one proposal at a time."""
        yield from super().objections(name, actor, now)
        if name == "propose_change" and self.proposal:
            yield AlreadyDone(name)
