"""脱敏 — what of a person's data is shown to somebody who need not see all of it.

Masked is the rule on every screen; showing more is an act of its own with a reason.  Sources:
PIPL §51; which letters stay is a default, after the usual forms of government systems.
"""

from __future__ import annotations

import unicodedata

STAR = "*"


def masked_name(name: str) -> str:
    """张三 -> 张*, 王小明 -> 王*明, 阿拉坦其其格 -> 阿****格; Mongolian script alike.

    First and last letter stay, so that people know their own; of two letters only the first.
    Selectors and joiners of Mongolian script are no letters.
    """
    letters = [c for c in name if unicodedata.category(c)[0] == "L"]
    if len(letters) < 2:
        return STAR
    if len(letters) == 2:
        return letters[0] + STAR
    return letters[0] + STAR * (len(letters) - 2) + letters[-1]


def masked_number(number: str) -> str:
    """1501**********0015: for officers at work."""
    return kept(number, 4, 4)


def masked_mobile(number: str) -> str:
    """138****0000."""
    return kept(number, 3, 4)


def masked_account(number: str) -> str:
    """A bank account: the last four."""
    return kept(number, 0, 4)


def kept(text: str, first: int, last: int) -> str:
    """Stars between; nothing at all stays of what is too short to hide something."""
    hidden = len(text) - first - last
    if hidden <= 0:
        return STAR * len(text)
    return text[:first] + STAR * hidden + text[len(text) - last :]
