"""发放批次: how a batch, its lines and its sums are shown, and what was paid to a benefit."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, RunningClock, Wait
from interface.http.schemas.cases import Open


class BatchTotal(Schema):
    lines = fields.Integer(required=True)
    yuan = fields.String(required=True)


class BatchFacts(Schema):
    id = fields.UUID(required=True)
    owner = fields.Nested(Term, required=True)
    entitlement = fields.String(required=True)
    name = fields.String(required=True)
    month = fields.Date(required=True)
    number = fields.Integer(
        required=True, metadata={"description": "later ones supplement the month's own"}
    )
    position = fields.Integer(
        required=True, metadata={"description": "up to where the records were read for it"}
    )
    stage = fields.Nested(Term, required=True)
    drawn = fields.Nested(BatchTotal, required=True)
    paid = fields.Nested(BatchTotal, required=True)
    returned = fields.Nested(BatchTotal, required=True)
    open = fields.Nested(
        BatchTotal, required=True, metadata={"description": "drawn, less paid and returned"}
    )


class BatchLine(BatchFacts):
    drawn_on = fields.Date(required=True)
    sent_on = fields.Date(allow_none=True)
    closed_on = fields.Date(allow_none=True)


class BatchPage(Page):
    batches = fields.List(fields.Nested(BatchLine), required=True)


class Batch(BatchFacts):
    version = fields.Integer(required=True)
    file = fields.String(required=True)
    clocks = fields.List(fields.Nested(RunningClock), required=True)
    waits = fields.List(fields.Nested(Wait), required=True)
    commands = fields.List(fields.Nested(Open), required=True)


class MonthPaid(Schema):
    month = fields.Date(required=True)
    yuan = fields.String(required=True)


class PaymentLine(Schema):
    number = fields.Integer(required=True)
    benefit = fields.UUID(required=True)
    person = fields.String(required=True)
    months = fields.List(fields.Nested(MonthPaid), required=True)
    yuan = fields.String(required=True)
    state = fields.Nested(Term, required=True)
    reason = fields.Nested(Term, allow_none=True)


class BatchLines(Schema):
    lines = fields.List(fields.Nested(PaymentLine), required=True)
    next = fields.Integer(
        allow_none=True, metadata={"description": "for ``after``; null on the last page"}
    )


class BankOrder(Schema):
    number = fields.Integer(required=True)
    benefit = fields.UUID(required=True)
    name = fields.String(required=True)
    account = fields.String(required=True)
    yuan = fields.String(required=True)


class BankFile(Schema):
    """代发文件, a part of it."""

    part = fields.Integer(required=True)
    parts = fields.Integer(required=True)
    orders = fields.List(fields.Nested(BankOrder), required=True)


class Payment(MonthPaid):
    """What one batch had for one month of a benefit."""

    batch = fields.UUID(required=True)
    on = fields.Date(required=True, metadata={"description": "when that became of it"})
    state = fields.Nested(Term, required=True)
    reason = fields.Nested(Term, allow_none=True)


class PaymentsMade(Schema):
    paid = fields.String(required=True, metadata={"description": "yuan, in all"})
    payments = fields.List(fields.Nested(Payment), required=True)


class Balance(Schema):
    """对账: due = paid - claimed + drawn + unpaid - overpaid, or the difference is told."""

    county = fields.Nested(Term, required=True)
    entitlement = fields.String(required=True)
    name = fields.String(required=True)
    due = fields.String(required=True)
    paid = fields.String(required=True)
    claimed = fields.String(required=True)
    drawn = fields.String(required=True)
    returned = fields.String(required=True)
    unpaid = fields.String(required=True)
    overpaid = fields.String(required=True)
    difference = fields.String(required=True)


class PaymentReconciliation(Schema):
    month = fields.Date(required=True)
    seen = fields.Integer(required=True)
    balances = fields.List(fields.Nested(Balance), required=True)
