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


class Ground(Named):
    source = fields.String(required=True)


class Limit(Named):
    unit = fields.String(required=True)
    length = fields.Integer(required=True)
    longest = fields.Integer(allow_none=True, metadata={"description": "once extended"})
    start = fields.List(fields.String(), required=True)
    stop = fields.List(fields.String(), required=True)
    extended_for = fields.List(fields.Nested(Ground), required=True)
    stands_still_for = fields.List(fields.String(), required=True)
    source = fields.String(required=True)


class Step(Named):
    posts = fields.List(fields.Nested(Post), required=True)
    after = fields.List(fields.String(), required=True)
    noun = fields.String(required=True, metadata={"description": "its address; empty if none"})
    starts = fields.List(fields.String(), required=True)
    stops = fields.List(fields.String(), required=True)
    untimed = fields.String(
        required=True, metadata={"description": "why no limit measures it, where none does"}
    )
    left_out = fields.List(
        fields.Nested(Ground),
        required=True,
        metadata={"description": "the grounds for which it is not needed"},
    )
    voids = fields.List(
        fields.String(), required=True, metadata={"description": "steps to be done again"}
    )
    source = fields.String(required=True)


class Material(Named):
    before = fields.List(fields.String(), required=True)
    substitute = fields.String(
        required=True, metadata={"description": "share, promise or nothing"}
    )
    dataset = fields.String(
        required=True, metadata={"description": "the register that answers instead, if any"}
    )
    unless = fields.List(
        fields.Nested(Ground), required=True, metadata={"description": "who need not bring it"}
    )


class Apart(Schema):
    """Who did one of these may not do one of those."""

    these = fields.List(fields.String(), required=True)
    those = fields.List(fields.String(), required=True)
    source = fields.String(required=True)


class SupportKind(Ground):
    paid = fields.String(
        required=True, metadata={"description": "monthly, once, or a standing without money"}
    )


class FigureKind(Schema):
    key = fields.String(required=True)
    name = fields.String(required=True)
    unit = fields.String(required=True)
    usual = fields.String(
        allow_none=True,
        required=True,
        metadata={"description": "what holds where nothing is published, if anything"},
    )


class Version(Schema):
    version = fields.String(required=True)
    path = fields.String(required=True)
    since = fields.Date(required=True)
    basis = fields.String(required=True)
    steps = fields.List(fields.Nested(Step), required=True)
    limits = fields.List(fields.Nested(Limit), required=True)
    materials = fields.List(fields.Nested(Material), required=True)
    refusals = fields.List(fields.Nested(Ground), required=True)
    closures = fields.List(fields.Nested(Ground), required=True)
    apart = fields.List(fields.Nested(Apart), required=True)


class CaseTypeLine(Named):
    title = fields.String(required=True, metadata={"description": "the official title"})
    versions = fields.List(fields.String(), required=True)


class CaseTypeList(Schema):
    case_types = fields.List(fields.Nested(CaseTypeLine), required=True)


class CaseType(CaseTypeLine):
    form = fields.Dict(required=True, metadata={"description": "JSON Schema of the form"})
    procedures = fields.List(fields.Nested(Version), required=True)
    supports = fields.List(fields.Nested(SupportKind), required=True)
    figures = fields.List(fields.Nested(FigureKind), required=True)
