"""What the documents say of the code is true of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interface.cli import anjuan

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
CODE = "\n".join(
    path.read_text("utf-8")
    for layer in ("domain", "application", "interface")
    for path in (ROOT / layer).rglob("*.py")
)
TARGETS = set(re.findall(r"^make (\w+)", README, re.MULTILINE))
COMMANDS = set(re.findall(r"^anjuan (\w+)", README, re.MULTILINE))
PATHS = set(re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py)?)`", README))
LINKS = set(re.findall(r"\]\(([^)#:]+)\)", README))
TERMS = set(re.findall(r"`([A-Za-z_.]+)`", GLOSSARY))


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_the_readme_names_targets_that_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_readme_names_commands_that_exist(command):
    assert command in anjuan.commands


@pytest.mark.parametrize("path", sorted(PATHS | LINKS))
def test_the_readme_names_places_that_exist(path):
    inside = [ROOT, *(ROOT / layer for layer in ("interface/http", "application"))]
    assert any((place / path).exists() for place in inside)


@pytest.mark.parametrize("term", sorted(TERMS))
def test_the_glossary_names_what_the_code_names(term):
    assert re.search(rf"\b{re.escape(term.split('.')[-1])}\b", CODE)


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("source", sorted(set(re.findall(r'source="(\w+) §', CODE))))
def test_every_source_of_a_rule_is_listed(source):
    listed = (ROOT / "docs" / "sources.md").read_text("utf-8")
    assert re.search(rf"^\| [^|]*\b{source}\b", listed, re.MULTILINE)
