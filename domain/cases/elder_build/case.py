"""养老机构一次性建设补贴 — so much for each bed by its class, in two stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.award import Award, Paid, Support, in_stages
from domain.calendar import first_of_next_month
from domain.care_institution_claim import ASKED, fundable, last_day, rates, sum_of
from domain.case import Case
from domain.cases.elder_build.rules import (
    AFTER,
    AFTER_KEY,
    BUILDING,
    CLASSES,
    FIGURES,
    FORM,
    LOOKS_FOR,
    SHARE,
    SHARE_KEY,
    contradictions,
)
from domain.household import to_fen
from domain.personal import Code
from domain.traits.concurrence import Concurrence
from domain.traits.data_check import DataCheck
from domain.traits.league_review import LeagueReview
from domain.traits.of_organisation import OfOrganisation
from domain.traits.public_notice import PublicNotice
from domain.traits.site_check import SiteCheck
from domain.traits.suspension import Suspendable

SUBSIDY = Support(
    "elder_build",
    "养老机构一次性建设补贴",
    "construction subsidy for a care institution",
    "SEED",
    Paid.ONCE,
)


class ElderBuild(
    OfOrganisation,
    DataCheck,
    SiteCheck,
    Suspendable,
    LeagueReview,
    Concurrence,
    PublicNotice,
    Case,
    code="elder_build",
):
    title = "养老机构一次性建设补贴"
    english = "construction subsidy for care institutions"
    procedures = (BUILDING,)
    asks = FORM
    looks_for = LOOKS_FOR
    publishes = FIGURES
    supports = (SUBSIDY,)
    classes = CLASSES

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {"account": "about"}
        institution: Code
        credit_code: Code
        receipt_number: Code
        premises: Code
        beds: int
        new_beds: int
        converted_beds: int
        rented_beds: int
        lease_years: int
        opened_on: date
        account: str = ""

    class Approved(Case.Approved):
        """What was counted and paid for: a first part now, the rest after a year of service."""

        counted: dict[Code, int]
        rates: dict[Code, Decimal]
        total: Decimal
        first: Decimal
        rest_from: date

        def stages(self) -> list[tuple[date, Decimal]]:
            """The months in which a part is due, and yuan."""
            now = self.effective_from.replace(day=1)
            return [(now, self.first), (self.rest_from, self.total - self.first)]

        def awards(self, case: Any) -> Iterator[Award]:
            now = self.effective_from.replace(day=1)
            amount, later = in_stages(now, self.stages())
            yield Award(SUBSIDY.code, amount, (case.applicant,), later=later)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form, day)

    def needed_datasets(self) -> frozenset[str]:
        return super().needed_datasets() | ASKED

    def shown_in_public(self) -> dict[str, str]:
        """An institution, and the beds that it is to be paid for."""
        beds = sum(fundable(self).values())
        return {"institution": self.form.institution, "beds": str(beds)}

    def award(self, act: Act) -> dict[str, Any]:
        counted, each = fundable(self), rates(self, act)
        total = sum_of(counted, each)
        share = act.gazette.whole(SHARE_KEY, self.owner, act.on, SHARE)
        return {
            "counted": counted,
            "rates": each,
            "total": total,
            "first": to_fen(total * share / 100),
            "rest_from": self.rest_from(act),
        }

    def rest_from(self, act: Act) -> date:
        """The month after so many full months of service; none before the decision."""
        after = act.gazette.whole(AFTER_KEY, self.owner, act.on, AFTER)
        known = self.answered("institution", "opened_on", self.form.opened_on)
        opened = min(known, act.on)
        month = first_of_next_month(last_day(opened.replace(day=1), after + 1))
        return max(month, act.on.replace(day=1))
