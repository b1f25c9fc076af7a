"""急难型临时救助 — help at once, papers afterwards, wherever the need arose.

Sources: 民发〔2018〕23号; 社会救助法 §37, §50; the terms are configurable defaults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.award import Paid, Support
from domain.case import Case
from domain.cases.temp_urgent.form import FORM
from domain.cases.temp_urgent.procedure import PROCEDURES
from domain.errors import AlreadyDone, Malformed
from domain.papers import papers_read, with_papers
from domain.personal import Code, Paper, PersonId
from domain.stage import Stage, during
from domain.temporary_aid import (
    CASH,
    GOODS,
    NOTHING,
    REFERRAL,
    TRANSFER,
    AidApproved,
    figures,
)
from domain.traits.aid_amount import AidAmount
from domain.traits.aid_payer import AidPayer
from domain.traits.collective_decision import CollectiveDecision
from domain.traits.data_check import DataCheck
from domain.traits.earlier_aid import FIGURE, EarlierAid
from domain.traits.together import at_least

URGENT_AID = Support(
    "temp_urgent", "急难型临时救助金", "temporary aid in an emergency", "23 二(三)", Paid.ONCE
)

MONEY = frozenset({CASH, TRANSFER})
"""One sum, given in one of two ways."""


class TempUrgent(
    DataCheck, EarlierAid, AidAmount, AidPayer, CollectiveDecision, Case, code="temp_urgent"
):
    title = "急难型临时救助"
    english = "temporary aid in an emergency"
    procedures = PROCEDURES
    asks = FORM
    publishes = (*figures("urgent", "急难型临时救助"), FIGURE)
    supports = (URGENT_AID,)
    kind_of_aid = "urgent"
    given = frozenset[str]()

    if TYPE_CHECKING:
        form: Submitted
        approved: AidApproved

    class Submitted(Case.Submitted):
        personal = {"statement": "about"}
        cause: Code
        happened_on: date
        area: Code
        statement: str
        others: list[PersonId]

    class Approved(AidApproved):
        def evolve(self, case: TempUrgent) -> None:
            super().evolve(case)
            case.approved = self

    class Aided(Case.Event):
        """先行救助: cash or goods handed over, to whom was referred, or the transfer ordered.

        ``yuan`` is what was handed over, nothing for a transfer; ``receipt`` is signed, or the
        number of the order to pay.
        """

        form: Code
        yuan: Decimal
        receipt: Code
        to: Code

        def evolve(self, case: TempUrgent) -> None:
            case.given |= {self.form}

    class EmergencyEnded(Case.Event):
        """急难解除."""

    class HandedInLate(Case.Event):
        """补齐材料: papers that came after the aid."""

        papers: list[Paper]

        def evolve(self, case: TempUrgent) -> None:
            case.papers = with_papers(case.papers, self.papers)

    class RecordCompleted(Case.Event):
        """登记: who was helped, for what, with how much, and who signed for it (23 二(二))."""

        people: list[PersonId]
        cause: Code
        cash: Decimal
        goods: Decimal
        signed_by: list[PersonId]

    @classmethod
    def counted(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        """Who is in need: the person reported, and others of the household."""
        return tuple(dict.fromkeys((form["applicant"], *form["others"])))

    @classmethod
    def co_applicants(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(form["others"])

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        if form["happened_on"] > day:
            yield "happened_on"

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Nor may anybody act in office who is helped."""
        barred = super().barred(name, role)
        return barred.union(self.covered) if barred else barred

    @during(Stage.APPROVED, Stage.SERVED, occurs=True)
    def give_aid(self, act: Act, *, form: str, receipt: str, to: str = "") -> None:
        """What was decided on is given, each form once; a referral says ``to`` whom.

        Cash of the township's is handed over; of the county's a ``transfer`` says how it was
        ordered.  Raises Malformed, AlreadyDone, OutOfOrder, PaidOtherwise.
        """
        same = MONEY if form in MONEY else {form}
        if not same.intersection(self.approved.forms) or (form == REFERRAL) != bool(to):
            raise Malformed("give_aid", "form")
        if same & self.given:
            raise AlreadyDone("give_aid", form)
        self.check_payer(form)
        worth = {CASH: self.approved.cash, GOODS: self.approved.goods}
        yuan = worth.get(form, NOTHING)
        self.record(self.Aided, act, form=form, yuan=yuan, receipt=receipt, to=to)

    @during(Stage.APPROVED, Stage.SERVED, occurs=True)
    def end_emergency(self, act: Act) -> None:
        self.record(self.EmergencyEnded, act)

    @during(Stage.APPROVED, Stage.SERVED, occurs=True)
    def hand_in_late(self, act: Act, *, papers: Iterable[Mapping[str, str]]) -> None:
        """Raises Malformed."""
        if not (handed_in := papers_read(papers)):
            raise Malformed("papers", "at least one is needed")
        self.record(self.HandedInLate, act, papers=handed_in)

    @during(Stage.APPROVED, Stage.SERVED)
    def complete_record(self, act: Act, *, signed_by: Iterable[str]) -> None:
        """Signed by whoever handled it and another.  Raises Conflicted."""
        self.record(
            self.RecordCompleted,
            act,
            people=self.approved.people,
            cause=self.form.cause,
            cash=self.approved.cash,
            goods=self.approved.goods,
            signed_by=at_least(2, signed_by, self, act),
        )

    def goals(self) -> list[str]:
        """Also: the record, as long as the emergency was answered and not written down."""
        granted = self.stage in (Stage.APPROVED, Stage.SERVED) and "approve" in self.done
        return [*super().goals(), *(("complete_record",) if granted else ())]
