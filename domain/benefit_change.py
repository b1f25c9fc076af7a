"""待遇变动 — another amount, nothing for a time, or nothing more: from which month, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from domain.act import Act
from domain.benefit_amounts import NOTHING, positive
from domain.benefit_events import NOT_DEAD
from domain.benefit_grounds import cited
from domain.benefit_months import Monthly
from domain.benefit_rules import RUNNING, Standing
from domain.benefit_timing import first_ends, timed
from domain.books import Books
from domain.clock import Clock
from domain.errors import NoLawfulGround, OutOfOrder
from domain.personal import Code
from domain.procedure import Procedure
from domain.stage import during
from domain.ticking import tick


@dataclass(frozen=True)
class Change:
    """What is to happen to a benefit: a verb of it, its ground, and from which month on."""

    verb: Code
    ground: Code
    from_month: date
    amount: Decimal | None = None


class Changing(Monthly):
    """Changed at once, by an approver of the organ that granted it, or as two decided."""

    @during(Standing.GRANTED)
    def adjust(self, act: Act, *, amount: Decimal, from_month: date, ground: str) -> None:
        """Another amount from this month on; of some supports it is proposed first, unless it
        is more and follows from what was published or assessed.

        Raises OutOfOrder, NoLawfulGround, Malformed.
        """
        since = self.month_of_mine(act, from_month)
        cause = cited("adjust", ground, self.entitlement)
        less = self.worth(ground, amount, since) < self.amount
        if self.care.two_pairs_of_eyes and (less or not cause.follows):
            raise OutOfOrder("adjust", ["propose_change"])
        self.carry_out(act, Change("adjust", ground, since, amount))

    @during(Standing.GRANTED)
    def suspend(self, act: Act, *, from_month: date, ground: str) -> None:
        """Nothing is paid from this month on, until it is resumed or ended."""
        since = self.month_of_mine(act, from_month)
        self.check_lasts("suspend", ground)
        cited("suspend", ground, self.entitlement)
        self.carry_out(act, Change("suspend", ground, since))

    @during(Standing.SUSPENDED)
    def resume(self, act: Act, *, from_month: date, ground: str) -> None:
        """The amount before the suspension is paid again, from this month on."""
        since = self.month_of_mine(act, from_month)
        cited("resume", ground, self.entitlement)
        self.carry_out(act, Change("resume", ground, since))

    @during(*RUNNING)
    def end(self, act: Act, *, from_month: date, ground: str) -> None:
        """From this month on there is no benefit; an end of some supports is proposed first.

        Raises OutOfOrder, NoLawfulGround, Malformed.
        """
        since = self.month_of_mine(act, from_month)
        cited("end", ground, self.entitlement)
        if self.care.two_pairs_of_eyes:
            raise OutOfOrder("end", ["propose_change"])
        self.carry_out(act, Change("end", ground, since))

    @during(Standing.ENDED)
    def reinstate(self, act: Act, *, from_month: date, ground: str) -> None:
        """撤销终止: paid again from this month on; of some supports it is proposed first.

        Raises OutOfOrder, NoLawfulGround, Malformed.
        """
        since = self.month_of_mine(act, from_month)
        cited("reinstate", ground, self.entitlement)
        self.check_comes_back(ground)
        if self.care.two_pairs_of_eyes:
            raise OutOfOrder("reinstate", ["propose_change"])
        self.carry_out(act, Change("reinstate", ground, since))

    def check_comes_back(self, ground: str) -> None:
        """Raises NoLawfulGround for money once or in stages, and for somebody who has died."""
        self.check_lasts("reinstate", ground)
        if not self.living and ground != NOT_DEAD:
            raise NoLawfulGround("reinstate", ground)

    def check_lasts(self, verb: str, ground: str) -> None:
        """Money once or in stages is ended, never held back: it has no amount to go back to.

        Raises NoLawfulGround.
        """
        if not self.lasts:
            raise NoLawfulGround(verb, ground)

    def carry_out(self, act: Act, change: Change) -> None:
        """Record what was decided; whoever loses something is to be told in writing."""
        act = act.doing(change.verb)
        facts: dict[str, Any] = {"from_month": change.from_month, "ground": change.ground}
        loses = "tell" if self.living else ""
        match change.verb:
            case "adjust":
                amount = change.amount or NOTHING
                less = loses if amount < self.amount else ""
                under = timed(act, starts=(less,))
                self.record(self.Adjusted, act, under=under, amount=amount, **facts)
            case "suspend":
                self.record(self.Suspended, act, under=timed(act, starts=(loses,)), **facts)
            case "resume":
                self.record(self.Resumed, act, **facts)
            case "end":
                self.finish(act, timed(act, starts=(loses,)), **facts)
            case "reinstate":
                self.go_on(act, **facts)

    def finish(self, act: Act, rules: Procedure, **facts: Any) -> None:
        """The end: nothing is waited for any more but that it is told."""
        running = [c for c in self.clocks.values() if c.runs and c.limit != "tell"]
        halted = [clock.stopped(act.now, act.calendar) for clock in running]
        told = {"tell": self.clocks["tell"]} if "tell" in self.clocks else {}
        begun = tick(rules, told, act, self.code, self.owner)
        self.record(self.Ended, act, clocks=[*halted, *begun], **facts)

    def go_on(self, act: Act, **facts: Any) -> None:
        """Cared for again as at its beginning, from today on."""
        self.check_comes_back(facts["ground"])
        ends = first_ends(act, self.care, self.owner, act.on, self.until, lasts=self.lasts)
        check = ends.get("recheck", ends.get("survival_check"))
        self.record(self.Reinstated, act, under=timed(act, ends), next_check=check, **facts)

    def record(
        self,
        event: type[Books.Event],
        act: Act,
        *,
        under: Procedure | None = None,
        clocks: Iterable[Clock] | None = None,
        **facts: Any,
    ) -> None:
        """Of the limits that not every step of a name begins, those that ``under`` names."""
        super().record(event, act, under=under or timed(act), clocks=clocks, **facts)

    def worth(self, ground: str, amount: Decimal, since: date | None) -> Decimal:
        """Yuan that it may be adjusted to on this ground, from this month on.

        Raises Malformed.
        """
        return positive(amount)

    @property
    def living(self) -> tuple[str, ...]:
        """Whom it is for and who has not died."""
        return self.persons
