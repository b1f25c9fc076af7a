"""Texts of one exact pattern: codes, numbers of papers and people, amounts of money.

ASCII only: full-width digits are no digits here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError, fields, validate

COMMON = {"required": "required", "null": "null", "validator_failed": "wrong-shape"}


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


class CreditNumber(Patterned):
    """统一社会信用代码.  Its check character is the domain's business."""

    pattern = r"[0-9A-HJ-NPQRTUWXY]{18}"
    complaint = "credit-number"


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
