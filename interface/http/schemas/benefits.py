"""Benefits (救助待遇): how they are changed, and what they come to month by month."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery
from interface.http.schemas.cases import Open
from interface.http.schemas.fields import (
    Day,
    Form,
    Query,
)
from interface.http.schemas.patterns import (
    Amount,
    Code,
    Division,
    Id,
)


class BenefitChange(Form):
    from_month = Day(metadata={"description": "a day of the first month it holds for"})
    ground = Code()


class Adjustment(BenefitChange):
    amount = Amount()


class BenefitQuery(Query):
    upto = Day(
        required=False, metadata={"description": "the last month shown; this one if left out"}
    )


class BenefitListQuery(PageQuery):
    case = Id(required=False)


class Month(Schema):
    month = fields.Date(required=True)
    amount = fields.String(required=True)


class Reading(Schema):
    """A published figure that the amount rests on."""

    key = fields.String(required=True)
    division = fields.String(required=True)
    since = fields.Date(required=True)
    value = fields.String(required=True)
    source = fields.String(required=True)


class Benefit(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    entitlement = fields.String(required=True)
    case = fields.UUID(required=True)
    person = fields.String(required=True)
    persons = fields.List(fields.String(), required=True)
    owner = fields.Nested(Term, required=True)
    organ = fields.Nested(Term, required=True)
    amount = fields.String(required=True)
    since = fields.Date(required=True)
    months = fields.List(fields.Nested(Month), required=True)
    rests_on = fields.List(fields.Nested(Reading), required=True)
    commands = fields.List(fields.Nested(Open), required=True)


class BenefitLine(Schema):
    id = fields.UUID(required=True)
    case = fields.UUID(required=True)
    entitlement = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    organ = fields.Nested(Term, required=True)
    amount = fields.String(required=True)
    since = fields.Date(required=True)
    until = fields.Date(allow_none=True)
    stage = fields.Nested(Term, required=True)


class BenefitPage(Page):
    benefits = fields.List(fields.Nested(BenefitLine), required=True)


class PaidQuery(Query):
    month = Day()
    within = Division(required=False)


class PaidLine(Schema):
    entitlement = fields.String(required=True)
    benefits = fields.Integer(required=True)
    yuan = fields.String(required=True)


class Paid(Schema):
    paid = fields.List(fields.Nested(PaidLine), required=True)
