"""The worker goes on whatever fails, and stops when it is told to."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Timer
from time import monotonic

import pytest
from eventsourcing.persistence import OperationalError
from sqlalchemy import Engine, text

from application.boards import BOARDS
from application.boards.follower import Follower
from application.boards.runner import Runner
from application.casework import Casework
from application.policies.worker import BETWEEN_SWEEPS, Loop, Worker, of_the_office


def run_for(seconds: float, *loops: Loop) -> None:
    worker = Worker(loops)
    Timer(seconds, worker.stop).start()
    worker.run()


def counting(done: list[int], work: Callable[[], int] = lambda: 0) -> Callable[[], int]:
    def step() -> int:
        done.append(1)
        return work()

    return step


def test_what_fails_is_tried_again_and_holds_up_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> int:
        raise OperationalError("乌兰 can't be saved")

    failing, sound = list[int](), list[int]()
    run_for(0.5, Loop("failing", counting(failing, fail)), Loop("sound", counting(sound)))

    assert 2 <= len(failing) <= 3
    assert len(sound) > 3
    assert "OperationalError" in caplog.text
    assert "乌兰" not in caplog.text


def test_while_there_is_work_nobody_rests_and_then_ever_longer() -> None:
    busy, idle = list[int](), list[int]()
    run_for(
        0.4,
        Loop("busy", counting(busy, lambda: 1)),
        Loop("idle", counting(idle), rest=0.05, longest=10),
    )

    assert len(busy) > 100
    assert 2 <= len(idle) <= 4  # at 0, 0.05, 0.15 and 0.35


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_finishes_what_it_has_begun(number: signal.Signals) -> None:
    worker: Worker
    finished = list[str]()

    def step() -> int:
        os.kill(os.getpid(), number)
        worker.stopping.wait(5)
        finished.append("step")
        return 0

    begun = monotonic()
    worker = Worker([Loop("loop", step, rest=60)])
    worker.run()

    assert finished == ["step"]
    assert monotonic() - begun < 3


def test_the_worker_forgets_the_old_buckets_of_the_allowances_once_a_day(
    engine: Engine, boards_engine: Engine, casework: Casework
) -> None:
    with engine.begin() as tx:
        tx.execute(
            text("INSERT INTO ledgers.allowances VALUES ('old', 1, now() - interval '2 days')")
        )
    boards = Runner(boards_engine, Follower.on(boards_engine, None), BOARDS.values())
    (sweeps,) = (x for x in of_the_office(casework, boards).loops if x.name == "allowances")

    assert sweeps.step() == 0
    assert sweeps.rest == sweeps.longest == BETWEEN_SWEEPS
    with engine.connect() as tx:
        assert tx.scalar(text("SELECT count(*) FROM ledgers.allowances")) == 0
