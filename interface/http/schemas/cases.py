"""What a case shows."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.fields import (
    Query,
    YesNo,
)


class CaseQuery(Query):
    reveal = YesNo(
        required=False,
        load_default=False,
        metadata={"description": "names and numbers in full; noted, and rationed"},
    )


class CasePerson(Schema):
    """Name and numbers masked, unless asked for in full."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    identity_number = fields.String(required=True)
    phone = fields.String(required=True)


class CasePaper(Schema):
    material = fields.Nested(Term, required=True)
    sha256 = fields.String(required=True)
    attachment = fields.String(required=True)


class DoneStep(Term):
    on = fields.Date(required=True)


class Awaited(Schema):
    step = fields.Nested(Term, required=True)
    role = fields.Nested(Term, required=True)
    level = fields.String(required=True)
    side = fields.String(required=True)
    clock = fields.String(required=True)


class CaseClock(Term):
    """A time limit: in its unit, with its statutory and its promised end."""

    unit = fields.String(required=True)
    length = fields.Integer(required=True)
    since = fields.Date(required=True)
    due = fields.Date(required=True)
    promised = fields.Date(required=True)
    due_at = fields.AwareDateTime(allow_none=True)
    provisional = fields.Boolean(required=True)
    paused_on = fields.Date(allow_none=True)
    stretched_for = fields.String(required=True)
    stopped_on = fields.Date(allow_none=True)
    spent = fields.Integer(required=True)
    light = fields.String(
        required=True, metadata={"description": "green, yellow, red, overdue; empty if stopped"}
    )


class Open(Term):
    """A step that the reader may take now, and its address below the case."""

    noun = fields.String(required=True)


class Rating(Schema):
    of = fields.String(required=True)
    rating = fields.Integer(required=True, metadata={"description": "the first one"})
    supplemented = fields.Boolean(required=True)
    supplement = fields.Integer(
        allow_none=True,
        metadata={"description": "the level in the supplement, where it names one"},
    )
    supplement_until = fields.Date(required=True)


class CaseProcedure(Schema):
    version = fields.String(required=True)
    path = fields.String(required=True)
    basis = fields.String(required=True)


class Decision(Schema):
    """How it ended: what was awarded, or every ground for the contrary."""

    step = fields.Nested(Term, required=True)
    on = fields.Date(required=True)
    reasons = fields.List(fields.Nested(Term), required=True)
    facts = fields.Dict(required=True)


class Remedy(Schema):
    """救济途径, with the authority to turn to."""

    code = fields.String(required=True)
    text = fields.String(required=True)


class CaseView(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    type = fields.Nested(Term, required=True)
    version = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    procedure = fields.Nested(CaseProcedure, required=True)
    owner = fields.Nested(Term, required=True)
    intake = fields.Nested(Term, required=True)
    submitted_on = fields.Date(required=True)
    decided_on = fields.Date(allow_none=True)
    effective_from = fields.Date(allow_none=True)
    decision = fields.Nested(Decision, required=True, allow_none=True)
    remedies = fields.List(fields.Nested(Remedy), required=True)
    applicant = fields.String(required=True)
    people = fields.List(fields.Nested(CasePerson), required=True)
    form = fields.Dict(required=True)
    papers = fields.List(fields.Nested(CasePaper), required=True)
    listed = fields.List(fields.Nested(Term), required=True)
    done = fields.List(fields.Nested(DoneStep), required=True)
    waived = fields.List(fields.Nested(Term), required=True)
    waits = fields.List(fields.Nested(Awaited), required=True)
    clocks = fields.List(fields.Nested(CaseClock), required=True)
    commands = fields.List(fields.Nested(Open), required=True)
    ratings = fields.List(fields.Nested(Rating), required=True)
