"""特困人员认定 — a person in extreme difficulty: no ability, no source of income, no support.

Sources are named in ``procedure`` and ``versions``, and with each ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain import delegation
from domain.act import Act
from domain.award import Award, Support
from domain.case import Case
from domain.cases.tekun.figures import FIGURES
from domain.cases.tekun.findings import Findings
from domain.cases.tekun.form import FORM, SUPPORT_FORMS, contradictions
from domain.cases.tekun.livelihood import is_minor
from domain.cases.tekun.supporters import to_be_asked
from domain.cases.tekun.versions import PROCEDURES
from domain.divisions import Division
from domain.errors import Malformed
from domain.personal import Code
from domain.stage import Stage, during
from domain.traits.appraisal import Appraisal
from domain.traits.county_review import CountyReview
from domain.traits.cross_region import CrossRegion
from domain.traits.data_check import DataCheck
from domain.traits.home_visit import HomeVisit
from domain.traits.near_relatives import NearRelatives
from domain.traits.public_notice import PublicNotice
from domain.traits.result_publication import ResultPublication
from domain.traits.self_care import SelfCare

BASIC = Support("tekun.basic", "特困人员基本生活费", "basic living support", "43 §12-18")
CARE = Support("tekun.care", "特困人员照料护理费", "care support", "43 §20")


class Tekun(
    CrossRegion,
    DataCheck,
    NearRelatives,
    HomeVisit,
    Appraisal,
    SelfCare,
    PublicNotice,
    CountyReview,
    ResultPublication,
    Findings,
    Case,
    code="tekun",
):
    title = "特困人员认定"
    english = "support of people in extreme difficulty"
    procedures = PROCEDURES
    asks = FORM
    publishes = FIGURES
    supports = (BASIC, CARE)
    chosen_form = ""
    """Chosen after the application, if at all."""

    if TYPE_CHECKING:
        form: Submitted
        basic: Decimal

    class Submitted(Case.Submitted):
        personal = {
            "born": "about",
            "incapable": "about",
            "disabilities": "about",
            "standing": "about",
            "income": "about",
            "owns": "about",
            "supporters": "[].person",
            "account": "about",
        }
        area: Code
        hukou: Code
        born: date
        incapable: bool
        disabilities: list[dict[str, Any]]
        standing: list[Code]
        income: dict[Code, Decimal]
        owns: dict[Code, Decimal]
        supporters: list[dict[str, Any]]
        related_to_staff: bool
        support_form: Code
        account: str = ""

    class SupportChosen(Case.Event):
        """选择供养形式: another form of support than in the application."""

        support_form: Code

        def evolve(self, case: Tekun) -> None:
            case.chosen_form = self.support_form

    class Approved(Case.Approved):
        """确认: the form of support, and yuan a month for living and for care."""

        personal = {"self_care": "about"}
        support_form: Code
        area: Code
        self_care: Code
        basic: Decimal
        care: Decimal
        next_check: date

        def evolve(self, case: Tekun) -> None:
            super().evolve(case)
            case.basic = self.basic

        def awards(self, case: Any) -> Iterator[Award]:
            """Care also where it is nothing yet: a later assessment adjusts it (43 §23)."""
            for support, amount in ((BASIC, self.basic), (CARE, self.care)):
                yield Award(support.code, amount, (case.applicant,), next_check=self.next_check)

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: Mapping[str, Any]) -> str:
        """Some counties have delegated the decision to the township (43 §28; SAL §44)."""
        return delegation.path(cls.code, cls.procedures, act, owner)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form, day)

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def choose_support(self, act: Act, *, support_form: str) -> None:
        """``centralised`` or ``dispersed``: free to choose until it is decided."""
        if support_form not in dict(SUPPORT_FORMS):
            raise Malformed("choose_support", "support_form")
        self.record(self.SupportChosen, act, support_form=support_form)

    @property
    def support_form(self) -> str:
        return self.chosen_form or str(self.form.support_form)

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Nor may anybody who is bound by law to support the applicant act in office."""
        barred = super().barred(name, role)
        if not barred:
            return barred  # nobody is barred from acting for themselves, nor is time
        rows = (*self.form.supporters, *self.found.supporters)
        return barred.union(row["person"] for row in rows)

    def needed_datasets(self) -> frozenset[str]:
        """Of a child also whether another support is paid (43 §9)."""
        child = {"child"} if is_minor(self, self.form.on) else set()
        return super().needed_datasets() | child

    def unasked(self) -> list[str]:
        """Registers that were neither silent nor asked about everybody they may know."""
        own = ((dataset, self.applicant) for dataset in self.needed_datasets())
        open_ = {*own, *to_be_asked(self)} - self.answers.keys()
        return sorted({dataset for dataset, _ in open_} - self.silent_datasets)

    def chosen(self, key: str, act: Act) -> bool:
        """Whether a published choice says yes at the case's place on that day."""
        return bool(act.gazette.find(key, self.owner, act.on))

    def award(self, act: Act) -> dict[str, Any]:
        """Raises NumberMissing where the standards of support are not published."""
        since = self.procedure.effect(self, act.on)
        area, ability = self.form.area, self.self_care
        return {
            "support_form": self.support_form,
            "area": area,
            "self_care": ability,
            "basic": act.gazette.rate(f"tekun.basic.{area}", self.owner, act.on),
            "care": act.gazette.rate(f"tekun.care.{ability}", self.owner, act.on),
            "next_check": since.replace(year=since.year + 1),
        }

    def shown_in_public(self) -> dict[str, str]:
        """The name, and of a child not even that (a configurable default; 43 says nothing)."""
        if is_minor(self, self.last_on or self.form.on):
            return {"persons": "1"}
        return {"applicant": self.applicant}

    def published(self) -> dict[str, str]:
        """What the notice showed and the basic amount; the care amount tells of an illness."""
        return {
            **self.shown_in_public(),
            "support_form": self.support_form,
            "monthly_amount": str(self.basic),
        }
