"""养老机构备案 — an institution that takes in elders puts itself on file.  No licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.answers import Whole, YesNo
from domain.calendar import Unit
from domain.care_institution_rules import NOTICE_DAYS, NOTICE_KEY
from domain.case import Case
from domain.cases.elder_filing.form import FIRST, FORM, MOST_BEDS, contradictions
from domain.cases.elder_filing.procedure import CERTIFICATE, FILED
from domain.codes import codes_read
from domain.errors import Malformed
from domain.figure import whole
from domain.form import Field
from domain.personal import Code, PersonId
from domain.procedure import Procedure
from domain.stage import Stage, during
from domain.traits.commitment import Commitment
from domain.traits.data_check import DataCheck
from domain.traits.of_organisation import OfOrganisation
from domain.traits.on_the_spot import OnTheSpot
from domain.traits.site_check import SiteCheck

FILE_WITHIN = 10
"""Working days after the first elder moved in (P:SZ, 令66号); later is noted, not refused."""
STANDARDS: tuple[tuple[str, str], ...] = (
    ("building", "建筑"),
    ("fire", "消防"),
    ("kitchen", "食品"),
    ("medical", "医疗"),
    ("equipment", "特种设备"),
)
"""What the commitment is about, each looked at on the spot."""
LOOKS_FOR: tuple[Field, ...] = (
    Whole("beds", "床位数", most=MOST_BEDS),
    *(YesNo(f"{code}_in_order", f"{zh}符合标准") for code, zh in STANDARDS),
)
POLICIES = (
    ("construction_subsidy", "一次性建设补贴"),
    ("operating_subsidy", "运营补贴"),
    ("tax_relief", "税费优惠"),
    ("household_prices", "水电气热居民价格"),
    ("staff_training", "护理人员培训和补贴"),
    ("liability_insurance", "综合责任保险补贴"),
)
"""扶持政策清单 (configurable default: no list of the region was read)."""


class ElderFiling(
    OfOrganisation, OnTheSpot, DataCheck, Commitment, SiteCheck, Case, code="elder_filing"
):
    title = "养老机构备案"
    english = "filing of a care institution for elders"
    procedures = (FILED,)
    asks = FORM
    looks_for = LOOKS_FOR
    publishes = (
        whole(NOTICE_KEY, "养老机构暂停、终止服务提前报告", "日", usual=NOTICE_DAYS, least=1),
    )

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {"contact": "about"}
        filing: Code
        institution: Code
        credit_code: Code
        nature: Code
        registered_at: Code
        premises: Code
        address: Code
        legal_representative: PersonId
        ownership: Code
        beds: int
        area: int
        first_admitted_on: date
        contact: str

    class Approved(Case.Approved):
        """备案回执; its date is the day of the event."""

        receipt_number: Code
        institution: Code
        credit_code: Code
        address: Code
        beds: int
        organ: Code
        working_days_late: int

    class PoliciesGiven(Case.Event):
        """扶持政策清单告知: what support an institution on file may ask for."""

        policies: list[Code]

    @during(Stage.SERVED)
    def give_policies(self, act: Act, *, policies: Iterable[str]) -> None:
        """Raises Malformed for none, or for one that is not in the list."""
        given = codes_read("policies", policies)
        if not given or not set(given) <= {code for code, _ in POLICIES}:
            raise Malformed("policies", *given)
        self.record(self.PoliciesGiven, act, policies=given)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form, day)

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Nor may who represents the institution act on it in office."""
        barred = super().barred(name, role)
        return barred and barred | {self.form.legal_representative}

    def lacking(self, rules: Procedure, step: str) -> list[str]:
        """Also the certificate, where its register knows no such organisation as active."""
        lacking = super().lacking(rules, step)
        asked = {m.code for m in rules.materials if step in m.before} - {*self.papers}
        return [*lacking, *({CERTIFICATE} & asked if self.is_contradicted() else ())]

    def held_by_the_state(self, rules: Procedure) -> set[str]:
        contradicted = {CERTIFICATE} if self.is_contradicted() else set()
        return super().held_by_the_state(rules) - contradicted

    def is_contradicted(self) -> bool:
        """The register answered of another organisation, or of one that is not active."""
        if ("uscc", self.looked_up) not in self.answers or "uscc" in self.silent_datasets:
            return False
        same = self.answered("uscc", "credit_code") == self.form.credit_code
        return not (same and self.answered("uscc", "active"))

    def barred_from_promising(self) -> bool:
        return bool(self.answered("credit", "serious_breach"))

    def award(self, act: Act) -> dict[str, Any]:
        return {
            "receipt_number": self.number,
            "institution": self.form.institution,
            "credit_code": self.form.credit_code,
            "address": self.form.address,
            "beds": self.form.beds,
            "organ": str(self.owner),
            "working_days_late": self.days_late(act),
        }

    def days_late(self, act: Act) -> int:
        """Of a first filing, counted to the day it was submitted."""
        if self.form.filing != FIRST:
            return 0
        taken = act.calendar.count(self.form.first_admitted_on, self.form.on, Unit.WORKING)
        return max(0, taken - FILE_WITHIN)
