"""孤弃儿童入住儿童福利机构 — taken in at once, searched for, then a guardianship for good.

The temporary order and the admission are steps, for they come within hours, from whatever is
known; what is verified, decided and served is the long-term guardianship.  A child of whom a
guardian can care again goes home by a step of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.case import Case
from domain.cases.child_admission.custody import Custody
from domain.cases.child_admission.form import FORM, contradictions
from domain.cases.child_admission.grounds import long_term_grounds
from domain.cases.child_admission.guardian import GuardianAssessment
from domain.cases.child_admission.paths import PROCEDURES
from domain.cases.child_admission.procedure import COUNTY, LEAGUE
from domain.cases.child_admission.search import FamilySearch
from domain.divisions import Division, Level
from domain.personal import Code, PersonId


class ChildAdmission(Custody, FamilySearch, GuardianAssessment, Case, code="child_admission"):
    title = "孤弃儿童入住儿童福利机构"
    english = "admission of a child to a welfare institution"
    procedures = PROCEDURES
    asks = FORM

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {
            "born": "about",
            "sex": "about",
            "found_where": "about",
            "features": "about",
        }
        brought_by: Code
        situation: Code
        identity_known: bool
        born: date
        sex: Code
        found_on: date
        found_at: Code
        hukou: Code = ""
        found_where: str = ""
        finder: PersonId = ""
        guardian: PersonId = ""
        features: str = ""

    class Approved(Case.Approved):
        """长期监护决定: on which grounds of WBF §94, and where the child lives."""

        grounds: list[Code]
        institution: Code

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: Mapping[str, Any]) -> str:
        """A league's own institution is the league's matter."""
        return LEAGUE if owner.level is Level.LEAGUE else COUNTY

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form, day)

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Nor may a guardian, or who found the child, act in office."""
        barred = super().barred(name, role)
        return barred and barred | ({self.form.guardian, self.form.finder} - {""})

    def award(self, act: Act) -> dict[str, Any]:
        return {"grounds": list(long_term_grounds(self)), "institution": self.institution}
