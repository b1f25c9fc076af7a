"""共同生活家庭 — an application of a whole household: whom it covers, what it says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain.case import Trait
from domain.errors import Malformed
from domain.form import check_places, flaws
from domain.household import Member
from domain.household_aid.form import HOUSEHOLD, contradictions


class WholeHousehold(Trait):
    """Its form has ``members`` and ``assets``; a means test may establish them anew."""

    household_asks = HOUSEHOLD
    """The questions about the household."""
    reported: Any = None

    @classmethod
    def counted(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        """The applicant, and everybody of the household who is not lawfully left out."""
        known = [m for m in form["members"] if "born" in m]  # nothing else of who was erased
        others = [m.person for m in map(Member.read, known) if m.counts()]
        return tuple(dict.fromkeys((form["applicant"], *others)))

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form["applicant"], form["members"], form["assets"], day)

    def check_household(
        self,
        members: Iterable[Mapping[str, Any]],
        assets: Iterable[Mapping[str, Any]],
        day: date,
    ) -> None:
        """Raises Malformed, UnknownDivision."""
        told = {"members": members, "assets": assets}
        wrong = [*flaws(self.household_asks, told)]
        if wrong := wrong or [*contradictions(self.applicant, members, assets, day)]:
            raise Malformed("report_means", *wrong)
        check_places(self.household_asks, told)

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Nor may anybody of the household, declared or found, act in office."""
        barred = super().barred(name, role)
        if not barred:
            return barred  # nobody is barred from acting for themselves, nor is time
        found = self.reported.members if self.reported else ()
        return barred.union(member["person"] for member in (*self.form.members, *found))
