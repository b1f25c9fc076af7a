"""Officers and appointments, sharing out work, what is published, who acts for whom."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.accounts import Appointment
from interface.http.schemas.answers import Term
from interface.http.schemas.fields import (
    Choice,
    Day,
    Form,
    Many,
    Part,
    Query,
    Text,
)
from interface.http.schemas.patterns import (
    Code,
    Decimals,
    Digest,
    Division,
    Id,
    IdentityNumber,
    Key,
    Login,
)
from interface.http.schemas.people import Who

ROLES = (
    "window", "village", "verifier", "checker", "approver", "partner", "provider",
    "supervisor", "auditor", "catalogue", "admin", "machine",
)  # fmt: skip


class NewOfficer(Form):
    """With the identity number, the officer is kept from cases of their own."""

    name = Text(60)
    login = Login()
    identity_number = IdentityNumber(required=False)


class NewAppointment(Form):
    role = Choice(*ROLES)
    division = Division()
    since = Day()
    until = Day(required=False, metadata={"description": "the first day without it"})


class Why(Form):
    reason = Text(500)


class Officer(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    login = fields.String(required=True)
    revoked_at = fields.AwareDateTime(allow_none=True)
    appointments = fields.List(fields.Nested(Appointment), required=True)


class OfficerList(Schema):
    officers = fields.List(fields.Nested(Officer), required=True)


class Reassignment(Form):
    """改派: one case or many, to an officer of a unit, with the reason."""

    cases = Many(Id(), 200, 1)
    unit = Division()
    officer = Id()
    reason = Text(500)


class Published(Form):
    """A figure from a day on, for a division and everything in it."""

    key = Key()
    division = Division()
    value = Decimals()
    since = Day()
    until = Day(required=False, metadata={"description": "the first day without it"})
    source = Text(200)


class Corrected(Published):
    reason = Text(500)


class Withdrawn(Form):
    key = Key()
    division = Division()
    since = Day()
    until = Day(metadata={"description": "the first day without it"})
    reason = Text(500)


class FigureQuery(Query):
    key = Key()
    division = Division()


class Figure(Schema):
    since = fields.Date(required=True)
    until = fields.Date(allow_none=True)
    value = fields.String(required=True)
    source = fields.String(required=True)


class Figures(Schema):
    key = fields.String(required=True)
    division = fields.Nested(Term, required=True)
    entries = fields.List(fields.Nested(Figure), required=True)


class Authorisation(Form):
    """代办授权: one case, every case of a type, or (neither) all, until a day."""

    principal = Id(
        required=False, metadata={"description": "left out by who lets somebody act for them"}
    )
    agent = Part(Who)
    until = Day()
    case = Id(required=False)
    case_type = Code(required=False)
    paper = Digest(
        required=False, metadata={"description": "of the signed letter, at a window"}
    )


class Revocation(Form):
    principal = Id()
    agent = Id()
    grant = Id()


class AuthorisationQuery(Query):
    principal = Id()
    agent = Id()


class Grant(Schema):
    id = fields.String(required=True)
    case = fields.String(required=True)
    case_type = fields.String(required=True, attribute="kind")
    since = fields.Date(required=True)
    until = fields.Date(required=True)
    revoked_on = fields.Date(allow_none=True)


class Authorised(Schema):
    principal = fields.String(required=True)
    agent = fields.String(required=True)
    grants = fields.List(fields.Nested(Grant), required=True)


class AttachmentView(Schema):
    id = fields.UUID(required=True)
    sha256 = fields.String(required=True)
    kind = fields.String(required=True)
    size = fields.Integer(required=True)
