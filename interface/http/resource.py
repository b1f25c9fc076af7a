"""How a view becomes an operation: its address, who may call it, its form and its answers.

One decorator for what is read and one for what is commanded, and two for files; all put into
the OpenAPI document what they enforce.  flask-smorest's own decorators only write the document:
what runs is a single function around the view.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from flask import Response, current_app, g, request
from flask_smorest import Blueprint
from marshmallow import Schema

from interface.http import conditions
from interface.http.auth import PUBLIC, needs
from interface.http.gate import takes_files, uploaded
from interface.http.schemas.fields import Form, Query

View = Callable[..., Any]
READING = (400, 401, 403, 404, 429)
COMMANDING = (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429)
OPEN = (400, 401, 403, 404, 409, 413, 415, 422, 429)
UPLOADING = (400, 401, 403, 413, 415, 422, 429)
FILE = {
    "type": "object",
    "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}},
    "required": ["file"],
    "additionalProperties": False,
}
NOTHING_ASKED = Query()
BYTES = {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}


def refusals(statuses: tuple[int, ...]) -> dict[str, str]:
    return {str(status): HTTPStatus(status).name for status in statuses}


class Resource(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """The operations on one kind of thing."""

    def __init__(self, name: str, path: str, words: str) -> None:
        super().__init__(name, __name__, url_prefix=f"/api/v1{path}", description=words)
        self.path = path

    def reads(
        self,
        path: str = "",
        *,
        who: frozenset[str],
        answers: type[Schema],
        query: Query | None = None,
        purpose: bool = False,
    ) -> Callable[[View], View]:
        """A GET.  What shows cases to an officer demands a purpose."""

        shape = answers()

        def decorate(view: View) -> View:
            documented = self.response(200, shape)(view)
            if query is not None:
                documented = self.arguments(query, location="query")(documented)
            needed = headers(who, conditions.PURPOSE if purpose else None)
            refused = refusals((*READING, 422))
            documented = self.doc(parameters=needed, responses=refused, **security(who))(
                documented
            )

            @wraps(documented)
            def read(**where: Any) -> Response:
                told = (query or NOTHING_ASKED).load(request.args.to_dict())
                asked = () if query is None else (told,)
                return answered(view(*asked, **where), shape, 200)

            return self.put(path, "GET", read, who)

        return decorate

    def takes(
        self,
        path: str = "",
        *,
        who: frozenset[str],
        form: Form,
        answers: type[Schema],
        status: int = 200,
        keyed: bool = True,
        versioned: bool = False,
        purpose: bool = False,
        name: str = "",
    ) -> Callable[[View], View]:
        """A POST.  Commands carry a key; steps of a case also the version that was seen."""

        shape = answers()

        def decorate(view: View) -> View:
            told = headers(
                who,
                conditions.KEY if keyed else None,
                conditions.SEEN if versioned else None,
                conditions.PURPOSE if purpose else None,
            )
            refused = refusals(COMMANDING if keyed else OPEN)
            documented = self.arguments(form)(self.response(status, shape)(view))
            documented = self.doc(parameters=told, responses=refused, **security(who))(
                documented
            )

            @wraps(documented)
            def take(**where: Any) -> Response:
                check_nothing_asked()
                if keyed:
                    g.command = conditions.command()
                if versioned:
                    g.seen = conditions.seen_version()
                return answered(view(form.load(request.get_json()), **where), shape, status)

            take.__name__ = name or view.__name__
            return self.put(path, "POST", take, who)

        return decorate

    def receives(
        self, path: str, *, who: frozenset[str], answers: type[Schema]
    ) -> Callable[[View], View]:
        """A POST of one file; the view is given its name and its bytes."""

        shape = answers()

        def decorate(view: View) -> View:
            body = {"required": True, "content": {"multipart/form-data": {"schema": FILE}}}
            documented = self.doc(
                parameters=headers(who), requestBody=body, responses=refusals(UPLOADING)
            )(self.response(201, shape)(view))

            @wraps(documented)
            def receive() -> Response:
                check_nothing_asked()
                return answered(view(*uploaded()), shape, 201)

            return self.put(path, "POST", takes_files(receive), who)

        return decorate

    def hands_out(self, path: str, *, who: frozenset[str]) -> Callable[[View], View]:
        """A GET of a file, of a case, for a purpose."""

        def decorate(view: View) -> View:
            answers = {**refusals((*READING, 422)), "200": {"description": "the file", **BYTES}}
            documented = self.doc(
                parameters=headers(who, conditions.PURPOSE), responses=answers
            )(view)

            @wraps(documented)
            def hand_out(**where: Any) -> Response:
                check_nothing_asked()
                return cast(Response, view(**where))

            return self.put(path, "GET", hand_out, who)

        return decorate

    def put(self, path: str, method: str, view: View, who: frozenset[str]) -> View:
        marked: View = needs(*who)(view)
        self.route(path, methods=[method])(marked)
        return marked


def check_nothing_asked() -> None:
    """Raises ValidationError for any name in the query."""
    NOTHING_ASKED.load(request.args.to_dict())


def answered(told: Any, shape: Schema, status: int) -> Response:
    """A view's answer: a response as it is; a body, or a body with headers, in its shape."""
    if isinstance(told, Response):
        return told
    body, more = told if isinstance(told, tuple) else (told, {})
    text = current_app.json.dumps(shape.dump(body))
    answer = Response(text, status, mimetype="application/json")
    answer.headers.extend(more)
    return answer


def security(who: frozenset[str]) -> dict[str, Any]:
    """What is public needs no token."""
    return {"security": []} if who == PUBLIC else {}


def headers(who: frozenset[str], *more: dict[str, Any] | None) -> list[dict[str, Any]]:
    acting_as = None if who == PUBLIC else conditions.ACTING_AS
    return [header for header in (*more, acting_as) if header]
