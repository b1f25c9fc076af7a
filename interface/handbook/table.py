"""Tables in Markdown, and codes in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from interface.http.messages.catalogue import LIMITS, TERMS
from interface.http.messages.words import Words


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Nothing at all where there are no rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines:
        yield f"| {' | '.join(heads)} |"
        yield "|---" * len(heads) + "|"
        yield from lines
        yield ""


def cell(parts: Iterable[str]) -> str:
    return "<br>".join(dict.fromkeys(part for part in parts if part))


def both(code: str, among: Mapping[str, Words] = TERMS) -> str:
    """A code's name in Chinese and English."""
    words = among.get(code)
    return f"{words.zh} {words.en}" if words else code


def limit_name(code: str) -> str:
    return both(code, LIMITS)
