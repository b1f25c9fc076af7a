"""乡镇备用金: what is told of a reserve fund, and how its book is shown."""

from __future__ import annotations

from marshmallow import Schema, fields

from domain.township_fund_rules import CORRECTIONS, SOURCES
from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery
from interface.http.schemas.cases import Open
from interface.http.schemas.fields import Choice, Day, Form, Query, Whole
from interface.http.schemas.patterns import Amount, Division, PaperNumber


class SignedAmount(Amount):
    """Yuan that are more, or with a minus less."""

    pattern = rf"-?{Amount.pattern}"


class FundOpening(Form):
    township = Division()


class TopUp(Form):
    yuan = Amount()
    source = Choice(
        *(code for code, _ in SOURCES),
        metadata={"description": "；".join(f"{code} {zh}" for code, zh in SOURCES)},
    )
    voucher = PaperNumber(metadata={"description": "the order to pay"})


class FundCorrection(Form):
    line = Whole(1, 2**31, metadata={"description": "the number of the line"})
    yuan = SignedAmount(metadata={"description": "so much more in the balance, or less"})
    ground = Choice(
        *CORRECTIONS,
        metadata={"description": "；".join(f"{g.code} {g.zh}" for g in CORRECTIONS.values())},
    )
    voucher = PaperNumber(required=False)


class Reconciliation(Form):
    upto = Day(metadata={"description": "a day that is over"})
    counted = Amount(metadata={"description": "what was there at its end"})


class FundListQuery(PageQuery):
    within = Division(required=False)


class FundQuery(Query):
    span = ("since", "upto")
    since = Day(required=False, metadata={"description": "this year's first day if left out"})
    upto = Day(required=False, metadata={"description": "today if left out"})


class Fund(Schema):
    id = fields.UUID(required=True)
    owner = fields.Nested(Term, required=True)
    balance = fields.String(required=True)
    topped_up = fields.String(required=True)
    paid = fields.String(required=True)
    corrected = fields.String(required=True)
    left_cases = fields.Integer(required=True)
    left_yuan = fields.String(required=True)
    stage = fields.Nested(Term, required=True)
    moved_on = fields.Date(required=True)
    counted_upto = fields.Date(allow_none=True)
    difference = fields.String(required=True)


class FundsTogether(Schema):
    """所辖合计."""

    funds = fields.Integer(required=True)
    balance = fields.String(required=True)
    topped_up = fields.String(required=True)
    paid = fields.String(required=True)
    corrected = fields.String(required=True)
    left_cases = fields.Integer(required=True)
    left_yuan = fields.String(required=True)


class FundPage(Page):
    funds = fields.List(fields.Nested(Fund), required=True)
    together = fields.Nested(FundsTogether, required=True)


class FundEntry(Schema):
    """``yuan`` is what the line adds to the balance; ``about`` a source, a case or a reason."""

    number = fields.Integer(required=True)
    on = fields.Date(required=True)
    kind = fields.Nested(Term, required=True)
    yuan = fields.String(required=True)
    about = fields.Nested(Term, required=True)
    of = fields.Integer(required=True, metadata={"description": "the line corrected, or 0"})
    voucher = fields.String(required=True)


class FundCount(Schema):
    upto = fields.Date(required=True)
    counted = fields.String(required=True)
    booked = fields.String(required=True)
    difference = fields.String(required=True)


class FundBook(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    owner = fields.Nested(Term, required=True)
    balance = fields.String(required=True)
    left_to_county = fields.String(required=True)
    since = fields.Date(required=True)
    upto = fields.Date(required=True)
    opening = fields.String(required=True)
    closing = fields.String(required=True)
    entries = fields.List(fields.Nested(FundEntry), required=True)
    counts = fields.List(fields.Nested(FundCount), required=True)
    commands = fields.List(fields.Nested(Open), required=True)
