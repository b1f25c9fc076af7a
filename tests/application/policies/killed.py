"""Workers in processes of their own, to be killed in the middle of whatever they do."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from eventsourcing.persistence import Tracking
from sqlalchemy import create_engine

from application.boards import BOARDS
from application.boards.follower import Follower
from application.boards.runner import Runner
from application.ledgers.keys import PersonalKeys
from application.policies.runner import PolicyRunner
from application.policies.worker import Loop, Worker, of_the_office
from tests.application.policies.office import MASTER, casework_on

server = multiprocessing.get_context("forkserver")
server.set_forkserver_preload([__name__])


class TwoCommits(PolicyRunner):
    """What must not be: the deed in one commit, the position in another."""

    def act(self, cause: Any, tracking: Tracking | None = None) -> None:
        event = self.mapper.to_domain_event(cause)
        self.recorder.insert_events(self.reaction(event))
        time.sleep(0.01)
        assert tracking
        self.recorder.insert_tracking(tracking)


def office(app: str, boards: str) -> None:
    """All of the worker."""
    logging.disable()
    engine, wall = create_engine(app), create_engine(boards)
    follower = Follower.on(wall, PersonalKeys(wall, MASTER))
    runner = Runner(wall, follower, BOARDS.values(), batch=100)
    of_the_office(casework_on(engine), runner).run()


def policy(app: str, kind: type[PolicyRunner], made: Callable[[], Any]) -> None:
    """One policy alone."""
    logging.disable()
    runner = kind(made(), casework_on(create_engine(app)), batch=20)
    Worker([Loop("policy", runner.step)]).run()


class Crew:
    """Two workers; one that is killed is followed by another at once."""

    def __init__(self, work: Callable[..., None], *args: Any) -> None:
        self.work, self.args, self.chance = work, args, Random(4)
        self.hands = [self.hired(), self.hired()]
        self.killed = 0

    def hired(self) -> Any:
        process = server.Process(target=self.work, args=self.args, daemon=True)
        process.start()
        return process

    def kill_one(self) -> None:
        n = self.chance.randrange(2)
        os.kill(self.hands[n].pid, signal.SIGKILL)
        self.hands[n].join()
        self.hands[n] = self.hired()
        self.killed += 1


@contextmanager
def crew(work: Callable[..., None], *args: Any) -> Iterator[Crew]:
    """They stop when they are told to, or the test fails."""
    working = Crew(work, *args)
    try:
        yield working
    finally:
        for hand in working.hands:
            hand.terminate()
            hand.join(20)
        ended = [hand.exitcode for hand in working.hands]
    # Who was hired a moment ago has not come to listen for the signal yet, and dies of it.
    assert set(ended) <= {0, -signal.SIGTERM}, ended


def until(condition: Callable[[], bool], patience: float = 60.0) -> None:
    """Wait for it; raises AssertionError when it takes too long."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(0.1)
