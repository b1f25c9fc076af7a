"""刚性支出困难家庭认定 — recognition of a household by what it cannot help spending.

What is granted is an identity for twelve months at most; who still needs it applies again.
Sources are named in ``procedure`` and with each ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.award import NOTHING, Award, Paid, Support
from domain.cases.rigid_exp.figures import FIGURES, VALID, VALID_MONTHS
from domain.cases.rigid_exp.form import FORM, HOUSEHOLD, SPENT, renewal_flaws
from domain.cases.rigid_exp.grounds import instead, spent
from domain.cases.rigid_exp.procedure import PROCEDURES
from domain.errors import Malformed
from domain.form import flaws
from domain.household_aid.family import HouseholdAid
from domain.household_aid.means import last_day
from domain.personal import Code
from domain.stage import Stage, during
from domain.traits.collective_decision import CollectiveDecision

RIGID_SPENDING = Support(
    "rigid_exp", "刚性支出困难家庭", "household in rigid spending", "GX", Paid.STANDING
)


class RigidExp(HouseholdAid, CollectiveDecision, code="rigid_exp"):
    title = "刚性支出困难家庭认定"
    english = "recognition as a household in hardship by rigid spending"
    procedures = PROCEDURES
    asks = FORM
    publishes = FIGURES
    supports = (RIGID_SPENDING,)
    household_asks = HOUSEHOLD
    first_opinion = ""
    established = dict[str, Decimal]()

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(HouseholdAid.Submitted):
        personal = {"spending": "about", "renews": "about"}
        spending: dict[Code, Decimal]
        unchanged: list[Code]
        renews: str = ""

    class SpendingEstablished(HouseholdAid.Event):
        """刚性支出核实: what vouchers and other offices' records show of it."""

        personal = {"spending": "about"}
        spending: dict[Code, Decimal]

        def evolve(self, case: RigidExp) -> None:
            case.established = self.spending

    class Verified(HouseholdAid.Verified):
        def evolve(self, case: Any) -> None:
            super().evolve(case)
            case.first_opinion = self.proposal

    class Approved(HouseholdAid.Approved):
        """认定: who belongs to it, on which spending, and until which day."""

        personal = {"spent": "about"}
        spent: Decimal
        valid_until: date

        def awards(self, case: Any) -> Iterator[Award]:
            yield Award(
                RIGID_SPENDING.code,
                NOTHING,
                tuple(self.people),
                next_check=self.next_check,
                until=self.valid_until + timedelta(days=1),
            )

    @property
    def spending(self) -> dict[str, Decimal]:
        """Yuan of the twelve months before the application: as established, or declared."""
        return self.established if "establish_spending" in self.done else self.form.spending

    @during(Stage.ACCEPTED)
    def establish_spending(
        self, act: Act, *, spending: Mapping[str, Decimal] | None = None
    ) -> None:
        """Only where it differs from the declaration need it be given, and then whole."""
        found = dict(self.form.spending if spending is None else spending)
        if wrong := [*flaws((SPENT,), {"spending": found})]:
            raise Malformed("establish_spending", *wrong)
        self.record(self.SpendingEstablished, act, spending=found)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from super().nonsense(form, day)
        yield from renewal_flaws(form.get("renews", ""), form["unchanged"])

    def needed_datasets(self) -> frozenset[str]:
        """Also who else looks after them and, of a renewal, what it renews."""
        renewed = {"rigid_exp"} if self.form.renews else set()
        return super().needed_datasets() | {"dibao", "tekun"} | renewed

    def award(self, act: Act) -> dict[str, Any]:
        since = self.procedure.effect(self, act.on)
        return {
            **super().award(act),
            "spent": spent(self, act),
            "valid_until": last_day(since, self.recheck_after(act)),
        }

    def recheck_after(self, act: Act) -> int:
        """有效期: it is looked at again when it ends."""
        return act.gazette.whole(VALID, self.owner, act.on, VALID_MONTHS)

    def advised(self, act: Act) -> list[str]:
        return instead(self, act)
