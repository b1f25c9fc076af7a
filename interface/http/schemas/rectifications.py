"""Bad reviews being put right (差评整改): what each step is told, what readers are shown."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery, RunningClock, Wait
from interface.http.schemas.cases import DoneStep, Open
from interface.http.schemas.fields import (
    Choice,
    Form,
    Many,
    Text,
    Whole,
    YesNo,
)
from interface.http.schemas.patterns import (
    Code,
    Digest,
    Division,
)


class Assignment(Form):
    """转办 to another unit of the supervisor's area."""

    owner = Division()
    reason = Text(1000)


class Contact(Form):
    how = Code()
    reached = YesNo()
    note = Text(1000, 0, required=False)


class Contest(Form):
    """申诉: with evidence, the review is called mistaken or malicious."""

    ground = Choice("mistaken", "malicious")
    reason = Text(2000)
    evidence = Many(Digest(), 20, 1)


class ContestDecision(Form):
    upheld = YesNo()
    reason = Text(2000)


class Finding(Form):
    finding = Choice("true", "mistaken", "malicious", "no_legal_basis")
    account = Text(4000)


class Plan(Form):
    reason = Text(1000)
    measures = Text(2000)


class Measures(Form):
    measures = Text(2000)


class Reply(Form):
    how = Code()
    answer = Text(4000)


class Revisit(Form):
    satisfied = YesNo()
    note = Text(1000, 0, required=False)


class SecondRating(Form):
    rating = Whole(1, 5)
    comment = Text(1000, 0, required=False)


class RectificationQuery(PageQuery):
    owner = Division(required=False)


class RectificationFigures(Schema):
    """At any instant: received = closed + with an owner."""

    received = fields.Integer(required=True)
    closed = fields.Integer(required=True)
    with_owner = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    excluded = fields.Integer(required=True)


class RectificationLine(Schema):
    id = fields.UUID(required=True)
    case_type = fields.Nested(Term, required=True)
    service = fields.String(required=True)
    rating = fields.Integer(required=True)
    owner = fields.Nested(Term, required=True)
    stage = fields.Nested(Term, required=True)
    received_on = fields.Date(required=True)
    due_on = fields.Date(allow_none=True)
    waits = fields.List(fields.Nested(Wait), required=True)
    contested = fields.Boolean(required=True)


class RectificationPage(Page):
    figures = fields.Nested(RectificationFigures, required=True)
    rectifications = fields.List(fields.Nested(RectificationLine), required=True)


class Rectification(Schema):
    """What its reader may know: who gave the review is kept from whom it is about."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    owner = fields.Nested(Term, required=True)
    case_type = fields.Nested(Term, required=True)
    service = fields.String(required=True)
    rating = fields.Integer(required=True)
    tags = fields.List(fields.String(), required=True)
    finding = fields.String(required=True)
    contested_for = fields.String(required=True)
    excluded = fields.Boolean(required=True)
    rated_again = fields.Integer(required=True, metadata={"description": "0: not"})
    done = fields.List(fields.Nested(DoneStep), required=True)
    clocks = fields.List(fields.Nested(RunningClock), required=True)
    waits = fields.List(fields.Nested(Wait), required=True)
    commands = fields.List(fields.Nested(Open), required=True)
    case = fields.UUID(allow_none=True)
    comment = fields.Raw(required=True)
    rater = fields.String(required=True)


class Rater(Schema):
    """Whom to call, for who has to call."""

    name = fields.String(required=True)
    phone = fields.String(required=True)
