"""The browsable documentation, wholly from this machine: government networks are closed."""

from __future__ import annotations

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, send_from_directory

from interface.http.auth import public

ASSETS = Path(flask_swagger_ui.__file__).parent / "dist"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)
PAGE = """<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<title>案卷 Anjuan API</title>
<link rel="stylesheet" href="swagger-ui.css">
<link rel="icon" href="favicon-32x32.png">
<div id="page"></div>
<script src="swagger-ui-bundle.js"></script>
<script src="start.js"></script>
</html>
"""
START = """SwaggerUIBundle({
  url: "../openapi.json", dom_id: "#page", deepLinking: true, validatorUrl: null
});
"""

docs = Blueprint("docs", __name__, url_prefix="/api/v1/docs")


@docs.get("/")
@public
def page() -> Response:
    answer = Response(PAGE, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


@docs.get("/start.js")
@public
def start() -> Response:
    return Response(START, mimetype="text/javascript")


@docs.get("/<string:asset>")
@public
def assets(asset: str) -> Response:
    return send_from_directory(ASSETS, asset)
