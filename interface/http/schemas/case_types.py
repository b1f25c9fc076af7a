"""What a case type asks and does, as its procedures say it."""

from __future__ import annotations

from marshmallow import Schema, fields


class Named(Schema):
    """A code with its words in the reader's language."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Post(Schema):
    role = fields.String(required=True)
    level = fields.String(required=True, metadata={"description": "empty: at any level"})
    side = fields.String(required=True, metadata={"description": "owner or intake"})


class Limit(Named):
    unit = fields.String(required=True)
    length = fields.Integer(required=True)
    longest = fields.Integer(allow_none=True, metadata={"description": "once extended"})
    source = fields.String(required=True)


class Step(Named):
    posts = fields.List(fields.Nested(Post), required=True)
    after = fields.List(fields.String(), required=True)
    noun = fields.String(required=True, metadata={"description": "its address; empty if none"})
    starts = fields.List(fields.String(), required=True)
    stops = fields.List(fields.String(), required=True)
    source = fields.String(required=True)


class Material(Named):
    before = fields.List(fields.String(), required=True)
    substitute = fields.String(
        required=True, metadata={"description": "share, promise or nothing"}
    )


class Ground(Named):
    source = fields.String(required=True)


class Version(Schema):
    version = fields.String(required=True)
    path = fields.String(required=True)
    since = fields.Date(required=True)
    basis = fields.String(required=True)
    steps = fields.List(fields.Nested(Step), required=True)
    limits = fields.List(fields.Nested(Limit), required=True)
    materials = fields.List(fields.Nested(Material), required=True)
    refusals = fields.List(fields.Nested(Ground), required=True)


class CaseTypeLine(Named):
    title = fields.String(required=True, metadata={"description": "the official title"})
    versions = fields.List(fields.String(), required=True)


class CaseTypeList(Schema):
    case_types = fields.List(fields.Nested(CaseTypeLine), required=True)


class CaseType(CaseTypeLine):
    form = fields.Dict(required=True, metadata={"description": "JSON Schema of the form"})
    procedures = fields.List(fields.Nested(Version), required=True)
