"""Logs are lines of JSON with fields from a fixed list: no personal value can slip in."""

from __future__ import annotations

import json
import logging
import re
import time
from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask, Response, g, request

FIELDS = ("request_id", "actor", "role", "method", "route", "status", "ms", "kind", "frames")
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{1,64}")

log = logging.getLogger("anjuan.requests")


class JsonLines(logging.Formatter):
    """Time, level, event and the listed fields; never a message's arguments or a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname.lower(),
            "event": str(record.msg),
        }
        known = vars(record)
        line |= {name: known[name] for name in FIELDS if name in known}
        return json.dumps(line, ensure_ascii=False, default=str)


def to_standard_error() -> None:
    """For a process of its own: every request, and every warning, becomes a line of JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    log.setLevel(logging.INFO)


def install(app: Flask) -> None:
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    """Takes over the request id of the proxy in front, if it is one."""
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex
    g.began = time.perf_counter()


def end(answer: Response) -> Response:
    answer.headers["X-Request-Id"] = g.request_id
    if log.isEnabledFor(logging.INFO):
        caller = g.get("caller")
        log.info(
            "request",
            extra={
                "request_id": g.request_id,
                "actor": caller.who if caller else None,
                "role": str(caller.role) if caller else None,
                "method": request.method,
                "route": request.url_rule.rule if request.url_rule else None,
                "status": answer.status_code,
                "ms": round((time.perf_counter() - g.began) * 1000, 1),
            },
        )
    return answer
