"""银行代发文件 — names and accounts join the lines only at the moment the file is handed out.

They are in no batch: each is read from the application that the benefit comes from, and who
reads them is noted.  An institution is paid in its own name, whoever applied for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from application.access import Access
from application.casework import Casework
from domain.benefit import Benefit
from domain.case import Case
from domain.errors import Malformed, WrongStage
from domain.office import Actor
from domain.payment_batch import PaymentBatch
from domain.payment_batch_rules import Progress

AT_ONCE = 500
"""Lines in one part of a file (configurable default)."""
READY = (Progress.APPROVED, Progress.SENT)
"""When the bank may be given it."""


class Order(NamedTuple):
    """代发: what the bank is to pay, to whom; without an account it comes back."""

    number: int
    benefit: str
    name: str
    account: str
    yuan: Decimal


class Payee(NamedTuple):
    """What an application says of who is to be paid."""

    account: str = ""
    """None where the applicant was erased."""
    institution: str = ""
    """The organisation whose account it is; a person's where there is none."""


class BankFile(NamedTuple):
    part: int
    parts: int
    orders: list[Order]


@dataclass(frozen=True)
class BankFiles:
    casework: Casework
    access: Access

    def part(self, id_: UUID, reader: Actor, number: int, purpose: str = "") -> BankFile:
        """Some lines of an approved batch, for whoever sends it.

        Raises NotYours, WrongStage, Malformed for a part there is none of, and as
        ``Access.read``.
        """
        batch = self.casework.of_kind(PaymentBatch, id_)
        self.access.authorise(reader, "send", batch)
        if batch.stage not in READY:
            raise WrongStage("send", batch.stage)
        parts = -(-len(batch.lines) // AT_ONCE)
        if not 0 < number <= parts:
            raise Malformed("part", f"1 to {parts}")
        self.access.read(reader, batch, purpose)
        return BankFile(number, parts, self.orders(batch, (number - 1) * AT_ONCE))

    def orders(self, batch: PaymentBatch, after: int) -> list[Order]:
        lines = batch.lines[after : after + AT_ONCE]
        payees = self.payees(line.benefit for line in lines)
        people = self.casework.people.named({line.person for line in lines})
        names = {id_: p.name for id_, p in people.items() if not p.erased}
        return [
            Order(
                number=number,
                benefit=line.benefit,
                name=payees[line.benefit].institution or names.get(line.person, ""),
                account=payees[line.benefit].account,
                yuan=line.yuan,
            )
            for number, line in enumerate(lines, after + 1)
        ]

    def payees(self, benefits: Iterable[str]) -> dict[str, Payee]:
        """Of every benefit; nothing is known of one whose application is not there."""
        streams = self.casework.streams
        wanted = list(benefits)
        granted = streams.load(Benefit, map(UUID, wanted))
        cases = streams.load(Case, {benefit.case for benefit in granted.values()})
        told = {id_: payee(case) for id_, case in cases.items()}
        known = {str(id_): told.get(benefit.case, Payee()) for id_, benefit in granted.items()}
        return {id_: known.get(id_, Payee()) for id_ in wanted}


def payee(case: Case) -> Payee:
    account = getattr(case.form, "account", "")
    known = account if isinstance(account, str) else ""
    return Payee(known, getattr(case.form, "institution", ""))
