"""What is on file of a person, and what of it changes."""

from __future__ import annotations

from marshmallow import Schema, fields

from interface.http.schemas.fields import Form, Text
from interface.http.schemas.patterns import IdentityNumber, Phone


class Renaming(Form):
    """更名, as the new card shows it."""

    identity_number = IdentityNumber()
    name = Text(60, metadata={"description": "as it is on file"})
    new_name = Text(60)
    reason = Text(400)


class NewPhone(Form):
    identity_number = IdentityNumber()
    name = Text(60, metadata={"description": "as it is on file"})
    phone = Phone()


class Alive(Form):
    """死亡信息撤销: how it is known that who is held dead is alive."""

    identity_number = IdentityNumber()
    name = Text(60, metadata={"description": "as it is on file"})
    reason = Text(400)


class OwnPhone(Form):
    phone = Phone()


class OwnDetails(Schema):
    """查阅本人信息, in full: to nobody but the person."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    identity_number = fields.String(required=True)
    phone = fields.String(required=True)
    born = fields.Date(required=True, allow_none=True)
    sex = fields.String(required=True)
