"""姓名 — how a name is read: Chinese, Mongolian and Latin script alike."""

from __future__ import annotations

import re
import unicodedata

from domain.errors import Malformed

MIDDLE_DOTS = re.compile(r"\s*[·•‧∙⋅・･]\s*")
"""What keyboards offer for the dot inside a Mongolian name."""
MARKS_OF_NAMES = "·〇 '-.\u180e\u202f"
LONGEST_NAME = 60


def name_read(text: str) -> str:
    """A name as it is compared and kept: one kind of dot, single spaces, composed letters.

    Chinese, Mongolian and Latin script alike.  Raises Malformed for what no name has.
    """
    name = MIDDLE_DOTS.sub("·", unicodedata.normalize("NFC", text.strip(" ")))
    name = re.sub(" +", " ", name)
    letters = [unicodedata.category(c)[0] in "LM" for c in name]
    known = all(
        is_letter or c in MARKS_OF_NAMES for is_letter, c in zip(letters, name, strict=True)
    )
    if not (known and any(letters) and len(name) <= LONGEST_NAME):
        raise Malformed("name", "letters of a name are needed")
    return name
