"""What auditors read: a case's history, its state at any time, what changed, who read it."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.fields import (
    Moment,
    Query,
    Whole,
    YesNo,
)


class HistoryQuery(Query):
    as_of = Moment(
        required=False, metadata={"description": "only what had been recorded by then"}
    )
    reveal = YesNo(
        required=False,
        load_default=False,
        metadata={"description": "personal facts too; noted, and rationed"},
    )


class StateQuery(Query):
    as_of = Moment(required=False)
    version = Whole(1, 10**9, required=False)


class DiffQuery(Query):
    first = Whole(
        0,
        10**9,
        required=False,
        load_default=0,
        data_key="from",
        metadata={"description": "0 is before the first event"},
    )
    last = Whole(1, 10**9, data_key="to")


class Move(Term):
    """What happened to a time limit."""

    how = fields.String(required=True)
    unit = fields.String(required=True)
    due = fields.Date(required=True)
    promised = fields.Date(required=True)
    spent = fields.Integer(required=True)


class ReadFigure(Schema):
    key = fields.String(required=True)
    division = fields.String(required=True)
    since = fields.String(required=True)
    value = fields.String(required=True)
    source = fields.String(required=True)


class Entry(Schema):
    """Who did what, when, in which capacity, for whom, under which rules."""

    version = fields.Integer(required=True)
    recorded_at = fields.AwareDateTime(required=True)
    on = fields.Date(required=True)
    entered_late = fields.Boolean(required=True)
    step = fields.Nested(Term, required=True)
    event = fields.String(required=True)
    by = fields.String(required=True)
    by_name = fields.String(required=True, metadata={"description": "of an officer"})
    role = fields.Nested(Term, required=True)
    acting_division = fields.Nested(Term, required=True)
    on_behalf_of = fields.String(required=True)
    channel = fields.String(required=True)
    stage = fields.Nested(Term, required=True)
    procedure = fields.String(required=True)
    facts = fields.Dict(required=True)
    clocks = fields.List(fields.Nested(Move), required=True)
    voids = fields.List(fields.Nested(Term), required=True)
    readings = fields.List(fields.Nested(ReadFigure), required=True)


class History(Schema):
    events = fields.List(fields.Nested(Entry), required=True)


class State(Schema):
    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    version = fields.Integer(required=True)
    recorded_at = fields.AwareDateTime(required=True)
    facts = fields.Dict(required=True)


class Change(Schema):
    field = fields.String(required=True)
    before = fields.Raw(required=True)
    after = fields.Raw(required=True)


class Changes(Schema):
    changes = fields.List(fields.Nested(Change), required=True)


class CaseRead(Schema):
    at = fields.AwareDateTime(required=True)
    role = fields.Nested(Term, required=True)
    division = fields.Nested(Term, required=True)
    purpose = fields.String(required=True)
    outcome = fields.String(required=True)


class CaseReads(Schema):
    reads = fields.List(fields.Nested(CaseRead), required=True)
