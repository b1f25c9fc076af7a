"""``anjuan policies``: an operator sees what waits and lets it go after the fix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from application.casework import Casework
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from interface.policies_cli import policies
from tests.application.policies.office import MASTER, rated
from tests.console import settings_of


@pytest.fixture
def command(database: Any, tmp_path: Path) -> Any:
    env = settings_of(database, tmp_path, MASTER)
    return lambda *words: CliRunner().invoke(policies, words, env=env)


def test_what_is_parked_is_shown_and_replayed(command: Any, casework: Casework) -> None:
    case = rated(1)
    last = len(casework.save(case))
    runner = PolicyRunner(POLICIES["open_rectification"], casework)
    runner.parking.park(last, case.id, "ValueError")

    shown = command("status").output
    assert f"open_rectification: position {last}, 0 behind, 1 parked" in shown
    assert f"{last}  {case.id}" in shown
    assert f"open_benefit: position 0, {last} behind, 0 parked" in shown

    replayed = command("replay", "open_rectification")
    assert (replayed.exit_code, replayed.output) == (
        0,
        "open_rectification: 1 done, 0 still parked\n",
    )
    assert "1 behind, 0 parked" in command("status").output


def test_what_still_fails_stays_and_says_so(
    command: Any, casework: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    casework.save(rated(1))
    with casework.engine.begin() as tx:
        tx.execute(
            text(
                "INSERT INTO ledgers.parked_causes (policy, position, stream_id, error)"
                " SELECT 'open_rectification', position, stream_id, 'x' FROM events"
                " WHERE topic = 'pwd_subsidy.Evaluated'"
            )
        )
    broken = {"result": ()}
    monkeypatch.setattr("application.policies.open_rectification.RATED_ACTS", broken)

    replayed = command("replay", "open_rectification")
    assert (replayed.exit_code, replayed.output) == (
        1,
        "open_rectification: 0 done, 1 still parked\n",
    )


def test_there_is_no_replay_of_what_is_no_policy(command: Any) -> None:
    assert command("replay", "nothing").exit_code == 2
