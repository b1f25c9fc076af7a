"""变动审批 — the recipient is heard, somebody else decides, and it is told in writing.

Sources: 社会救助法 §48 (hearing, reasons, remedies; since 2026-07-01), 43 §25, 57 §21,
83 一(三) (graduated exit).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.act import Act
from domain.benefit_amounts import months_later
from domain.benefit_change import Change
from domain.benefit_grounds import cause_of
from domain.benefit_proposal import NEEDS, Proposal, Proposed
from domain.benefit_rules import RUNNING, Standing
from domain.benefit_timing import timed
from domain.calendar import first_of_next_month
from domain.entitlements import FADING, FADING_MONTHS
from domain.errors import DomainError, Malformed, OutOfOrder, WrongStage
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.remedies import AGAINST_A_DECISION
from domain.stage import during


class Hearing(NamedTuple):
    """What the recipient said of a proposal, and when."""

    on: date
    how: str
    statement: Any


class Decided(Proposed):
    if TYPE_CHECKING:
        hearing: Hearing | None

    class RecipientHeard(Proposed.Event):
        """听取意见: what the recipient says of it; ``how``: in person, in writing, ..."""

        personal = {"statement": "about"}
        how: Code
        statement: str

        def evolve(self, case: Any) -> None:
            case.hearing = Hearing(self.on, self.how, self.statement)

    class ChangeDecided(Proposed.Event):
        """变动审批.  Where it is agreed and no notice is needed, the change comes next."""

        personal = {"reason": "about"}
        agreed: bool
        reason: str
        posted: bool
        """It waits for its notice before it holds."""

        def evolve(self, case: Any) -> None:
            case.proposal = replace(case.proposal, agreed=True) if self.posted else None

    class ChangeTold(Proposed.Event):
        """书面告知, with the remedies that are open against it."""

        how: Code
        remedies: list[Code]

    @during(*RUNNING, occurs=True)
    def hear_recipient(self, act: Act, *, how: str, statement: str) -> None:
        """What the recipient has to say, before less is decided (SAL §48)."""
        self.record(self.RecipientHeard, act, how=how, statement=statement)

    @during(*Standing)
    def decide_change(self, act: Act, *, agreed: bool, reason: str) -> None:
        """Another person decides; it holds from the next month unless it was said otherwise.

        Raises WrongStage where the benefit is no longer what the proposal was made for.
        """
        proposal = self.pending
        if agreed and self.stage not in NEEDS[proposal.verb]:
            raise WrongStage(proposal.verb, self.stage)
        posted = agreed and proposal.notice
        change = self.change_of(act, proposal) if agreed else None
        under = timed(act, starts=("end_posting",) if posted else ())
        self.record(
            self.ChangeDecided, act, under=under, agreed=agreed, reason=reason, posted=posted
        )
        if change and not posted:
            self.carry_out(act, change)

    @during(*Standing, occurs=True)
    def tell_change(self, act: Act, *, how: str) -> None:
        """A written notice with reasons and remedies, to whoever gets less or nothing."""
        remedies = [remedy.code for remedy in AGAINST_A_DECISION]
        self.record(self.ChangeTold, act, how=how, remedies=remedies)

    def change_of(self, act: Act, proposal: Proposal) -> Change:
        """From when it holds: never back, but for what is wrong or gained from its beginning.

        Raises Malformed for a graduated exit (渐退期) longer than the place allows.
        """
        cause = cause_of(proposal.verb, proposal.ground, self.entitlement)
        soonest = max(first_of_next_month(act.on), self.since)
        since = proposal.from_month or soonest
        if not cause.backdated:
            since = max(since, soonest)
        if proposal.ground == "fading_out":
            fading = act.gazette.whole(FADING, self.owner, act.on, FADING_MONTHS)
            if since > months_later(soonest, fading):
                raise Malformed("from_month", f"{fading} months")
        return Change(proposal.verb, proposal.ground, since, proposal.amount)

    @property
    def pending(self) -> Proposal:
        """The proposal that is being decided or has been agreed to."""
        assert self.proposal is not None
        return self.proposal

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: since the Law nobody loses support unheard, and only losses are told."""
        yield from super().objections(name, actor, now)
        open_ = self.proposal is not None and not self.proposal.agreed
        over = "propose_change" in self.done and not open_
        if name in ("hear_recipient", "decide_change") and over:
            yield OutOfOrder(name, ["propose_change"])
        if name == "decide_change" and open_ and self.unheard(now.day):
            yield OutOfOrder(name, ["hear_recipient"])
        if name == "tell_change" and not self.is_told():
            yield OutOfOrder(name, ["decide_change"])

    def unheard(self, day: date) -> bool:
        """Proposed before the Law took effect and decided after it: heard all the same."""
        proposal = self.pending
        if proposal.hearing or not proposal.takes or proposal.verb == "suspend":
            return False  # what the table says of its own day is enough
        cause = cause_of(proposal.verb, proposal.ground, self.entitlement)
        return self.care.hears(day) and not cause.unheard and "hear_recipient" not in self.done

    def is_told(self) -> bool:
        """Whether a notice of a change is still to be given."""
        return "tell" in self.clocks and self.clocks["tell"].runs
