"""The office's own field types: each complaint is a code that is said in two languages.

Nothing is read as what it is not: 1.5 is no whole number, full-width digits are no digits, an
amount is text, ``true`` is no number.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from interface.http.schemas.patterns import COMMON


class Form(Schema):
    """A request's body; unknown names are refused."""

    error_messages = {"unknown": "unknown", "type": "object"}

    class Meta:
        unknown = RAISE


class Query(Form):
    """A request's query: numbers arrive as text."""

    span: tuple[str, str] | None = None
    """The names of a first and a last day, where it asks for one span."""

    @validates_schema
    def check_span(self, asked: dict[str, Any], **_: Any) -> None:
        if self.span and set(self.span) <= asked.keys():
            first, last = self.span
            if asked[last] < asked[first]:
                raise ValidationError("backwards", last)


class Text(fields.String):
    default_error_messages = {**COMMON, "invalid": "text", "invalid_utf8": "text"}

    def __init__(self, most: int = 200, least: int = 1, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        length = validate.Length(least, most, error=f"length|{least}|{most}")
        super().__init__(validate=length, **kwargs)


class Whole(fields.Integer):
    default_error_messages = {**COMMON, "invalid": "whole", "too_large": "whole"}

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        between = validate.Range(least, most, error=f"range|{least}|{most}")
        super().__init__(validate=between, **kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> int:
        if type(value) is int:
            return value
        written = isinstance(value, str) and isinstance(self.parent, Query)
        if written and re.fullmatch(r"[0-9]{1,16}", value):
            return int(value)
        raise self.make_error("invalid")


class YesNo(fields.Boolean):
    default_error_messages = {**COMMON, "invalid": "yes-or-no"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> bool:
        if isinstance(value, bool):
            return value
        if isinstance(self.parent, Query) and value in ("true", "false"):
            return bool(value == "true")
        raise self.make_error("invalid")


class Day(fields.Date):
    default_error_messages = {**COMMON, "invalid": "day", "format": "day"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> date:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise self.make_error("invalid")
        return super()._deserialize(value, *args, **kwargs)


class Moment(fields.AwareDateTime):
    default_error_messages = {
        **COMMON,
        "invalid": "moment",
        "format": "moment",
        "invalid_awareness": "moment",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str) or not value.isascii():
            raise self.make_error("invalid")
        return super()._deserialize(value, *args, **kwargs)


class Choice(fields.String):
    """One of a few codes."""

    default_error_messages = {**COMMON, "invalid": "text", "invalid_utf8": "text"}

    def __init__(self, *choices: str, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        one = validate.OneOf(choices, error=f"choice|{', '.join(choices)}")
        super().__init__(validate=one, **kwargs)


class Many(fields.List[Any]):
    default_error_messages = {**COMMON, "invalid": "list"}

    def __init__(self, inner: Any, most: int = 50, least: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        length = validate.Length(least, most, error=f"list-length|{least}|{most}")
        super().__init__(inner, validate=length, **kwargs)


class Part(fields.Nested):
    """A form within a form."""

    default_error_messages = {**COMMON, "type": "object"}

    def __init__(self, nested: Any, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        super().__init__(nested, **kwargs)
