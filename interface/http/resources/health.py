"""Whether the process lives, and whether it can answer.  A board that lags fails neither."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app

from interface.http.auth import public
from interface.http.errors import problem
from interface.http.services import services

health = Blueprint("health", __name__)


@health.get("/livez")
@public
def livez() -> Response:
    return told({"alive": True})


@health.get("/readyz")
@public
def readyz() -> Response:
    """The database answers, and its tables are those of this program."""
    if reasons := services().unready():
        return problem(503, "not-ready", [{"code": "not-ready", "message": r} for r in reasons])
    return told({"ready": True})


def told(body: dict[str, Any]) -> Response:
    return Response(current_app.json.dumps(body), mimetype="application/json")
