"""Runners killed at any moment: every event is on the boards exactly once."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine

from application.boards import BOARDS, supervision, worklist
from application.boards.follower import Follower
from application.boards.rebuild import Rebuild
from application.boards.runner import Runner
from domain.case import Case
from interface import embedded
from tests.application.boards.allowance import several
from tests.application.boards.conftest import Log, rows
from tests.application.boards.keeper import HALF_DONE, keep

KILLS = 10
CHANCE = 0.05
PATIENCE = 60.0
NURSERY = get_context("forkserver")
NURSERY.set_forkserver_preload(["tests.application.boards.keeper"])


class Keeper(NamedTuple):
    process: BaseProcess
    half_done: Event


def keeper(url: str, *mode: str) -> Keeper:
    half_done = NURSERY.Event()
    process = NURSERY.Process(target=keep, args=(url, half_done, *mode), daemon=True)
    process.start()
    return Keeper(process, half_done)


@contextmanager
def keepers(url: str, *mode: str) -> Iterator[list[Keeper]]:
    """Two that compete; whatever is left of them at the end is killed too."""
    running = [keeper(url, *mode) for _ in range(2)]
    try:
        yield running
    finally:
        for one in running:
            one.process.kill()
            one.process.join()


def flow(log: Log, url: str, *mode: str) -> list[Case]:
    """Cases are filed and moved on while whoever works on them is killed in mid-batch."""
    luck, told = random.Random(5), list[Case]()
    with keepers(url, *mode) as running:
        for _ in range(KILLS):
            told += (some := list(several(7)))
            log.save(*some)
            victim = at_work(running, luck)
            victim.process.kill()
            victim.process.join()
            running[running.index(victim)] = keeper(url, *mode)
    return told


def at_work(running: list[Keeper], luck: random.Random) -> Keeper:
    """One that stands in the middle of a batch; not the first batch it ever took."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for one in running:
            if one.half_done.is_set() and luck.random() < CHANCE:
                return one
        time.sleep(HALF_DONE / 5)
    raise AssertionError("nobody keeps the boards")


def counted(cases: list[Case]) -> Counter[str]:
    """From the events themselves, with none of the boards' code."""
    sums: Counter[str] = Counter()
    for case in cases:
        for event in case.collected:  # type: ignore[attr-defined]
            ended = sum(clock["stopped_on"] is not None for clock in event.clocks)
            sums["limit_ended"] += ended
            sums[type(event).__name__] += 1
    return sums


def on_the_boards(engine: Engine) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in rows(engine, supervision.figures):
        if row.division == "15":
            sums[row.measure] += row.n
    return sums


def agrees(engine: Engine, told: Counter[str]) -> bool:
    shown = on_the_boards(engine)
    names = {"received": "Submitted", "accepted": "Accepted", "approved": "Approved"}
    names |= {"rated": "Evaluated", "limit_ended": "limit_ended"}
    return all(shown[measure] == told[name] for measure, name in names.items())


@pytest.fixture
def told(log: Log, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Saving keeps a copy of the events: an aggregate gives them away."""
    save = log.save

    def kept(*cases: Any) -> Any:
        for case in cases:
            case.collected = list(case.pending_events)
        return save(*cases)

    monkeypatch.setattr(log, "save", kept)


@pytest.mark.usefixtures("told")
def test_killed_runners_lose_nothing_and_count_nothing_twice(
    log: Log,
    database: Any,
    boards_engine: Engine,
    engine: Engine,
    runner: Runner,
    follower: Follower,
):
    told = counted(flow(log, database.url(embedded.BOARDS)))
    runner.catch_up()

    assert told["Submitted"] == len(rows(engine, worklist.worklist))
    assert agrees(engine, told)
    with Rebuild(boards_engine, follower, *BOARDS.values()) as anew:
        anew.build()
        assert anew.compare() == []


@pytest.mark.usefixtures("told")
def test_the_test_sees_a_position_that_is_kept_apart_from_its_rows(
    log: Log, database: Any, engine: Engine, runner: Runner
):
    told = counted(flow(log, database.url(embedded.BOARDS), "apart"))
    runner.catch_up()

    assert not agrees(engine, told)
