"""What steps of funerals are told: a provider's claim; price lists as anybody reads them."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery
from interface.http.schemas.fields import (
    Day,
    Form,
    Query,
    Text,
)
from interface.http.schemas.patterns import (
    Amount,
    CreditNumber,
    Division,
    PaperNumber,
)
from interface.http.schemas.steps import Happened


class Claim(Form):
    month = Day(metadata={"description": "a day of the month with whose claims it goes"})


class ClaimCheck(Happened):
    findings = Text(2000)
    allowed = Amount(metadata={"description": "yuan, at most what was claimed"})


class Reimbursement(Form):
    voucher = PaperNumber()


class PriceListsQuery(PageQuery):
    within = Division(required=False)
    organisation = CreditNumber(required=False)


class PriceListQuery(Query):
    on = Day(required=False, metadata={"description": "the list in force that day; or today"})


class PriceListLine(Schema):
    id = fields.UUID(required=True)
    organisation = fields.String(required=True)
    name = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    number = fields.Integer(required=True, metadata={"description": "of the newest version"})
    valid_from = fields.Date(required=True)
    published_on = fields.Date(required=True)


class PriceListPage(Page):
    price_lists = fields.List(fields.Nested(PriceListLine), required=True)


class PricedItem(Schema):
    service = fields.Nested(Term, required=True)
    content = fields.String(required=True)
    unit = fields.Nested(Term, required=True)
    price = fields.String(required=True)
    basis = fields.String(required=True)
    basic = fields.Boolean(required=True)


class PublishedVersion(Schema):
    number = fields.Integer(required=True)
    valid_from = fields.Date(required=True)
    published_on = fields.Date(required=True)


class PriceList(Schema):
    id = fields.UUID(required=True)
    organisation = fields.String(required=True)
    name = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    number = fields.Integer(allow_none=True, metadata={"description": "null: none begun yet"})
    valid_from = fields.Date(allow_none=True)
    items = fields.List(fields.Nested(PricedItem), required=True)
    versions = fields.List(fields.Nested(PublishedVersion), required=True)
