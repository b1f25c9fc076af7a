"""Benefits (救助待遇): how they are changed, and what they come to month by month."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery, RunningClock, Wait
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
    check_until = Day(
        required=False, metadata={"description": "only what is to be looked at by that day"}
    )


class BenefitSearch(Form):
    """By a person's id: what is looked for stands in no address."""

    person = Id()


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


class ProposedChange(Schema):
    """拟变动: what is proposed, and what its rules ask for before it holds."""

    verb = fields.Nested(Term, required=True)
    ground = fields.Nested(Term, required=True)
    amount = fields.String(allow_none=True)
    from_month = fields.Date(
        allow_none=True, metadata={"description": "null: the month after the decision"}
    )
    takes = fields.Boolean(required=True)
    hearing = fields.Boolean(required=True)
    notice = fields.Boolean(required=True)
    agreed = fields.Boolean(required=True)
    objected = fields.Boolean(required=True)


class HeardWords(Schema):
    """听取意见."""

    on = fields.Date(required=True)
    how = fields.String(required=True)
    statement = fields.Raw(required=True, metadata={"description": "text, or what was erased"})


class BenefitRecovery(Schema):
    """多发追缴, in yuan."""

    months = fields.List(fields.Nested(Month), required=True)
    claimed = fields.String(required=True)
    repaid = fields.String(required=True)
    written_off = fields.String(required=True)
    owed = fields.String(required=True)


class Benefit(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    entitlement = fields.String(required=True)
    name = fields.String(required=True)
    case = fields.UUID(required=True)
    person = fields.String(required=True)
    persons = fields.List(fields.String(), required=True)
    owner = fields.Nested(Term, required=True)
    organ = fields.Nested(Term, required=True)
    amount = fields.String(required=True)
    since = fields.Date(required=True)
    months = fields.List(fields.Nested(Month), required=True)
    rests_on = fields.List(fields.Nested(Reading), required=True)
    next_check = fields.Date(allow_none=True)
    checking = fields.Nested(Term, allow_none=True)
    ground = fields.Nested(Term, allow_none=True)
    proposal = fields.Nested(ProposedChange, allow_none=True)
    hearing = fields.Nested(HeardWords, allow_none=True)
    recovery = fields.Nested(BenefitRecovery, required=True)
    clocks = fields.List(fields.Nested(RunningClock), required=True)
    waits = fields.List(fields.Nested(Wait), required=True)
    commands = fields.List(fields.Nested(Open), required=True)


class BenefitLine(Schema):
    id = fields.UUID(required=True)
    case = fields.UUID(required=True)
    entitlement = fields.String(required=True)
    name = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    organ = fields.Nested(Term, required=True)
    amount = fields.String(required=True)
    since = fields.Date(required=True)
    until = fields.Date(allow_none=True)
    stage = fields.Nested(Term, required=True)
    next_check = fields.Date(allow_none=True)
    checking = fields.Nested(Term, allow_none=True)
    proposed = fields.Nested(Term, allow_none=True)
    owed = fields.String(required=True)


class BenefitPage(Page):
    benefits = fields.List(fields.Nested(BenefitLine), required=True)


class BenefitsFound(Schema):
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
