"""乡镇备用金 — the reserve of one township, from which it pays the small aid it decides itself.

The county puts money in, the approvals of the township draw on it, a mistake is corrected by
another line, and the book is compared with what is there.  It never owes anything: what it
cannot pay is left to the county.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.derived import derived_id
from domain.divisions import DIVISIONS, Level
from domain.errors import AlreadyDone, Malformed, NoLawfulGround
from domain.figure import MOST_YUAN
from domain.post import refusal
from domain.stage import during
from domain.township_fund_events import CORRECTION, NOTHING, Entry, Ledger
from domain.township_fund_rules import CORRECTIONS, PROCEDURE, SOURCES, FundStanding


class TownshipFund(Ledger, code="township_fund"):
    """Opened once for each township; its lines are never changed."""

    procedures = (PROCEDURE,)

    @staticmethod
    def id_of(township: str) -> UUID:
        return derived_id("township_fund", township)

    @classmethod
    def open(cls, act: Act, *, township: str) -> Self:
        """With nothing in it, for a township.  Raises Malformed, UnknownDivision, and what
        the post says to whoever may not.
        """
        place = DIVISIONS.named(township)
        if place.level is not Level.TOWNSHIP:
            raise Malformed("township", township)
        fund = cls.begin(
            cls.Opened,
            act.doing("open"),
            PROCEDURE,
            place=place,
            id=cls.id_of(township),
            procedure=PROCEDURE.name,
            owner=township,
        )
        if refused := refusal(PROCEDURE.step("open").posts, act.by, fund):
            raise refused
        return fund

    @during(FundStanding.KEPT)
    def top_up(self, act: Act, *, yuan: Decimal, source: str, voucher: str) -> None:
        """``source`` is one of SOURCES, ``voucher`` the number of the order to pay."""
        if source not in dict(SOURCES):
            raise Malformed("source", source)
        self.record(
            self.ToppedUp, act, yuan=positive(yuan), source=source, voucher=given(voucher)
        )

    @during(FundStanding.KEPT)
    def pay(self, act: Act, *, case: UUID, case_version: int, yuan: Decimal) -> None:
        """Pay what was decided in this version of the case, or leave it to the county.

        Raises AlreadyDone for what was settled before.
        """
        if (str(case), case_version) in self.settled:
            raise AlreadyDone("pay")
        decided: dict[str, Any] = {"case": str(case), "case_version": case_version}
        if positive(yuan) <= self.balance:
            self.record(self.Paid, act, yuan=yuan, **decided)
        else:
            self.record(self.LeftToCounty, act, yuan=yuan, balance=self.balance, **decided)

    @during(FundStanding.KEPT)
    def correct(
        self, act: Act, *, line: int, yuan: Decimal, ground: str, voucher: str = ""
    ) -> None:
        """So much more (or, below nothing, less) in the balance than this line said.

        A line may be corrected down to nothing, and never so that the balance falls below
        it.  Raises Malformed, NoLawfulGround.
        """
        if ground not in CORRECTIONS:
            raise NoLawfulGround("correct", ground)
        entry = next((e for e in self.entries if e.number == line), None)
        if entry is None or entry.kind == CORRECTION:
            raise Malformed("line", "is none to correct")
        check_correction(entry, sum((e.yuan for e in self.lines_of(line)), NOTHING), yuan)
        if self.balance + yuan < NOTHING:
            raise Malformed("yuan", "more than there is")
        self.record(self.Corrected, act, of=line, yuan=yuan, ground=ground, voucher=voucher)

    @during(FundStanding.KEPT)
    def reconcile(self, act: Act, *, upto: date, counted: Decimal) -> None:
        """``counted`` is what was there at the end of a day that is over.  Raises Malformed."""
        last = self.counts[-1].upto if self.counts else date.min
        if not last < upto < act.on:
            raise Malformed("upto", "is not over, or was reconciled before")
        if not fits(counted) or counted < NOTHING:
            raise Malformed("counted", "is no amount")
        booked = self.balance_on(upto)
        self.record(self.Reconciled, act, upto=upto, counted=counted, booked=booked)


def check_correction(entry: Entry, now: Decimal, yuan: Decimal) -> None:
    """Raises Malformed where it corrects nothing, or turns a line into its opposite."""
    if not fits(yuan) or yuan == NOTHING:
        raise Malformed("yuan", "is no amount")
    after = now + yuan
    if (entry.yuan > NOTHING) != (after > NOTHING) and after != NOTHING:
        raise Malformed("yuan", "more than the line says")


def fits(yuan: Decimal) -> bool:
    """Counted in fen, and no more than anything here can be."""
    return yuan.is_finite() and abs(yuan) <= MOST_YUAN and yuan == round(yuan, 2)


def positive(yuan: Decimal) -> Decimal:
    if not fits(yuan) or yuan <= NOTHING:
        raise Malformed("yuan", "an amount above nothing is needed")
    return yuan


def given(voucher: str) -> str:
    if not voucher:
        raise Malformed("voucher", "its number is needed")
    return voucher
