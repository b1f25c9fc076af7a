"""核定救助 — what is to be given in one go, how, and whether a township may decide it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.case import Case, Trait
from domain.divisions import Division
from domain.errors import Malformed
from domain.form import flaws
from domain.grounds import unless
from domain.household import to_fen
from domain.personal import Code
from domain.stage import Stage, during
from domain.temporary_aid import (
    ASKED,
    BY_COUNTY,
    BY_TOWNSHIP,
    GRAVE,
    MOST_MONTHS,
    NOTHING,
    QUOTA,
    USUAL_K,
    USUAL_MONTHS,
    check_stages,
    path_for,
    shared_out,
)


class AidAmount(Trait):
    assessed: Any = None
    """The latest assessment, as it was recorded."""

    if TYPE_CHECKING:
        kind_of_aid: str

    class Assessed(Case.Event):
        """核定: ``quota`` is nothing where the township has none; the path follows from it."""

        degree: Code
        months: int
        persons: int
        forms: list[Code]
        cash: Decimal
        goods: Decimal
        stages: list[dict[Code, date | Decimal]]
        quota: Decimal
        procedure: Code

        def evolve(self, case: AidAmount) -> None:
            case.assessed = self
            case.procedure = case.procedure_named(self.procedure)

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def assess(
        self,
        act: Act,
        *,
        degree: str,
        months: int,
        forms: list[str],
        goods: Decimal = NOTHING,
        raised_to: Decimal | None = None,
        stages: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """How grave, for how many months, in which forms; ``goods`` is what they are worth.

        Cash is what the rule gives beyond the goods.  Only in a grave matter may the amount be
        ``raised_to`` more, for the county's meeting to agree to.  Raises Malformed,
        NumberMissing.
        """
        rows = [dict(stage) for stage in stages]
        said = {"forms": forms, "months": months, "goods": goods, "stages": rows}
        if degree not in USUAL_K:
            raise Malformed("assess", "degree")
        if wrong := [*flaws(ASKED, said)]:
            raise Malformed("assess", *wrong)
        persons = len(self.helped())
        worth = self.worth(act, degree, months, persons, raised_to)
        cash = shared_out(worth, forms, goods)
        check_stages(rows, cash, act.on)
        quota = act.gazette.find(QUOTA, self.owner, act.on) or NOTHING
        path = path_for(cash + goods, quota, degree)
        rules = self.procedure_named(f"{self.procedure.version}/{path}")
        self.record(
            self.Assessed,
            act,
            under=rules,
            degree=degree,
            months=months,
            persons=persons,
            forms=sorted(forms),
            cash=cash,
            goods=goods,
            stages=rows,
            quota=quota,
            procedure=rules.name,
        )

    def award(self, act: Act) -> dict[str, Any]:
        held = self.assessed
        at_once = held.cash and not held.stages and self.procedure.path == BY_TOWNSHIP
        county = BY_COUNTY if held.cash else ""
        return {
            "cash": held.cash,
            "goods": held.goods,
            "forms": held.forms,
            "people": list(self.helped()),
            "stages": held.stages,
            "paid_by": BY_TOWNSHIP if at_once else county,
        }

    def helped(self) -> tuple[str, ...]:
        """Who is counted."""
        return self.covered

    def worth(
        self, act: Act, degree: str, months: int, persons: int, raised_to: Decimal | None
    ) -> Decimal:
        """Yuan by the rule, or the more that a grave matter is to be given."""
        if months > act.gazette.whole(MOST_MONTHS, self.owner, act.on, USUAL_MONTHS):
            raise Malformed("assess", "months")
        key = f"temp.k.{self.kind_of_aid}.{degree}"
        found = act.gazette.find(key, self.owner, act.on)
        k = Decimal(USUAL_K[degree]) if found is None else found
        line = act.gazette.rate(f"dibao.standard.{self.form.area}", self.owner, act.on)
        by_rule = to_fen(k * line * persons * months)
        if raised_to is None:
            return by_rule
        if degree != GRAVE or not by_rule < raised_to == to_fen(raised_to):
            raise Malformed("assess", "raised_to")
        return raised_to

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: Mapping[str, Any]) -> str:
        """The township's, where it has a quota; an assessment may bring it to the county."""
        return BY_TOWNSHIP if act.gazette.find(QUOTA, owner, act.on) else BY_COUNTY


@unless("非重大困难且无同一事由的救助", "23 二(三); default")
def no_meeting_needed(case: Any) -> bool:
    """Neither grave nor helped for the same cause before: no meeting has to be held."""
    return not (case.helped_before or (case.assessed and case.assessed.degree == GRAVE))
