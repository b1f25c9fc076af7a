"""How far what follows the log has come."""

from __future__ import annotations

from marshmallow import Schema, fields


class Follower(Schema):
    """``behind`` counts positions: never less than the events not yet looked at."""

    name = fields.String(required=True)
    position = fields.Integer(required=True)
    behind = fields.Integer(required=True)
    parked = fields.Integer(required=True)
    stopped = fields.String(required=True)


class Health(Schema):
    boards = fields.List(fields.Nested(Follower), required=True)
    policies = fields.List(fields.Nested(Follower), required=True)
