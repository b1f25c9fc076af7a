"""Two languages: Chinese, unless English is asked for (``Accept-Language``)."""

from __future__ import annotations

from typing import NamedTuple

from flask import has_request_context, request

LANGUAGES = ("zh", "en")


class Words(NamedTuple):
    """One thing said twice.  ``{0}``, ``{1}``, ``{rest}``, ``{all}`` stand for its subject."""

    zh: str
    en: str

    def said(self, *about: str) -> str:
        """In the reader's language."""
        text = self[LANGUAGES.index(tongue())]
        if not about or "{" not in text:
            return text
        comma = "、" if tongue() == "zh" else ", "
        filled = [*about, "", ""]
        return text.format(*filled, all=comma.join(about), rest=comma.join(about[1:]))


def tongue() -> str:
    if not has_request_context() or "Accept-Language" not in request.headers:
        return "zh"
    return request.accept_languages.best_match(LANGUAGES) or "zh"
