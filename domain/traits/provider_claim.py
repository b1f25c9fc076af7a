"""结算申报 — a provider claims what it deducted; some claims are checked, then they are paid.

Sources: 内蒙古 2026 [P:NM26]; the limits and the share that is checked are defaults.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.act import Act
from domain.case import Case, Trait
from domain.errors import DomainError, Malformed, OutOfOrder
from domain.figure import Figure, whole
from domain.grounds import unless
from domain.lot import lot_falls_on, seed_of
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.stage import Stage, during

NOTHING = Decimal(0)
SPOT_CHECK = 30
"""Per cent of claims that the county looks into (configurable default)."""


CLAIMING = ("claim", "draw_claim", "check_claim", "reimburse")
GRANTED = ("approve", "settle")


def claim_check(code: str) -> Figure:
    """结算抽查比例 of a type whose providers claim."""
    key = f"{code}.claim_check_per_cent"
    return whole(key, "结算抽查比例", "%", usual=SPOT_CHECK, most=100)


@unless("未减免任何费用", "P:NM26")
def nothing_deducted(case: ProviderClaim) -> bool:
    """The provider deducted nothing: there is nothing to claim."""
    return not case.total


@unless("未被抽中核查", "P:NM26: sample check")
def not_drawn(case: ProviderClaim) -> bool:
    """The lot did not fall on this claim."""
    return not case.claim_drawn


class ProviderClaim(Trait):
    total = NOTHING
    """Yuan that the provider deducted from the family's bill."""
    allowed = NOTHING
    claim_drawn = False

    class Claimed(Case.Event):
        """申报: with the others of that month; the amount is what was deducted."""

        month: date
        amount: Decimal

        def evolve(self, case: ProviderClaim) -> None:
            case.allowed = self.amount

    class ClaimDrawn(Case.Event):
        """抽查; with its seed anyone can draw again (``domain.lot``)."""

        seed: Code
        per_cent: int
        drawn: bool

        def evolve(self, case: ProviderClaim) -> None:
            case.claim_drawn = self.drawn

    class ClaimChecked(Case.Event):
        """核查: what the papers of the provider bear out, at most what it claims."""

        personal = {"findings": "about"}
        findings: str
        allowed: Decimal

        def evolve(self, case: ProviderClaim) -> None:
            case.allowed = self.allowed

    class Reimbursed(Case.Event):
        """财政拨付."""

        amount: Decimal
        voucher: Code

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: of what was refused there is nothing to claim, not even nothing."""
        yield from super().objections(name, actor, now)
        if name in CLAIMING and self.done.keys().isdisjoint(GRANTED):
            yield OutOfOrder(name, ["approve"])

    @during(Stage.SERVED)
    def claim(self, act: Act, *, month: date) -> None:
        """Raises Malformed for a month before the deduction or still to come."""
        first = month.replace(day=1)
        if not self.decided_on.replace(day=1) <= first <= act.on:
            raise Malformed("claim", "month")
        self.record(self.Claimed, act, month=first, amount=self.total)

    @during(Stage.SERVED)
    def draw_claim(self, act: Act) -> None:
        """Nobody chooses or knows it beforehand: it follows from the moment it is drawn."""
        key = f"{self.code}.claim_check_per_cent"
        per_cent = act.gazette.whole(key, self.owner, act.on, SPOT_CHECK)
        seed = seed_of(self.id, act.at)
        drawn = lot_falls_on(seed, self.number, per_cent)
        self.record(self.ClaimDrawn, act, seed=seed, per_cent=per_cent, drawn=drawn)

    @during(Stage.SERVED, occurs=True)
    def check_claim(self, act: Act, *, findings: str, allowed: Decimal) -> None:
        """Raises Malformed for more than is claimed."""
        if not NOTHING <= allowed <= self.allowed:
            raise Malformed("check_claim", "allowed")
        self.record(self.ClaimChecked, act, findings=findings, allowed=allowed)

    @during(Stage.SERVED)
    def reimburse(self, act: Act, *, voucher: str) -> None:
        """What was claimed, or what a check left of it."""
        self.record(self.Reimbursed, act, amount=self.allowed, voucher=voucher)
