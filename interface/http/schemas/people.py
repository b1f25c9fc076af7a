"""People and papers inside forms: a person is named once, by name and identity number."""

from __future__ import annotations

from typing import Any

from marshmallow import post_load

from application.people import Identity
from interface.http.schemas.fields import (
    Form,
    Text,
)
from interface.http.schemas.patterns import (
    Code,
    Digest,
    Id,
    IdentityNumber,
    Phone,
)


class Who(Form):
    """自然人.  The office finds or registers the person; the case keeps a random id."""

    name = Text(60)
    identity_number = IdentityNumber(
        required=False,
        metadata={"description": "only newborn and found children have none"},
    )
    phone = Phone(required=False)

    @post_load
    def identity(self, facts: dict[str, Any], **_: Any) -> Identity:
        number, phone = facts.get("identity_number", ""), facts.get("phone", "")
        return Identity(facts["name"], number, phone)


class Paper(Form):
    """材料.  Uploaded first (``POST /attachments``), then referred to."""

    material = Code()
    sha256 = Digest()
    attachment = Id()
