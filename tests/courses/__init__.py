"""Whole courses of cases: every event of every type happens in one of them."""

from importlib import import_module
from pathlib import Path

from domain.cases import CASE_TYPES
from tests.courses.common import Courses, usual

COURSES: Courses = {}
for code in CASE_TYPES:
    COURSES |= dict(usual(code))
    if (Path(__file__).parent / f"{code}.py").exists():
        COURSES |= import_module(f"tests.courses.{code}").COURSES
