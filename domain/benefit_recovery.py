"""多发追缴 — what was paid beyond what was due is claimed, given back, or written off.

Sources: 社会救助法 §73 for what was obtained by deceit; else configurable defaults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from domain.act import Act
from domain.benefit_amounts import NOTHING, most_ever, positive
from domain.benefit_grounds import cited
from domain.benefit_match import Matched
from domain.benefit_rules import Standing
from domain.errors import DomainError, Malformed, OutOfOrder
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.stage import during


class Recovering(Matched):
    claimed = dict[date, Decimal]()
    """Yuan claimed back, by the first day of the month they were paid for."""
    claimed_at = dict[date, tuple[Decimal, int]]()
    """By month, after its last claim: the most that was left, and how many turns there were."""
    repaid = NOTHING
    written_off = NOTHING

    class OverpaymentClaimed(Matched.Event):
        """追缴决定: yuan by month."""

        months: list[dict[Code, date | Decimal]]
        ground: Code

        def evolve(self, case: Any) -> None:
            claimed, left = dict(case.claimed), dict(case.claimed_at)
            for row in self.months:
                month, amount = row["month"], row["amount"]
                left[month] = case.most_held(month) - amount, len(case.turns)
                claimed[month] = claimed.get(month, NOTHING) + amount
            case.claimed, case.claimed_at = claimed, left

    class Repaid(Matched.Event):
        """退回: ``how`` is a code (transfer, cash, set_off), ``receipt`` its number."""

        amount: Decimal
        how: Code
        receipt: Code

        def evolve(self, case: Any) -> None:
            case.repaid += self.amount

    class WrittenOff(Matched.Event):
        """核销."""

        personal = {"reason": "about"}
        amount: Decimal
        ground: Code
        reason: str

        def evolve(self, case: Any) -> None:
            case.written_off += self.amount

    @property
    def owed(self) -> Decimal:
        """Yuan claimed, and neither given back nor written off: never less than nothing."""
        return sum(self.claimed.values(), NOTHING) - self.repaid - self.written_off

    @during(*Standing)
    def claim_back(self, act: Act, *, months: Iterable[Mapping[str, Any]], ground: str) -> None:
        """``months``: ``{month, amount}``, yuan paid for that month beyond what is due.

        Raises Malformed for more than can have been paid for it, or a month to come;
        NoLawfulGround.
        """
        cited("claim_back", ground, self.entitlement)
        rows = sorted(self.rows_read(act, months), key=lambda row: row["month"])
        if not rows:
            raise Malformed("months", "at least one")
        self.record(self.OverpaymentClaimed, act, months=rows, ground=ground)

    def rows_read(
        self, act: Act, months: Iterable[Mapping[str, Any]]
    ) -> Iterator[dict[str, Any]]:
        seen = set[date]()
        for row in months:
            month, amount = row["month"], row["amount"]
            if month.day != 1 or month > act.on or month in seen:
                raise Malformed("months", "the first day of a month that has begun, once")
            if positive(amount) > self.claimable(month):
                raise Malformed("months", "more than can have been paid")
            seen.add(month)
            yield {"month": month, "amount": amount}

    def claimable(self, month: date) -> Decimal:
        """The most that can have been paid for this month beyond what is due and claimed."""
        return self.most_held(month) - self.amount_in(month)

    def most_held(self, month: date) -> Decimal:
        """The most that can have been paid and not claimed: paid again where due again."""
        left, turns = self.claimed_at.get(month, (NOTHING, self.first_turns))
        return max(left, most_ever(self.turns, turns, month))

    @during(*Standing, occurs=True)
    def record_repayment(self, act: Act, *, amount: Decimal, how: str, receipt: str) -> None:
        """Raises Malformed for more than is owed."""
        self.at_most_owed(amount)
        self.record(self.Repaid, act, amount=amount, how=how, receipt=receipt)

    @during(*Standing)
    def write_off(self, act: Act, *, amount: Decimal, ground: str, reason: str) -> None:
        """By another person than who claimed it.  Raises Malformed, NoLawfulGround."""
        cited("write_off", ground, self.entitlement)
        self.at_most_owed(amount)
        self.record(self.WrittenOff, act, amount=amount, ground=ground, reason=reason)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: nothing is given back or written off that nobody claimed."""
        yield from super().objections(name, actor, now)
        if name in ("record_repayment", "write_off") and not self.owed:
            yield OutOfOrder(name, ["claim_back"])

    def at_most_owed(self, amount: Decimal) -> None:
        if positive(amount) > self.owed:
            raise Malformed("amount", "more than is owed")
