"""终止公示 — an end of some supports is posted for seven days before it holds (43 §25-26).

An objection is looked into within fifteen working days; then it is posted again, or dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.act import Act
from domain.benefit_decision import Decided
from domain.benefit_rules import RUNNING
from domain.benefit_timing import timed
from domain.divisions import Division
from domain.errors import DomainError, OutOfOrder
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.stage import during


class Posted(Decided):
    class NoticePosted(Decided.Event):
        """``place`` is the division where it hangs; it says no more than whose support ends."""

        place: Code

    class ObjectionRaised(Decided.Event):
        """Who objects is known to the office and shown to nobody else."""

        personal = {"text": "about", "contact": "by"}
        text: str
        contact: str

        def evolve(self, case: Any) -> None:
            case.proposal = replace(case.proposal, objected=True)

    class Reinvestigated(Decided.Event):
        """``stands``: the end is posted again; where it does not stand, nothing changes."""

        personal = {"findings": "about"}
        findings: str
        stands: bool

        def evolve(self, case: Any) -> None:
            kept = replace(case.proposal, objected=False) if self.stands else None
            case.proposal = kept

    class NoticeClosed(Decided.Event):
        """The notice ended without objection; the change is recorded next."""

        def evolve(self, case: Any) -> None:
            case.proposal = None

    @during(*RUNNING)
    def post_notice(self, act: Act, *, place: str) -> None:
        """``place`` is the division where it hangs.  Raises Malformed."""
        self.record(self.NoticePosted, act, place=str(Division(place)))

    @during(*RUNNING)
    def raise_objection(self, act: Act, *, text: str, contact: str = "") -> None:
        """Anybody, while it hangs."""
        self.record(self.ObjectionRaised, act, text=text, contact=contact)

    @during(*RUNNING, occurs=True)
    def reinvestigate(self, act: Act, *, findings: str, stands: bool) -> None:
        """What was found about the objection."""
        under = timed(act, starts=("end_posting",) if stands else ())
        self.record(self.Reinvestigated, act, under=under, findings=findings, stands=stands)

    @during(*RUNNING)
    def close_notice(self, act: Act) -> None:
        """It ends from the month after the notice."""
        change = self.change_of(act, self.pending)
        self.record(self.NoticeClosed, act)
        self.carry_out(act, change)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: only what was agreed to is posted, and an objection is answered first."""
        yield from super().objections(name, actor, now)
        proposal = self.proposal
        agreed = proposal is not None and proposal.agreed
        if name == "post_notice" and "decide_change" in self.done and not agreed:
            yield OutOfOrder(name, ["decide_change"])
        if name == "post_notice" and proposal and proposal.objected:
            yield OutOfOrder(name, ["reinvestigate"])
        objected = proposal is not None and proposal.objected
        if name == "reinvestigate" and "raise_objection" in self.done and not objected:
            yield OutOfOrder(name, ["raise_objection"])
