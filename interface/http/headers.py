"""Headers on every answer: browsers are told to guess nothing and to keep nothing."""

from __future__ import annotations

from flask import Flask, Response

ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
)
"""No view sets one of these itself."""
UNLESS_SAID = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""A view may loosen these for itself: the documentation page has scripts, of its own origin."""


def install(app: Flask) -> None:
    app.after_request(harden)


def harden(answer: Response) -> Response:
    answer.headers.extend(ALWAYS)
    for name, value in UNLESS_SAID.items():
        answer.headers.setdefault(name, value)
    return answer
