"""Public tracking: a case number and the end of the applicant's identity number."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.fields import (
    Form,
)
from interface.http.schemas.patterns import (
    CaseNumber,
    IdentityTail,
)


class Track(Form):
    number = CaseNumber()
    last_six = IdentityTail(metadata={"description": "of the applicant's identity number"})


class Tracked(Schema):
    number = fields.String(required=True)
    type = fields.Nested(Term, required=True)
    stage = fields.Nested(Term, required=True)
    submitted_on = fields.Date(required=True)
    moved_on = fields.Date(required=True)
    waits = fields.List(fields.Nested(Term), required=True)
    due_on = fields.Date(allow_none=True)
