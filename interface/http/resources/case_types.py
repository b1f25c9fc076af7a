"""Case types (事项): what each asks for, its steps with who does them, limits and versions."""

from __future__ import annotations

from typing import Any

from domain.cases import CASE_TYPES
from interface.http import declared
from interface.http.auth import PUBLIC
from interface.http.errors import Refused
from interface.http.resource import Resource
from interface.http.schemas import case_types as shown

case_types = Resource("case-types", "/case-types", "事项 / case types")


@case_types.reads(who=PUBLIC, answers=shown.CaseTypeList)
def list_case_types() -> dict[str, Any]:
    """Every case type"""
    return {"case_types": [declared.line(case_type) for case_type in CASE_TYPES.values()]}


@case_types.reads("/<string:code>", who=PUBLIC, answers=shown.CaseType)
def show_case_type(code: str) -> dict[str, Any]:
    """One case type: form, materials, steps, limits, grounds, in every version of its rules"""
    case_type = CASE_TYPES.get(code)
    if case_type is None:
        raise Refused(404, "not-found")
    return declared.in_full(case_type)
