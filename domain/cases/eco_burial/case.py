"""节地生态安葬奖补 — one award to whoever saw to a burial that leaves no grave, or hardly one.

Sources: the notice of 2026 that eco-burial is a basic service and is to be rewarded [P:108];
the plan's order of extension, from the poor and 优抚 to all [SEED].  Amounts are defaults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.award import Award, Paid, Support, once
from domain.case import Case
from domain.cases.eco_burial.form import FORM, KINDS, PLACE, contradictions
from domain.cases.eco_burial.grounds import FIRST, FOR_ALL
from domain.cases.eco_burial.procedure import REWARDED
from domain.figure import yuan
from domain.personal import Code, PersonId
from domain.traits.data_check import DataCheck
from domain.traits.funeral import Funeral
from domain.traits.once_only import OnceOnly
from domain.traits.site_check import SiteCheck

AWARD = Support("eco_burial", "节地生态安葬奖补", "eco-burial award", "P:108", paid=Paid.ONCE)


class EcoBurial(Funeral, OnceOnly, DataCheck, SiteCheck, Case, code="eco_burial"):
    title = "节地生态安葬奖补"
    english = "award for an eco-burial"
    procedures = (REWARDED,)
    asks = FORM
    publishes = (
        FOR_ALL,
        *(yuan(f"eco_burial.{kind}", f"奖补标准：{zh}") for kind, zh in KINDS),
    )
    supports = (AWARD,)
    looks_for = PLACE

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {"died_on": "deceased", "position": "deceased", "account": "about"}
        deceased: PersonId
        hukou: Code
        died_on: date
        burial: Code
        buried_at: Code
        buried_on: date
        provider: Code
        account: str
        position: str = ""

    class Approved(Case.Approved):
        """Yuan, once, by the kind of burial."""

        amount: Decimal

        def awards(self, case: Any) -> Iterator[Award]:
            amount, later = once(self.effective_from.replace(day=1), self.amount)
            yield Award(AWARD.code, amount, (case.applicant,), later)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from super().nonsense(form, day)
        yield from contradictions(form, day)

    def award(self, act: Act) -> dict[str, Any]:
        """Raises NumberMissing where no amount is published for the county."""
        key = f"eco_burial.{self.form.burial}"
        return {"amount": act.gazette.rate(key, self.owner, act.on)}

    def needed_datasets(self) -> frozenset[str]:
        """Registers that say who comes first, and what was paid already."""
        return super().needed_datasets() | {"funeral", *(dataset for dataset, _ in FIRST)}
