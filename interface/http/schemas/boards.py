"""What is asked of the boards, and how they answer: a page at a time."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.fields import (
    Choice,
    Day,
    Form,
    Query,
    Text,
    Whole,
    YesNo,
)
from interface.http.schemas.patterns import (
    CasePrefix,
    Code,
    Cursor,
    Division,
    IdentityNumber,
)


class PageQuery(Query):
    cursor = Cursor(required=False)
    size = Whole(1, 100, required=False, load_default=20)
    after = Whole(
        0,
        2**53,
        required=False,
        load_default=0,
        metadata={"description": "wait until the board has seen this position"},
    )


class WorklistQuery(PageQuery):
    span = ("due_from", "due_until")
    desk = YesNo(
        required=False,
        metadata={"description": "only what waits for one's own desk; usual for clerks"},
    )
    holder = Choice("mine", "nobody", required=False)
    case_type = Code(required=False)
    stage = Code(required=False)
    step = Code(required=False)
    within = Division(required=False)
    due_from = Day(required=False)
    due_until = Day(required=False)
    order = Choice("due_on", "submitted_on", required=False, load_default="due_on")


class WorklistCountQuery(WorklistQuery):
    """The same filters; pages and orders don't matter."""


class CaseSearch(Form):
    """At least one; several must all fit.  What is looked for stands in no address."""

    number = CasePrefix(required=False)
    name = Text(60, required=False)
    identity_number = IdentityNumber(required=False)
    cursor = Cursor(required=False)
    size = Whole(1, 100, required=False, load_default=20)
    after = Whole(0, 2**53, required=False, load_default=0)


class Wait(Schema):
    step = fields.Nested(Term, required=True)
    role = fields.Nested(Term, required=True)
    level = fields.String(required=True)
    side = fields.String(required=True)
    clock = fields.String(required=True)


class Holder(Schema):
    unit = fields.Nested(Term, required=True)
    officer = fields.String(required=True)
    name = fields.String(required=True)


class WorkLine(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    type = fields.Nested(Term, required=True)
    stage = fields.Nested(Term, required=True)
    owner = fields.Nested(Term, required=True)
    intake = fields.Nested(Term, required=True)
    applicant_name = fields.String(required=True, metadata={"description": "masked"})
    waits = fields.List(fields.Nested(Wait), required=True)
    due_on = fields.Date(allow_none=True)
    light = fields.String(required=True)
    submitted_on = fields.Date(required=True)
    moved_on = fields.Date(required=True)
    holders = fields.List(fields.Nested(Holder), required=True)


class Page(Schema):
    cursor = fields.String(required=True, metadata={"description": "empty on the last page"})
    seen = fields.Integer(
        required=True, metadata={"description": "the position the board has reached"}
    )


class WorkPage(Page):
    cases = fields.List(fields.Nested(WorkLine), required=True)


class LoadLine(Schema):
    type = fields.Nested(Term, required=True)
    stage = fields.Nested(Term, required=True)
    role = fields.Nested(Term, required=True)
    all = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    red = fields.Integer(required=True)


class WorklistCounts(Schema):
    pile = fields.Integer(required=True, metadata={"description": "1000 means so many or more"})
    piles = fields.List(fields.Nested(LoadLine), required=True)
    seen = fields.Integer(required=True)


class DeadlineQuery(PageQuery):
    within = Division(required=False)
    case_type = Code(required=False)
    clock = Code(required=False)
    until = Day(required=False)


class RunningClock(Term):
    due = fields.Date(required=True)
    promised = fields.Date(required=True)
    due_at = fields.AwareDateTime(allow_none=True)
    promised_at = fields.AwareDateTime(allow_none=True)
    half_on = fields.Date(allow_none=True)
    warn_on = fields.Date(allow_none=True)
    provisional = fields.Boolean(required=True)
    paused_on = fields.Date(allow_none=True)
    paused_for = fields.String(required=True)
    stretched_for = fields.String(required=True)


class DeadlineLine(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    type = fields.Nested(Term, required=True)
    owner = fields.Nested(Term, required=True)
    next_clock = fields.Nested(Term, required=True)
    next_on = fields.Date(required=True)
    promised_on = fields.Date(required=True)
    clocks = fields.List(fields.Nested(RunningClock), required=True)


class DeadlinePage(Page):
    dossiers = fields.List(fields.Nested(DeadlineLine), required=True)


class SupervisionQuery(Query):
    span = ("first", "last")
    division = Division(required=False)
    first = Day()
    last = Day()
    case_type = Code(required=False)
    after = Whole(0, 2**53, required=False, load_default=0)


class Pace(Schema):
    limit = fields.Nested(Term, required=True)
    unit = fields.String(required=True)
    ended = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    average = fields.Float(required=True)


class SupervisionFigures(Schema):
    division = fields.Nested(Term, required=True)
    received = fields.Integer(required=True)
    accepted = fields.Integer(required=True)
    not_accepted = fields.Integer(required=True)
    transferred = fields.Integer(required=True)
    approved = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    decided = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True)
    closed = fields.Integer(required=True)
    on_time = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    paces = fields.List(fields.Nested(Pace), required=True)
    ratings = fields.Dict(required=True, metadata={"description": "of what: level: how many"})


class Supervision(Schema):
    whole = fields.Nested(SupervisionFigures, required=True)
    below = fields.List(fields.Nested(SupervisionFigures), required=True)
    seen = fields.Integer(required=True)
