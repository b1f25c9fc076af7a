"""Every refusal leaves as a problem document (RFC 9457), in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, current_app, g
from marshmallow import Schema, ValidationError, fields
from werkzeug.exceptions import HTTPException

from application import refusals
from domain import errors
from interface.http.messages.catalogue import explained, said, title
from interface.http.messages.words import tongue

log = logging.getLogger(__name__)

STATUS: dict[type[errors.DomainError], int] = {
    errors.OutOfSight: 404,
    errors.Forbidden: 403,
    errors.Untimely: 409,
    errors.StaleCase: 412,
    errors.DomainError: 422,
    refusals.SignInRefused: 401,
    refusals.TooManyTries: 429,
    refusals.FileTooLarge: 413,
    refusals.FileKindRefused: 415,
}
"""The status of a class of refusals, unless a class below it has one of its own."""
CODES = {
    400: "malformed-request",
    401: "not-signed-in",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "not-json",
    422: "wrong-shape",
    428: "version-missing",
    429: "too-many-requests",
}
RETRY_AFTER = 60
"""Seconds; the buckets of the allowance fill up again in about a minute."""
KEPT = {"Allow", "Retry-After"}
"""Headers of the framework's own refusals that are worth passing on."""


class Refused(HTTPException):
    """The interface itself says no, before any use case is asked."""

    def __init__(self, status: int, code: str, **headers: str) -> None:
        super().__init__()
        self.code = status
        self.reason = code
        self.headers = headers


class ProblemReason(Schema):
    pointer = fields.String(metadata={"description": "where in the body or query, RFC 6901"})
    code = fields.String(required=True)
    message = fields.String(required=True)
    about = fields.List(
        fields.String(), metadata={"description": "codes of the steps, papers or rules meant"}
    )


class Problem(Schema):
    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "stable"})
    errors = fields.List(fields.Nested(ProblemReason))


def problem(status: int, code: str, reasons: list[dict[str, Any]] | None = None) -> Response:
    body: dict[str, Any] = {
        "type": f"/api/v1/problems/{code}",
        "title": title(code),
        "status": status,
        "code": code,
    }
    if reasons:
        body["errors"] = reasons
    answer = Response(current_app.json.dumps(body), status, mimetype="application/problem+json")
    answer.headers["Content-Language"] = tongue()
    answer.headers.add("Vary", "Accept-Language")
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def refused(error: HTTPException) -> Response:
    """Our own, the framework's and the forms' refusals alike."""
    if error.code is None or error.code < 400:
        return Response(error.get_response().get_data(), error.code, error.get_headers())
    messages = getattr(error, "data", {}).get("messages")
    code = getattr(error, "reason", None) or CODES.get(error.code, "refused")
    answer = problem(error.code, code, list(pointed(messages)) if messages else None)
    answer.headers.update({k: v for k, v in error.get_headers() if k in KEPT})
    answer.headers.update(getattr(error, "headers", {}))
    return answer


def misshapen(error: ValidationError) -> Response:
    return problem(422, "wrong-shape", list(pointed(error.messages)))


def pointed(messages: Any, at: str = "") -> Iterator[dict[str, Any]]:
    """A form's nested messages, one by one, each with the place it is about."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            here = at if name in ("json", "query", "files", "_schema") else f"{at}/{name}"
            yield from pointed(inner, here)
    else:
        for message in messages:
            code, *about = message.split("|")
            yield {"pointer": at, "code": code, "message": said(code, *about)}


def broken(error: Exception) -> Response:
    """Never a word of what broke: not in the answer, and no value in the log."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("broken", extra={"kind": type(error).__name__, "frames": frames[-12:]})
    return problem(500, "broken")


def no(error: errors.DomainError) -> Response:
    """Each objection that holds, under the code and status of the gravest."""
    found = error.objections if isinstance(error, errors.Objections) else [error]
    status = status_of(type(found[0]))
    if status == 404:
        return problem(404, "not-found")  # Elsewhere or nowhere: the answer is the same.
    answer = problem(status, found[0].code, [reason(each) for each in found])
    if isinstance(found[0], errors.StaleCase) and found[0].details:
        answer.headers["ETag"] = f'"{found[0].details[0]}"'
    if status == 429:
        answer.headers["Retry-After"] = str(RETRY_AFTER)
    return answer


def status_of(refusal: type[errors.DomainError]) -> int:
    return next(STATUS[kind] for kind in refusal.__mro__ if kind in STATUS)


def reason(error: errors.DomainError) -> dict[str, Any]:
    message, about = explained(error.code, error.details, g.get("kind", ""))
    return {"code": error.code, "message": message, "about": about}


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(errors.DomainError, no)
    app.register_error_handler(ValidationError, misshapen)
    app.register_error_handler(Exception, broken)
