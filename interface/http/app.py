"""The application factory: one Flask application over the services it is given."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import orjson
from flask import Flask
from flask.json.provider import JSONProvider
from flask_smorest import Api, Blueprint
from werkzeug.middleware.proxy_fix import ProxyFix

from interface.http import errors, gate, headers, logs
from interface.http.auth import Doorkeeper, check, public
from interface.http.docs import docs
from interface.http.resources.everything import RESOURCES
from interface.http.resources.health import health
from interface.http.services import Services

DESCRIPTION = """案卷: every application to civil affairs is a case; everything that happens to
it is recorded.  Sign in with POST /api/v1/sessions and send the token as a bearer token."""
SETTINGS = {
    "API_TITLE": "案卷 Anjuan",
    "API_VERSION": "1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api/v1",
    "OPENAPI_JSON_PATH": "openapi.json",
    "PROPAGATE_EXCEPTIONS": False,
    "API_SPEC_OPTIONS": {
        "info": {"description": DESCRIPTION},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
            }
        },
        "security": [{"token": []}],
    },
}


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest without its own error pages: problem documents come from one place."""

    ERROR_SCHEMA = errors.Problem

    def _register_error_handlers(self) -> None:
        pass

    def _register_responses(self) -> None:
        """The document's ready-made error responses are problem documents too."""
        self.DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"
        super()._register_responses()
        del self.DEFAULT_RESPONSE_CONTENT_TYPE


class Json(JSONProvider):
    """Writes for everybody; requests are read by the gate."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return orjson.dumps(obj, default=str).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return orjson.loads(s)


class Anjuan(Flask):
    json_provider_class = Json


def create_app(
    services: Services, more: Iterable[Blueprint] = (), *, proxies: int = 0
) -> Flask:
    """Every route, guarded.  Raises SilentRoute if one of them does not say who may call it.

    So many ``proxies`` in front are believed about the address from which a request came;
    without them, what a request says of it is anybody's word.
    """
    app = Anjuan("anjuan", static_folder=None)
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=0, x_host=0)  # type: ignore[method-assign]
    app.config.update(SETTINGS)
    app.extensions["services"] = services
    logs.install(app)
    headers.install(app)
    errors.install(app)
    Doorkeeper(services.tokens, services.callers).install(app)
    gate.install(app)
    api = ProblemApi(app)
    for blueprint in (*RESOURCES, *more):
        api.register_blueprint(blueprint)
    app.register_blueprint(docs)
    app.register_blueprint(health)
    document = "api-docs.openapi_json"
    app.view_functions[document] = public(partial(app.view_functions[document]))
    check(app)
    return app
