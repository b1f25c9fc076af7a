"""Conditions a request carries in its headers: key, seen version, purpose, appointment."""

from __future__ import annotations

import hmac
import re
from typing import Any
from uuid import UUID, uuid5

from flask import g, request

from application.eventstore.commands import Command
from domain.office import PRIVATE
from interface.http.errors import Refused
from interface.http.services import caller, services

NAMESPACE = UUID("0f0c6f5e-6d0e-4b0c-8f3f-5b9d3f1f7a11")
"""Never change it: a repeat after an upgrade has to find its first."""
KEY_PATTERN = r"[!-~]{8,64}"
SEEN_PATTERN = r'"([1-9][0-9]{0,8})"'


def header(name: str, pattern: str, words: str, *, required: bool = True) -> dict[str, Any]:
    return {
        "in": "header",
        "name": name,
        "required": required,
        "description": words,
        "schema": {"type": "string", "pattern": f"^{pattern}$"},
    }


KEY = header("Idempotency-Key", KEY_PATTERN, "A repeat under the same key has one effect.")
SEEN = header("If-Match", '"[1-9][0-9]{0,8}"', "The version of the case that was seen.")
ACTING_AS = header(
    "Acting-As",
    r"[A-Za-z0-9-]{1,64}",
    "The appointment under which this is done, if not the one of the token.",
    required=False,
)
PURPOSE = header("Purpose", r"[a-z]{1,32}", "For what an officer reads this.", required=False)


def command() -> Command:
    """The caller's key as the command's id, and a digest of what is asked under it.

    The version in If-Match is no part of the digest: a repeat may have seen a newer one.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not re.fullmatch(KEY_PATTERN, key):
        raise Refused(400, "key-missing")
    name = "\n".join((caller().who, request.method, request.path, key))
    asked = request.path.encode() + b"\n" + request.get_data()
    digest = hmac.digest(services().digest_key, asked, "sha256")
    return Command(uuid5(NAMESPACE, name), digest)


def seen_version() -> int:
    """The version in If-Match: nobody acts on a case they have not seen."""
    if "If-Match" not in request.headers:
        raise Refused(428, "version-missing")
    tag = re.fullmatch(SEEN_PATTERN, request.headers["If-Match"])
    if tag is None:
        raise Refused(412, "stale")
    return int(tag[1])


def seen() -> int:
    """The version that this request has named."""
    version: int = g.seen
    return version


def purpose() -> str:
    """What an officer reads this for; private people read what is their own."""
    said = request.headers.get("Purpose", "")
    if not said and caller().role not in PRIVATE:
        raise Refused(400, "purpose-missing")
    return said
