"""Answers that several resources share."""

from __future__ import annotations

from marshmallow import Schema, fields


class Done(Schema):
    """What a command recorded.  A repeat is answered with the same."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    position = fields.Integer(
        required=True, metadata={"description": "pass it as `after` to read your own write"}
    )
    number = fields.String(required=True, metadata={"description": "empty if it has none"})


class Term(Schema):
    """A code and its name in the reader's language."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Place(Term):
    """A division: its code, and its name where the table has it."""
