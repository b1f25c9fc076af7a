"""What the codes of refusals mean: the addresses that problem documents point to."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from interface.http.auth import PUBLIC
from interface.http.errors import Refused
from interface.http.messages.catalogue import MESSAGES
from interface.http.messages.refusals import TITLES
from interface.http.messages.words import filled
from interface.http.resource import Resource

problems = Resource("problems", "/problems", "退回代码 / codes of refusals")


class Meaning(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class Meanings(Schema):
    problems = fields.List(fields.Nested(Meaning), required=True)


@problems.reads(who=PUBLIC, answers=Meanings)
def list_problems() -> dict[str, Any]:
    """Every code, with its words"""
    return {"problems": [meaning(code) for code in sorted(MESSAGES)]}


@problems.reads("/<string:code>", who=PUBLIC, answers=Meaning)
def show_problem(code: str) -> dict[str, str]:
    """One code, with its words"""
    if code not in MESSAGES:
        raise Refused(404, "not-found")
    return meaning(code)


def meaning(code: str) -> dict[str, str]:
    words = TITLES.get(code) or MESSAGES[code]
    return {"code": code, **{tongue: filled(text) for tongue, text in words._asdict().items()}}
