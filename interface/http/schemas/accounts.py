"""Signing up, signing in, and who somebody is."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.answers import Term
from interface.http.schemas.fields import (
    Form,
    Text,
)
from interface.http.schemas.patterns import (
    ActingAs,
    Id,
    IdentityNumber,
    Login,
    Phone,
)


class SignIn(Form):
    """An officer's login, or the identity number of a private person."""

    login = Login()
    password = Text(128)
    acting_as = ActingAs(required=False)


class Renewal(Form):
    acting_as = ActingAs(required=False)


class SignUp(Form):
    """注册.  Who is on file already gets a password at a window."""

    name = Text(60)
    identity_number = IdentityNumber()
    phone = Phone(required=False)
    password = Text(128, 10)


class NewPassword(Form):
    login = Login()
    old_password = Text(128)
    password = Text(128, 10)


class WindowAccount(Form):
    """开户 at a window, for somebody on file whose card was seen."""

    person = Id()


class Appointment(Schema):
    id = fields.String(required=True, metadata={"description": "name it in Acting-As"})
    role = fields.Nested(Term, required=True)
    division = fields.Nested(Term, required=True)
    since = fields.Date(required=True)
    until = fields.Date(allow_none=True)
    ended_at = fields.AwareDateTime(allow_none=True)


class Session(Schema):
    token = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)
    subject = fields.UUID(required=True)
    kind = fields.String(required=True, metadata={"description": "officer or person"})
    acting_as = fields.String(required=True)
    appointments = fields.List(fields.Nested(Appointment), required=True)
    password_until = fields.AwareDateTime(
        allow_none=True, metadata={"description": "a first password wants replacing by then"}
    )


class Account(Schema):
    id = fields.UUID(required=True)


class FirstPassword(Schema):
    password = fields.String(required=True, metadata={"description": "to be said once"})


class Accepted(Schema):
    done = fields.Boolean(required=True)
