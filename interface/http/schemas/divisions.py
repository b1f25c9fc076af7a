"""Administrative divisions, for choosing where a case belongs."""

from __future__ import annotations

from marshmallow import fields

from interface.http.schemas.answers import Term


class DivisionLine(Term):
    level = fields.String(required=True)


class DivisionView(DivisionLine):
    path = fields.List(fields.String(), required=True)
    children = fields.List(fields.Nested(DivisionLine), required=True)
