"""The walk through ``docs/adding-a-case-type.md``, done step by step on a copy."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "adding-a-case-type.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.M | re.S)
COPIED = ("application", "docs", "domain", "interface", "migrations", "tests")
SETTINGS = ("setup.cfg", "pyproject.toml", "README.md", "CHANGELOG.md", "Makefile")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the page's files in it and its line in the registry."""
    place = tmp_path_factory.mktemp("copy") / "anjuan"
    for folder in COPIED:
        copytree(ROOT / folder, place / folder, ignore=ignore_patterns("__pycache__"))
    # The copy's tests share the server that these tests use.
    (ROOT / ".anjuan").mkdir(exist_ok=True)
    (place / ".anjuan").symlink_to(ROOT / ".anjuan")
    for name in SETTINGS:
        (place / name).write_bytes((ROOT / name).read_bytes())
    for _, where, text in BLOCK.findall(PAGE):
        if where.startswith("line-in "):
            path, after = where.removeprefix("line-in ").split(" after ")
            before = (place / path).read_text("utf-8")
            with_line = before.replace(after, f"{after}\n{text.rstrip()}", 1)
            (place / path).write_text(with_line, "utf-8")
        elif where:
            (place / where).write_text(text, "utf-8")
    return place


def run(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    program, *words = shlex.split(command)
    words = ["-m", "pytest", "-q", "-n0", *words] if program == "pytest" else words
    return subprocess.run(
        [sys.executable, *words], cwd=place, capture_output=True, text=True, timeout=300
    )


def test_every_command_of_the_page_succeeds_in_its_order(copy: Path) -> None:
    told = [text for kind, _, text in BLOCK.findall(PAGE) if kind == "sh"]
    commands = [line for text in told for line in text.splitlines()]
    assert len(commands) == 4
    for command in commands:
        done = run(command, copy)
        assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"


def test_the_new_type_is_in_the_handbook_and_its_streams_are_recorded(copy: Path) -> None:
    assert "`age_allowance` 高龄津贴" in (copy / "docs" / "case-types.md").read_text("utf-8")
    streams = copy / "tests" / "domain" / "golden" / "streams"
    assert (streams / "age_allowance-2026-ordinary.jsonl").exists()


def test_without_its_sample_the_new_type_would_be_noticed(copy: Path) -> None:
    """Negative control: the walk passes because of what it adds."""
    sample = copy / "tests" / "kinds" / "age_allowance.py"
    kept = sample.read_text("utf-8")
    sample.unlink()
    try:
        assert run("pytest tests/domain/test_every_procedure.py", copy).returncode != 0
    finally:
        sample.write_text(kept, "utf-8")


def test_the_example_is_clean_for_the_linter_and_typed(copy: Path) -> None:
    for tool in ("ruff check", "ruff format --check --diff", "mypy"):
        words = [sys.executable, "-m", *shlex.split(tool), "domain/cases/age_allowance.py"]
        done = subprocess.run(words, cwd=copy, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
