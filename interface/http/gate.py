"""The gate before every form (输入关口): only plain, bounded JSON in UTF-8 goes further.

Everything that made naive services answer 500 or accept what nobody meant is refused here, once
for all forms: odd encodings, duplicate or odd names, control and bidirectional characters, lone
surrogates, numbers no other program could read back.  Texts are brought to Unicode form NFC.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from flask import Flask, Request, current_app, request

from application.attachments import LARGEST
from interface.http.errors import Refused

F = TypeVar("F", bound=Callable[..., Any])
DEEPEST = 20
MOST_NAMES = 1_000
LARGEST_NUMBER = 2**53
"""Beyond it, other programs would read another number."""
LARGEST_BODY = 256 * 1024
LARGEST_UPLOAD = LARGEST + 64 * 1024
"""A file of the largest size, and what stands around it in a multipart body."""
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Controls, bidirectional marks, surrogates.  Joiners stay: Mongolian writing needs them."""
JSON_TYPE = re.compile(r'application/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?', re.I | re.A)


class GatedRequest(Request):
    """What the forms read has been through the gate, whoever asks for it."""

    max_content_length = LARGEST_BODY

    def on_json_loading_failed(self, e: ValueError | None) -> NoReturn:
        raise Refused(400, "malformed-json")

    def get_json(self, *args: Any, **kwargs: Any) -> Any:
        if "anjuan.json" not in self.environ:
            self.environ["anjuan.json"] = read(self)
        return self.environ["anjuan.json"]


def install(app: Flask) -> None:
    app.request_class = GatedRequest
    app.before_request(guard)


def guard() -> None:
    """Runs before every view: the path, the query and the body are fit to be read."""
    if unprintable(request.path):
        raise Refused(404, "not-found")
    try:
        query = request.query_string.decode("ascii")
    except UnicodeDecodeError:
        raise Refused(400, "malformed-query") from None
    if query:
        check_query()
    if request.endpoint and request.method in {"POST", "PUT", "PATCH"}:
        if hasattr(current_app.view_functions[request.endpoint], "takes_files"):
            request.max_content_length = LARGEST_UPLOAD
        else:
            request.get_json()


def takes_files(view: F) -> F:
    """Mark a view whose body is a file; all others take JSON."""
    vars(view)["takes_files"] = True
    return view


def uploaded() -> tuple[str, bytes]:
    """The name and the bytes of the one file in a multipart body that holds nothing else."""
    if request.mimetype != "multipart/form-data":
        raise Refused(415, "not-a-form")
    files = list(request.files.items(multi=True))
    if request.form or [name for name, _ in files] != ["file"]:
        raise Refused(422, "one-file")
    name = files[0][1].filename or ""
    if unprintable(name):
        raise Refused(400, "unprintable-text")
    return name, files[0][1].read()


def check_query() -> None:
    for name, values in request.args.lists():
        if len(values) > 1 or not NAME.fullmatch(name) or any(map(unprintable, values)):
            raise Refused(400, "malformed-query")


def unprintable(text: str) -> bool:
    return "\ufffd" in text or UNPRINTABLE.search(text) is not None


def read(request: Request) -> Any:
    """The body as plain values; each text in it is printable and in form NFC."""
    if not JSON_TYPE.fullmatch(request.headers.get("Content-Type", "")):
        raise Refused(415, "not-json")
    if "Content-Encoding" in request.headers:
        raise Refused(415, "not-json")
    try:
        text = request.get_data().decode("utf-8")
        value = json.loads(
            text,
            object_pairs_hook=Names(MOST_NAMES).unique,
            parse_constant=refuse,
            parse_int=whole,
            parse_float=fraction,
        )
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "malformed-json") from None
    except RecursionError:
        raise Refused(400, "too-deep") from None
    return plain(value, DEEPEST)


class Names:
    """Counts the names of all objects in one body."""

    def __init__(self, left: int) -> None:
        self.left = left

    def unique(self, items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        self.left -= len(items)
        if len(found) < len(items):
            raise Refused(400, "duplicate-name")
        if self.left < 0:
            raise Refused(400, "too-many-names")
        return found


def refuse(constant: str) -> NoReturn:
    raise Refused(400, "malformed-json")


def whole(digits: str) -> int:
    if len(digits) > 17 or abs(number := int(digits)) > LARGEST_NUMBER:
        raise Refused(400, "number-too-large")
    return number


def fraction(digits: str) -> NoReturn:
    raise Refused(400, "fraction")


def plain(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        if not value.isascii() or not value.isprintable():
            return printable(value)
        return value
    if isinstance(value, dict | list) and not depth:
        raise Refused(400, "too-deep")
    if isinstance(value, dict):
        for name in value:
            if not NAME.fullmatch(name):
                raise Refused(400, "malformed-name")
        return {name: plain(part, depth - 1) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part, depth - 1) for part in value]
    return value


def printable(text: str) -> str:
    if UNPRINTABLE.search(text):
        raise Refused(400, "unprintable-text")
    return unicodedata.normalize("NFC", text)
