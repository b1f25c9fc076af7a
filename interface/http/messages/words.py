"""Two languages: Chinese, unless English is asked for (``Accept-Language``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from flask import has_request_context, request

LANGUAGES = ("zh", "en")
BLANK = re.compile(r"\{(0|1|rest|all)\}")
MISSING = "…"
SPOKEN = ContextVar("SPOKEN", default="zh")


class Words(NamedTuple):
    """One thing said twice.  ``{0}``, ``{1}``, ``{rest}``, ``{all}`` stand for its subject."""

    zh: str
    en: str

    def said(self, *about: str) -> str:
        """In the reader's language."""
        comma = "、" if tongue() == "zh" else ", "
        return filled(self[LANGUAGES.index(tongue())], about, comma)


def filled(text: str, about: Sequence[str] = (), comma: str = "") -> str:
    """A text with these in its blanks, and with dots in the others."""
    told = {"all": comma.join(about), "rest": comma.join(about[1:])}
    told |= {str(place): each for place, each in enumerate(about)}
    return BLANK.sub(lambda blank: told.get(blank[1]) or MISSING, text)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Where there is no request to say it."""
    spoken = SPOKEN.set(language)
    yield
    SPOKEN.reset(spoken)


def tongue() -> str:
    """The first that the reader names of the two, whatever country they name it for."""
    if has_request_context():
        for named, weight in sorted(request.accept_languages, key=lambda each: -each[1]):
            language = named.lower().partition("-")[0]
            if weight > 0 and language in (*LANGUAGES, "*"):
                return language if language in LANGUAGES else "zh"
    return SPOKEN.get()
