"""养老机构补贴 — what an institution was granted, checked against its roster and its use.

Money that was paid too much is found by the county that paid and given back; nobody books as
repaid what they have found themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.act import Act
from domain.award import Turns
from domain.care_institution_granted import BUILD, OPERATE, ROSTER, Granted
from domain.care_institution_money import (
    CLAWBACK_WHOLE_KEY,
    CLAWBACK_YEARS,
    CLAWBACK_YEARS_KEY,
    NOTHING,
    clawback,
    is_bound,
    overpaid,
)
from domain.care_institution_rules import Standing
from domain.errors import AlreadyDone, Malformed, NoLawfulGround, TooLate
from domain.stage import during


class Subsidised(Granted):
    @during(*Standing)
    def note_subsidy(
        self,
        act: Act,
        *,
        case: UUID,
        subsidy: str,
        total: Decimal,
        stages: Turns,
        counted: Mapping[str, int],
        rates: Mapping[str, Decimal],
        until: date | None = None,
    ) -> None:
        """What a decision granted.  A quarter later an operating one is held against the
        roster; a construction one has none."""
        but = () if subsidy == OPERATE else (ROSTER,)
        self.record(
            self.SubsidyNoted,
            act,
            clocks=self.moving(act, self.outstanding, but=but),
            case=str(case),
            subsidy=subsidy,
            total=total,
            months=[month for month, _ in stages],
            parts=[yuan for _, yuan in stages],
            counted=dict(counted),
            rates=dict(rates),
            until=until,
        )

    @during(*Standing)
    def check_roster(self, act: Act, *, case: str, found: Mapping[str, int]) -> None:
        """Bed-months by class that names, deaths and registrations bear out.

        Raises Malformed for a case that brought no operating subsidy, or another class.
        """
        held = self.granted(case, OPERATE)
        if wrong := sorted(found.keys() ^ held.counted.keys()):
            raise Malformed("found", *wrong)
        too_much = overpaid(held, found)
        owed = self.outstanding - held.outstanding + held.owing(too_much).outstanding
        self.record(
            self.RosterChecked,
            act,
            clocks=self.moving(act, owed),
            case=case,
            found=dict(found),
            overpaid=too_much,
        )

    @during(*Standing)
    def change_use(self, act: Act, *, case: str, changed_on: date) -> None:
        """Beds that were paid for serve something else from that day on.

        Raises Malformed for a day that is none of it, TooLate where the years it was bound for
        are over, AlreadyDone.
        """
        held = self.granted(case, BUILD)
        if held.recalled:
            raise AlreadyDone("change_use")
        if not held.granted_on <= changed_on <= act.on:
            raise Malformed("changed_on", changed_on.isoformat())
        years = act.gazette.whole(
            CLAWBACK_YEARS_KEY, self.premises, held.granted_on, CLAWBACK_YEARS
        )
        whole = act.gazette.whole(CLAWBACK_WHOLE_KEY, self.premises, held.granted_on, 0)
        if not is_bound(held, changed_on, years):
            raise TooLate("change_use")
        self.record(
            self.UseChanged,
            act,
            case=case,
            changed_on=changed_on,
            years=years,
            whole=bool(whole),
            repayment=clawback(held, changed_on, years, whole=bool(whole)),
        )

    @during(*Standing)
    def repay(self, act: Act, *, case: str, amount: Decimal, receipt: str) -> None:
        """Never more than is owed.  Raises NoLawfulGround where nothing is, Malformed."""
        held = self.granted(case)
        if not held.outstanding:
            raise NoLawfulGround("repay")
        if not NOTHING < amount <= held.outstanding:
            raise Malformed("amount", str(held.outstanding))
        self.record(
            self.Repaid,
            act,
            clocks=self.moving(act, self.outstanding - amount),
            case=case,
            amount=amount,
            receipt=receipt,
        )
