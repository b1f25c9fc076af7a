"""Codes that people choose from lists: short words of the program's own, never free text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.errors import Malformed
from domain.personal import Code

SHAPE = re.compile(r"[a-z][a-z0-9_]{0,39}")


def code_read(field: str, text: str) -> Code:
    """Raises Malformed, without repeating what may be somebody's words."""
    if not SHAPE.fullmatch(text):
        raise Malformed(field, "is no code")
    return text


def codes_read(field: str, texts: Iterable[str]) -> list[Code]:
    """Each once, in order."""
    return sorted({code_read(field, text) for text in texts})
