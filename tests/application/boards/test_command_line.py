"""``anjuan boards`` and ``anjuan audit`` as an operator and an auditor use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, text

from application.audit.replay import Audit
from application.boards import BOARDS
from application.boards.runner import Runner
from domain.cases import CASE_TYPES
from domain.moment import BEIJING
from interface.audit_cli import audit
from interface.boards_cli import boards
from tests.application.boards.allowance import told
from tests.application.boards.conftest import MASTER, Log
from tests.console import settings_of

Command = Callable[..., Result]


@pytest.fixture
def command(database: Any, tmp_path: Path) -> Command:
    env = settings_of(database, tmp_path, MASTER)
    return lambda group, *words: CliRunner().invoke(group, words, env=env)


def test_status_says_how_far_each_board_has_come_and_what_waits(
    log: Log, runner: Runner, command: Command
):
    log.save(told(number="same"), told(number="same"))
    runner.catch_up()
    log.save(told())

    shown = command(boards, "status").output
    assert "people: position 2, 1 behind, 0 parked" in shown
    assert "worklist: position 2, 1 behind, 1 parked" in shown
    assert "IntegrityError 23505" in shown


def test_compare_finds_a_tampered_row_and_rebuild_mends_it(
    log: Log, runner: Runner, boards_engine: Engine, command: Command
):
    log.save(told("verify"), told())
    runner.catch_up()
    assert command(boards, "compare", "all").exit_code == 0
    with boards_engine.begin() as tx:
        tx.execute(text("UPDATE boards.worklist SET stage = 'x'"))

    found = command(boards, "compare", "worklist", "deadlines")
    assert found.exit_code == 1
    assert "worklist: 2 rows only on the board, 2 only in its events" in found.output
    rebuilt = command(boards, "rebuild", "worklist")
    assert (rebuilt.exit_code, rebuilt.output.endswith("worklist: built anew\n")) == (0, True)
    assert command(boards, "compare", "all").exit_code == 0


def test_replay_says_what_is_still_parked(log: Log, runner: Runner, command: Command):
    log.save(told(number="same"), told(number="same"))
    runner.catch_up()

    replayed = command(boards, "replay", "worklist")
    assert (replayed.exit_code, replayed.output) == (1, "worklist: 1 events still parked\n")
    assert command(boards, "replay", "people").exit_code == 0
    assert command(boards, "replay", "nothing").exit_code == 2
    assert set(BOARDS) > {"worklist", "people"}


def test_an_auditor_replays_a_case_by_its_number(
    log: Log, runner: Runner, engine: Engine, command: Command
):
    case = told("verify", number="NM-150102-test-1")
    log.save(case)
    runner.catch_up()

    shown = command(audit, "replay", "NM-150102-test-1").output.splitlines()
    said = [line.split("  ", 1) for line in shown[:3]]
    assert [line[:13] for _, line in said] == [
        "2026-03-02 提交",
        "2026-03-03 受理",
        "2026-03-04 初审",
    ]
    recorded = [event.timestamp.astimezone(BEIJING) for event in Audit(log).events(case.id)]
    assert [when for when, _ in said] == [f"{at:%Y-%m-%d %H:%M:%S}" for at in recorded]
    assert "属实" not in "".join(shown)
    assert shown[-1] == f"boards_allowance {case.id} 已初审, 3"
    full = command(audit, "replay", str(case.id), "--in-full", "--language", "en").output
    assert "属实" in full
    assert '"stage": "verified"' in full
    early = command(audit, "replay", str(case.id), "--as-of", "2026-03-03T23:00").output
    assert early.splitlines()[-1].endswith("已受理, 2")
    with engine.connect() as tx:
        noted = tx.execute(
            text("SELECT * FROM ledgers.reads_of(:id, '2020-01-01', 9)"), {"id": case.id}
        )
        assert [row.purpose for row in noted] == ["audit"] * 3


@pytest.mark.parametrize("kind", sorted(CASE_TYPES))
def test_a_number_of_any_type_is_read_as_a_number(
    log: Log, runner: Runner, command: Command, kind: str
):
    """Those of one type are as long as an id."""
    number = f"NM-150102-{kind}-20261124-00002"
    log.save(told(number=number))
    runner.catch_up()

    assert command(audit, "replay", number).exit_code == 0


def test_an_unknown_number_or_a_bad_time_is_told_in_a_line(
    log: Log, runner: Runner, command: Command
):
    unknown = command(audit, "replay", "NM-9")
    assert (unknown.exit_code, unknown.output[:6]) == (1, "Error:")
    assert command(audit, "replay", "NM-9", "--as-of", "soon").exit_code == 2
