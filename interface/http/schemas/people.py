"""People and papers inside forms: a person is named once, by name and identity number."""

from __future__ import annotations

from interface.http.schemas.fields import (
    Code,
    Digest,
    Form,
    Id,
    IdentityNumber,
    Part,
    Phone,
    Text,
)


class Who(Form):
    """自然人.  The office finds or registers the person; the case keeps a random id."""

    name = Text(60)
    identity_number = IdentityNumber()
    phone = Phone(required=False)


class Paper(Form):
    """材料.  Uploaded first (``POST /attachments``), then referred to."""

    material = Code()
    sha256 = Digest()
    attachment = Id()


def person(**kwargs: object) -> Part:
    return Part(Who, **kwargs)
