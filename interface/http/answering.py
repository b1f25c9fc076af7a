"""How commands answer: what was recorded, with the version as ETag and the log's position."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, current_app

from application.orders import Done
from domain.divisions import DIVISIONS
from interface.http.messages.catalogue import KINDS, LIMITS, called, term


def done(what: Done, address: str, status: int = 200) -> Response:
    """``address`` is where the thing can be read, below ``/api/v1``."""
    body = {
        "id": str(what.id),
        "version": what.version,
        "position": what.position,
        "number": what.number,
    }
    answer = Response(current_app.json.dumps(body), status, mimetype="application/json")
    answer.headers["ETag"] = etag(what.version)
    answer.headers["Position"] = str(what.position)
    answer.headers["Location"] = f"/api/v1{address}"
    return answer


def etag(version: int) -> str:
    return f'"{version}"'


def place(code: str) -> dict[str, str]:
    return {"code": code, "name": DIVISIONS.name(code) if DIVISIONS.known(code) else ""}


def named(code: Any, of: str = "") -> dict[str, str]:
    """A code as this kind of dossier calls it."""
    return {"code": str(code), "name": term(str(code), of)}


def limit(code: str) -> dict[str, str]:
    """A time limit; some are named as the step that they are for."""
    return {"code": code, "name": called(code, LIMITS)}


def kind(code: str) -> dict[str, str]:
    """A case type, or another kind of dossier."""
    return {"code": code, "name": called(code, KINDS)}


def case_address(case: UUID) -> str:
    return f"/cases/{case}"
