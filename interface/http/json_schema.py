"""A form as JSON Schema (2020-12), for whoever draws it on a screen."""

from __future__ import annotations

from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from interface.http.schemas.fields import (
    Form,
)

COMPONENTS = "#/components/schemas/"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def json_schema(form: type[Form], language: str = "zh") -> dict[str, Any]:
    """The form itself, with the parts it refers to under ``$defs``.

    Questions have Chinese titles; in English they are called as their names say.
    """
    name = form.__name__
    spec = APISpec("", "1", "3.1.0", plugins=[MarshmallowPlugin()])
    spec.components.schema(name, schema=form)
    parts: dict[str, Any] = moved(spec.to_dict()["components"]["schemas"])
    whole = parts.pop(name)
    if language == "en":
        whole, parts = named(whole), {part: named(shape) for part, shape in parts.items()}
    return {"$schema": DIALECT, "title": name, **whole, "$defs": parts}


def named(shape: dict[str, Any]) -> dict[str, Any]:
    """The same shape with each property titled by its own name."""
    asked = shape.get("properties", {})
    titled = {n: {**said, "title": n.replace("_", " ")} for n, said in asked.items()}
    return {**shape, "properties": titled} if asked else shape


def moved(value: Any) -> Any:
    """References point below ``$defs`` instead of into an OpenAPI document."""
    if isinstance(value, dict):
        return {name: moved(part) for name, part in value.items()}
    if isinstance(value, list):
        return [moved(part) for part in value]
    if isinstance(value, str) and value.startswith(COMPONENTS):
        return f"#/$defs/{value.removeprefix(COMPONENTS)}"
    return value
