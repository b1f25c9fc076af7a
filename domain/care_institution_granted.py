"""养老机构补贴 — the facts of what an institution was granted, owes and has given back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from domain.act import Act
from domain.care_institution_events import Entry
from domain.care_institution_money import NOTHING, Subsidy
from domain.clock import Clock
from domain.errors import Malformed
from domain.personal import Code
from domain.ticking import tick

BUILD, OPERATE = "elder_build", "elder_operate"
ROSTER, REPAYMENT = "roster", "repayment"


class Granted(Entry):
    class SubsidyNoted(Entry.Event):
        """建设、运营补贴 that was granted, with the counts and rates it rests on."""

        case: Code
        subsidy: Code
        total: Decimal
        months: list[date]
        parts: list[Decimal]
        counted: dict[Code, int]
        rates: dict[Code, Decimal]
        until: date | None

        def evolve(self, case: Any) -> None:
            stages = tuple(zip(self.months, self.parts, strict=True))
            case.subsidies[self.case] = Subsidy(
                self.subsidy,
                self.on,
                self.total,
                stages,
                dict(self.counted),
                dict(self.rates),
                self.until,
            )

    class RosterChecked(Entry.Event):
        """入住名册核查: bed-months that it bears out, and what was paid for more."""

        case: Code
        found: dict[Code, int]
        overpaid: Decimal

        def evolve(self, case: Any) -> None:
            case.subsidies[self.case] = case.subsidies[self.case].owing(self.overpaid)

    class UseChanged(Entry.Event):
        """改变用途 within the years it was bound for: so much has to be given back."""

        case: Code
        changed_on: date
        years: int
        whole: bool
        repayment: Decimal

        def evolve(self, case: Any) -> None:
            held = case.subsidies[self.case]
            recalled = replace(held.owing(self.repayment), recalled=True)
            case.subsidies[self.case] = recalled

    class Repaid(Entry.Event):
        """退回补贴."""

        case: Code
        amount: Decimal
        receipt: Code

        def evolve(self, case: Any) -> None:
            held = case.subsidies[self.case]
            case.subsidies[self.case] = replace(held, repaid=held.repaid + self.amount)

    @property
    def outstanding(self) -> Decimal:
        """Yuan of subsidies that have to be given back."""
        return sum((held.outstanding for held in self.subsidies.values()), NOTHING)

    def granted(self, case: str, kind: str = "") -> Subsidy:
        """Raises Malformed where this case brought none, or one of another kind."""
        held = self.subsidies.get(case)
        if held is None or kind not in ("", held.kind):
            raise Malformed("case", "brought no such subsidy")
        return held

    def moving(self, act: Act, owed: Decimal, *, but: Iterable[str] = ()) -> list[Clock]:
        """The clocks that this step moves; that of repayment runs while something is owed."""
        moved = [
            clock
            for clock in tick(self.procedure, self.clocks, act, self.code, self.owner)
            if clock.limit not in but and (clock.limit != REPAYMENT or clock.runs == bool(owed))
        ]
        held = self.clocks.get(REPAYMENT)
        if held and held.runs and not owed and held.limit not in {c.limit for c in moved}:
            moved.append(held.stopped(act.now, act.calendar))
        return moved
