"""惠民殡葬减免 — four basic services are free; the provider deducts them from the bill.

Source: 内蒙古 2026 [P:NM26].  What was deducted is claimed from the county month by month;
nobody is paid by the office itself, so that no benefit begins.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.case import Case
from domain.cases.funeral_relief.form import FORM
from domain.cases.funeral_relief.grounds import DIED_ELSEWHERE
from domain.cases.funeral_relief.procedure import AT_SETTLEMENT
from domain.personal import Code, PersonId
from domain.price_list_catalogue import FREE, guide_price, price_key
from domain.traits.data_check import DataCheck
from domain.traits.funeral import Funeral
from domain.traits.on_the_spot import OnTheSpot
from domain.traits.once_only import OnceOnly
from domain.traits.provider_claim import ProviderClaim, claim_check

FREE_STORAGE_DAYS = 3
"""Days (P:NM26)."""
FREE_ASH_YEARS, FREE_ASH_YEARS_SPECIAL = 1, 3
"""Years: of everybody; of 低保, 特困 and 重点优抚 (P:NM26)."""
HOLDS_AGAINST = frozenset({"funeral", "tekun"})
"""Registers that may hold a ground against it, and have to be asked."""
SPECIAL = (("dibao", "member"), ("tekun", "member"), ("preferential", "key_recipient"))


class FuneralRelief(
    OnTheSpot, ProviderClaim, Funeral, OnceOnly, DataCheck, Case, code="funeral_relief"
):
    title = "惠民殡葬减免"
    english = "relief of basic funeral costs"
    procedures = (AT_SETTLEMENT,)
    asks = FORM
    publishes = (
        *(guide_price(item) for item in FREE),
        DIED_ELSEWHERE,
        claim_check("funeral_relief"),
    )

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {"died_on": "deceased"}
        deceased: PersonId
        group: Code
        hukou: Code
        died_on: date
        died_at: Code
        handler: Code
        provider: Code
        cremated_at: Code
        items: list[Code]
        storage_days: int
        ash_years: int

    class Approved(Case.Approved):
        """Yuan by item, at the government-set price; what lies beyond, the family pays."""

        deducted: dict[Code, Decimal]
        total: Decimal

        def evolve(self, case: FuneralRelief) -> None:
            super().evolve(case)
            case.total = self.total

    def award(self, act: Act) -> dict[str, Any]:
        """Raises NumberMissing where no price is published for the county."""
        free = {
            "transport": 1,
            "storage": min(self.form.storage_days, FREE_STORAGE_DAYS),
            "cremation": 1,
            "ash_storage": min(self.form.ash_years, self.free_ash_years()),
        }
        deducted = {
            item: free[item] * act.gazette.rate(price_key(item), self.owner, act.on)
            for item in sorted(self.form.items)
        }
        return {"deducted": deducted, "total": sum(deducted.values(), Decimal(0))}

    def free_ash_years(self) -> int:
        special = any(self.answered(dataset, field) for dataset, field in SPECIAL)
        return FREE_ASH_YEARS_SPECIAL if special else FREE_ASH_YEARS

    def needed_datasets(self) -> frozenset[str]:
        """Who is special is asked only where it makes a difference."""
        longer = "ash_storage" in self.form.items and self.form.ash_years > FREE_ASH_YEARS
        special = {dataset for dataset, _ in SPECIAL} if longer else set()
        return super().needed_datasets() | HOLDS_AGAINST | special
