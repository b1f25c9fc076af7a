"""支付方 — who pays the cash of one approval, so that nobody is paid it twice.

The county pays by its batches, of which the case only says how the money was ordered.  A
township pays out of its reserve fund, and hands over no cash before the fund's book has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.case import Case, Trait
from domain.errors import Malformed, OutOfOrder, Untimely
from domain.grounds import unless
from domain.personal import Code
from domain.stage import Stage, during
from domain.temporary_aid import BY_COUNTY, BY_TOWNSHIP, CASH, TRANSFER, AidApproved

PAYS = {CASH: BY_TOWNSHIP, TRANSFER: BY_COUNTY}
"""Whose money it is that is given in this way."""


class PaidOtherwise(Untimely):
    """It is the other's money: given in this way it would be paid twice."""

    code = "paid-otherwise"


class AidPayer(Trait):
    told_payer = ""
    if TYPE_CHECKING:
        approved: AidApproved

    class FundAnswered(Case.Event):
        """备用金核支: the township's fund has paid, or has left it to the county."""

        payer: Code

        def evolve(self, case: AidPayer) -> None:
            case.told_payer = self.payer

    @during(Stage.APPROVED, Stage.SERVED)
    def hear_fund(self, act: Act, *, payer: str) -> None:
        """``payer``: ``township`` for paid, ``county`` for left to it.  Raises Malformed."""
        if payer not in PAYS.values() or self.approved.paid_by != BY_TOWNSHIP:
            raise Malformed("hear_fund", "payer")
        self.record(self.FundAnswered, act, payer=payer)

    @property
    def payer(self) -> str:
        """Who pays the cash; empty without cash, and as long as nobody has decided it."""
        decided = self.approved.paid_by if "approve" in self.done else ""
        return self.told_payer if decided == BY_TOWNSHIP else decided

    def check_payer(self, form: str) -> None:
        """Raises OutOfOrder, PaidOtherwise where money is given that is not theirs to give."""
        if form in PAYS and not self.payer:
            raise OutOfOrder("give_aid", ["hear_fund"])
        if form in PAYS and self.payer != PAYS[form]:
            raise PaidOtherwise(form, self.payer)


@unless("无须备用金支付，或有其他救助可先行给予", "23 三(三)")
def fund_need_not_answer(case: Any) -> bool:
    """No cash of the township's is due, or something else can be given meanwhile."""
    if "approve" not in case.done:
        return True
    others = set(case.approved.forms) - {CASH} - case.given
    return case.approved.paid_by != BY_TOWNSHIP or bool(others)
