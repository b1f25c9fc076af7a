"""自理能力重新评估 — a change of self-care was reported: assessed anew, paid for as published.

Source: 特困人员认定办法 (43) §20-23: within ten working days of the report, by the measure of
the first assessment.  More is adjusted at once by who granted it; less is proposed first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from domain.act import Act
from domain.benefit_change import Change
from domain.benefit_grounds import SELF_CARE
from domain.benefit_recheck import Checked
from domain.benefit_rules import RUNNING
from domain.benefit_timing import timed
from domain.calendar import first_of_next_month
from domain.errors import DomainError, Malformed, OutOfOrder
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.self_care import failed_read, self_care_class
from domain.stage import during


class Reassessed(Checked):
    class SelfCareReassessed(Checked.Event):
        """重新评估: the class, and yuan a month that are published for it from which month."""

        personal = {"failed": "about", "ability": "about", "account": "about"}
        failed: list[Code]
        ability: Code
        account: str
        amount: Decimal
        from_month: date

        def evolve(self, case: Any) -> None:
            found = Change("adjust", SELF_CARE, self.from_month, self.amount)
            case.checking = ""
            case.reassessed = found if self.amount != case.amount else None

    @during(*RUNNING, occurs=True)
    def reassess_self_care(self, act: Act, *, failed: Iterable[str], account: str) -> None:
        """``failed`` are codes of ``domain.self_care.ITEMS``; another amount is to be decided.

        Raises Malformed, and NumberMissing where no standard is published.
        """
        lost = failed_read(failed)
        ability = self_care_class(lost)
        amount = act.gazette.rate(f"{self.entitlement}.{ability}", self.owner, act.on)
        acted = amount != self.amount and not self.proposal
        self.record(
            self.SelfCareReassessed,
            act,
            under=timed(act, starts=("change_proposal",) if acted else ()),
            failed=lost,
            ability=ability,
            account=account,
            amount=amount,
            from_month=self.not_before_mine(first_of_next_month(act.on)),
        )

    def worth(self, ground: str, amount: Decimal, since: date | None) -> Decimal:
        """Also: what was found decides, from the month after; its standard may be nothing.

        Raises OutOfOrder where nothing else was found.
        """
        if ground != SELF_CARE:
            return super().worth(ground, amount, since)
        if self.reassessed is None:
            raise OutOfOrder("adjust", ["reassess_self_care"])
        if amount != self.reassessed.amount:
            raise Malformed("amount", "another than is published for what was found")
        if since and since < self.reassessed.from_month:
            raise Malformed("from_month", "before the month after the assessment")
        return amount

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: a change of self-care is answered by an assessment, and nothing else is."""
        yield from super().objections(name, actor, now)
        reported = self.checking == SELF_CARE
        if name == "reassess_self_care" and not reported:
            yield OutOfOrder(name, ["call_recheck"])
        if name == "report_recheck" and reported:
            yield OutOfOrder(name, ["reassess_self_care"])
