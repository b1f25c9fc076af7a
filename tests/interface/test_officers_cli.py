"""The operator's commands, on a database of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interface.gazette_cli import gazette
from interface.main import office
from interface.officers_cli import officers
from interface.settings import Settings
from tests.conftest import Database
from tests.console import settings_of

Run = Callable[..., Result]
POST = ("--role", "window", "--division", "150421102")


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> dict[str, str]:
    return settings_of(database, tmp_path, bytes(range(32)))


@pytest.fixture
def run(settings: dict[str, str]) -> Run:
    def run(*words: str, told: str = "") -> Result:
        group = {"officers": officers, "gazette": gazette}[words[0]]
        return CliRunner().invoke(group, words[1:], env=settings, input=told)

    return run


def test_an_officer_is_added_listed_and_signs_in(run: Run, settings: dict[str, str]) -> None:
    added = run("officers", "add", "batu", "--name", "巴图", *POST)

    assert added.exit_code == 0, added.output
    password = re.search(r"sign in with (\S+) for", added.output)
    assert password
    signed_in = office(Settings.read(settings)).services.accounts.sign_in("batu", password[1])
    assert [str(a.role) for a in signed_in.appointments] == ["window"]
    listed = run("officers", "list", "--area", "150421").output
    assert "batu" in listed
    assert "巴图" in listed
    assert run("officers", "list", "--area", "150422").output == ""


def test_an_officer_is_appointed_relieved_and_revoked(run: Run) -> None:
    run("officers", "add", "batu", "--name", "巴图", *POST)
    run("officers", "appoint", "batu", "--role", "verifier", "--division", "150421102")
    lines = run("officers", "list").output.splitlines()
    window = next(line for line in lines if "window" in line).split()[-1]

    ended = run("officers", "end", "batu", window, "--reason", "轮岗")
    left = run("officers", "list").output
    revoked = run("officers", "revoke", "batu", "--reason", "退休")

    assert (ended.exit_code, revoked.exit_code) == (0, 0)
    assert "verifier" in left
    assert "window" not in left
    assert run("officers", "list").output == ""


def test_a_refusal_is_a_line_and_an_exit_code(run: Run) -> None:
    run("officers", "add", "batu", "--name", "巴图", *POST)

    for words, said in (
        (("officers", "add", "batu", "--name", "巴图", *POST), "already-done"),
        (("officers", "revoke", "nobody", "--reason", "x"), "unknown-officer"),
        (("officers", "list", "--area", "159999"), "unknown-division"),
        (("officers", "add", "saran", "--name", "7", *POST), "malformed"),
    ):
        refused = run(*words)
        assert refused.exit_code == 1
        assert said in refused.output
        assert "Traceback" not in refused.output


def test_whoever_cannot_be_appointed_is_not_taken_in(run: Run) -> None:
    """All in one save: a slip must not use up the login."""
    for role, place in (("window", "150499"), ("applicant", "150421")):
        slip = ("--role", role, "--division", place)
        assert run("officers", "add", "batu", "--name", "巴图", *slip).exit_code != 0

    assert run("officers", "add", "batu", "--name", "巴图", *POST).exit_code == 0


def test_the_identity_number_is_asked_for_and_not_shown(run: Run) -> None:
    number = "152923195701151022"

    added = run("officers", "add", "batu", "--name", "巴图", *POST, "--ask-number", told=number)

    assert added.exit_code == 0, added.output
    assert number not in added.output


def test_a_lost_password_is_replaced(run: Run, settings: dict[str, str]) -> None:
    run("officers", "add", "batu", "--name", "巴图", *POST)

    new = run("officers", "password", "batu").output.strip()

    assert office(Settings.read(settings)).services.accounts.sign_in("batu", new)


def test_figures_are_published_corrected_withdrawn_and_listed(run: Run) -> None:
    key, place = "dibao.standard.rural", ("--division", "150421")
    said = ("--source", "样例")

    done = [
        run("gazette", "publish", key, "620", *place, *said, "--since", "2025-01-01"),
        run("gazette", "publish", key, "66", *place, *said, "--since", "2026-01-01"),
        run(
            *("gazette", "correct", key, "660", *place, *said),
            *("--since", "2026-01-01", "--reason", "漏写一个零"),
        ),
        run(
            *("gazette", "withdraw", key, *place),
            *("--since", "2025-01-01", "--until", "2026-01-01", "--reason", "已更新"),
        ),
    ]
    listed = run("gazette", "list", "--division", "150421102").output.splitlines()

    assert [result.exit_code for result in done] == [0] * 4, [r.output for r in done]
    assert [line.split()[:4] for line in listed] == [
        [key, "620", "2025-01-01", "2026-01-01"],
        [key, "660", "2026-01-01", "150421"],
    ]
    assert run("gazette", "list", "--key", "pwd").output == ""


@pytest.mark.parametrize("value", ["viel", "NaN", "Infinity"])
def test_what_is_no_amount_is_not_published(run: Run, value: str) -> None:
    refused = run(
        "gazette", "publish", "pwd.living", value, "--division", "15", "--source", "x"
    )

    assert refused.exit_code == 2
