"""Web and worker as processes: started together, watched, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interface import processes

ENDLESS = [sys.executable, "-c", "import time; time.sleep(60)"]
SHORT = [sys.executable, "-c", "raise SystemExit(3)"]
NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing answers there."""


def test_what_runs_is_stopped_when_the_block_ends(tmp_path: Path):
    with processes.running({"one": ENDLESS, "other": ENDLESS}, tmp_path) as started:
        assert all(process.poll() is None for process in started.values())

    assert all(process.returncode == -signal.SIGTERM for process in started.values())


def test_what_runs_is_stopped_when_the_block_fails(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), processes.running({"one": ENDLESS}, tmp_path) as it:
        raise ZeroDivisionError

    assert it["one"].returncode == -signal.SIGTERM


def test_a_process_that_ends_is_told_by_its_name(tmp_path: Path):
    with (
        processes.running({"web": ENDLESS, "worker": SHORT}, tmp_path) as started,
        pytest.raises(processes.Ended, match="worker has ended with 3"),
    ):
        processes.watch(started)


def test_nobody_waits_for_a_process_that_ended_at_once(tmp_path: Path):
    with (
        processes.running({"web": SHORT}, tmp_path) as started,
        pytest.raises(processes.DidNotStart, match="web ended at once"),
    ):
        processes.wait_until_ready(started, NOBODY)


def test_nobody_waits_for_ever(tmp_path: Path):
    with (
        processes.running({"web": ENDLESS}, tmp_path) as started,
        pytest.raises(processes.DidNotStart, match="does not answer"),
    ):
        processes.wait_until_ready(started, NOBODY, patience=0.3)


def test_two_never_work_in_one_folder(tmp_path: Path):
    with (
        processes.alone_in(tmp_path / "serve"),
        pytest.raises(processes.Occupied),
        processes.alone_in(tmp_path / "serve"),
    ):
        raise AssertionError("both are in")

    with processes.alone_in(tmp_path / "serve"):
        pass


def test_who_is_asked_to_end_takes_the_others_along(tmp_path: Path):
    """As ``serve`` does when it is ended from outside."""
    script = (
        "import sys, time; from pathlib import Path; from interface import processes\n"
        "command = [sys.executable, '-c', 'import time; time.sleep(60)']\n"
        f"with processes.running({{'one': command}}, Path({str(tmp_path)!r})) as started:\n"
        "    print(started['one'].pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert parent.stdout
    child = int(parent.stdout.readline())

    parent.terminate()
    parent.communicate(timeout=30)

    assert gone(child)


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
