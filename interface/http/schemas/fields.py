"""The office's own field types: each complaint is a code that is said in two languages.

Nothing is read as what it is not: 1.5 is no whole number, full-width digits are no digits, an
amount is text, ``true`` is no number.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

COMMON = {"required": "required", "null": "null", "validator_failed": "wrong-shape"}


class Form(Schema):
    """A request's body; unknown names are refused."""

    error_messages = {"unknown": "unknown", "type": "object"}

    class Meta:
        unknown = RAISE


class Query(Form):
    """A request's query: numbers arrive as text."""


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


class Exactly(validate.Regexp):
    """The whole text.  In Python ``$`` lets a last line break through; elsewhere it doesn't."""

    def __call__(self, value: Any) -> Any:
        if not self.regex.fullmatch(value) or value.endswith("\n"):
            raise ValidationError(self.error or "text")
        return value


class Patterned(fields.String):
    """Text of one exact pattern, in ASCII."""

    pattern = r""
    complaint = "text"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        exactly = Exactly(f"^(?:{self.pattern})$", re.ASCII, error=self.complaint)
        messages: dict[str, Any] = {
            **COMMON,
            "invalid": self.complaint,
            "invalid_utf8": self.complaint,
        }
        super().__init__(validate=exactly, error_messages=messages, **kwargs)


class Amount(Patterned):
    """Yuan: text outside, a Decimal inside."""

    pattern = r"(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,2})?"
    complaint = "amount"

    def deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        text = super().deserialize(value, *args, **kwargs)
        return Decimal(text) if isinstance(text, str) else text


class Decimals(Amount):
    """A published figure; some are counts, shares or switches."""

    pattern = r"(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,6})?"


class Key(Patterned):
    """The key of a published figure, such as ``dibao.standard.rural``."""

    pattern = r"[a-z][a-z0-9_]{0,31}(?:\.[a-z0-9_]{1,32}){1,5}"
    complaint = "code"


class Code(Patterned):
    """A code of a step, paper, ground or kind."""

    pattern = r"[a-z][a-z0-9_]{0,63}"
    complaint = "code"


class Division(Patterned):
    """A division's statistical code, from region (2 digits) to village (12)."""

    pattern = r"[0-9]{2}(?:[0-9]{2}|[0-9]{4}|[0-9]{7}|[0-9]{10})?"
    complaint = "division"


class CaseNumber(Patterned):
    pattern = r"[A-Z]{2}-[0-9]{6}-[a-z][a-z0-9_]{0,31}-[0-9]{8}-[0-9]{5,9}"
    complaint = "case-number"


class CasePrefix(Patterned):
    """A case number, or how it begins."""

    pattern = r"[A-Z]{2}-[0-9a-z_\-]{1,60}"
    complaint = "case-number"


class Cursor(Patterned):
    """Where the next page begins, as the page before said it."""

    pattern = r"[A-Za-z0-9_\-]{1,500}"
    complaint = "cursor"


class IdentityNumber(Patterned):
    """公民身份号码.  Its check character is the domain's business."""

    pattern = r"[1-9][0-9]{16}[0-9Xx]"
    complaint = "identity-number"


class IdentityTail(Patterned):
    pattern = r"[0-9]{5}[0-9Xx]"
    complaint = "identity-tail"


class Phone(Patterned):
    pattern = r"\+?[0-9][0-9\-]{4,18}[0-9]"
    complaint = "phone"


class Digest(Patterned):
    pattern = r"[0-9a-f]{64}"
    complaint = "digest"


class PaperNumber(Patterned):
    """A number on a receipt, letter or file: letters, digits and what stands between them."""

    pattern = r"[A-Za-z0-9](?:[A-Za-z0-9._/\-]{0,58}[A-Za-z0-9])?"
    complaint = "paper-number"


class Login(Patterned):
    """What somebody signs in with: a name, or an identity number."""

    pattern = r"[A-Za-z0-9][A-Za-z0-9.\-]{2,39}"
    complaint = "login"


class ActingAs(Patterned):
    """An appointment's id; of a private person ``resident``, or whom an agent acts for."""

    pattern = r"[A-Za-z0-9\-]{1,64}"
    complaint = "id"


class Id(Patterned):
    """The random id of a case, person, officer or paper."""

    pattern = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    complaint = "id"


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


class ByCode(fields.Dict):
    """An object whose names are codes, such as amounts by kind."""

    default_error_messages = {**COMMON, "invalid": "object"}

    def __init__(self, values: Any, most: int = 30, **kwargs: Any) -> None:
        kwargs.setdefault("required", True)
        length = validate.Length(0, most, error=f"list-length|0|{most}")
        super().__init__(keys=Code(), values=values, validate=length, **kwargs)
