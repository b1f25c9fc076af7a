"""救助家庭 — the family of types that assist or recognise a household by its means.

A type of the family adds its own grounds, its own line, and what an approval comes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain import delegation
from domain.act import Act
from domain.case import Case
from domain.divisions import Division
from domain.household import Member, to_fen
from domain.household_aid.means import counted, means, next_check, recheck_months
from domain.personal import Code, PersonId
from domain.traits.commitment import Commitment
from domain.traits.county_review import CountyReview
from domain.traits.cross_region import CrossRegion
from domain.traits.data_check import DataCheck
from domain.traits.extension import Extendable
from domain.traits.home_visit import HomeVisit
from domain.traits.means_test import DATASETS, MeansTest
from domain.traits.near_relatives import NearRelatives
from domain.traits.whole_household import WholeHousehold

THE_LAW = date(2026, 7, 1)
"""社会救助法 in force."""


class HouseholdAid(
    WholeHousehold,
    CrossRegion,
    DataCheck,
    Commitment,
    NearRelatives,
    HomeVisit,
    MeansTest,
    CountyReview,
    Extendable,
    Case,
):
    if TYPE_CHECKING:
        form: Submitted
        people: tuple[str, ...]

    class Submitted(Case.Submitted):
        personal = {"members": "[].person", "assets": "[].person"}
        area: Code
        related_to_staff: bool
        members: list[dict[str, Any]]
        assets: list[dict[str, Any]]

    class Approved(Case.Approved):
        """Who is covered, on which income, and when it is looked at again."""

        personal = {"income_per_head": "about"}
        area: Code
        people: list[PersonId]
        income_per_head: Decimal
        next_check: date

        def evolve(self, case: Any) -> None:
            super().evolve(case)
            case.people = tuple(self.people)

    class Refused(Case.Refused):
        advice: list[Code]

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: Mapping[str, Any]) -> str:
        """Some counties have delegated the decision to the township (data, with its basis)."""
        return delegation.path(cls.code, cls.procedures, act, owner)

    def beneficiaries(self, act: Act) -> tuple[Member, ...]:
        """Whose means are looked at, and whom an approval covers."""
        return counted(self, act)

    def disregarded(self, act: Act, kinds: set[str]) -> frozenset[str]:
        """Which of these kinds of income this type leaves out beside the usual ones."""
        return frozenset()

    def open_datasets(self) -> frozenset[str]:
        """Payment institutions may be asked since the Law (SAL §41)."""
        before_the_law = self.procedure.since < THE_LAW
        return frozenset(DATASETS) - ({"payment"} if before_the_law else set())

    def barred_from_promising(self) -> bool:
        return bool(self.answered("credit", "serious_breach"))

    def award(self, act: Act) -> dict[str, Any]:
        since = self.procedure.effect(self, act.on)
        return {
            "area": self.form.area,
            "people": [member.person for member in self.beneficiaries(act)],
            "income_per_head": to_fen(means(self, act).per_head),
            "next_check": next_check(since, self.recheck_after(act)),
        }

    def recheck_after(self, act: Act) -> int:
        """Months from its effect to the first look at what was granted."""
        return recheck_months(self.beneficiaries(act))

    def advice(self, act: Act) -> dict[str, Any]:
        """What a refused household may ask for instead, by the code of the type."""
        return {"advice": self.advised(act)}

    def advised(self, act: Act) -> list[str]:
        raise NotImplementedError
