"""The worker: boards, policies and time, kept going in one process until it is told to stop."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event, Thread
from types import FrameType

from application.boards.pages.deadlines import DueDossiers
from application.boards.runner import Runner
from application.casework import Casework
from application.eventstore.trouble import described
from application.ledgers.allowance import Allowance
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.policies.scheduler import Scheduler

log = logging.getLogger(__name__)
BETWEEN_ROUNDS = 15.0
"""Seconds between two looks at what is due, when nothing was."""
BETWEEN_SWEEPS = 86_400.0
"""Seconds between two sweeps of the allowances."""
SHORTEST_TROUBLE, LONGEST_TROUBLE = 0.2, 30.0
"""Seconds between two tries of a loop that keeps failing."""


@dataclass(frozen=True)
class Loop:
    """Something to do over and over; ``step`` says how much there was."""

    name: str
    step: Callable[[], int]
    rest: float = 0.01
    """Seconds to wait when there was nothing; twice as long each time, up to the longest."""
    longest: float = 0.2


class Worker:
    """Each loop has a thread of its own: one that fails is tried again and holds up none."""

    def __init__(self, loops: Iterable[Loop]) -> None:
        self.loops = list(loops)
        self.stopping = Event()

    def run(self) -> None:
        """Until SIGTERM or SIGINT, or ``stop``; what has begun is finished."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.asked_to_stop)
        threads = [
            Thread(target=self.keep, args=(loop,), name=loop.name) for loop in self.loops
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def stop(self) -> None:
        self.stopping.set()

    def asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop()

    def keep(self, loop: Loop) -> None:
        """Step by step until the end; after a failure again, a little later each time."""
        pause = failures = 0.0
        while not self.stopping.is_set():
            try:
                pause = 0.0 if loop.step() else min(max(2 * pause, loop.rest), loop.longest)
                failures = 0.0
            except Exception as error:
                pause = failures = min(2 * failures + SHORTEST_TROUBLE, LONGEST_TROUBLE)
                log.error("%s failed: %s; again in %.1f s", loop.name, described(error), pause)
            self.stopping.wait(pause)


def of_the_office(casework: Casework, boards: Runner) -> Worker:
    """Everything that has to go on beside the answers of the web."""
    boards.prepare()
    scheduler = Scheduler(casework, DueDossiers(casework.engine))
    sweep = Allowance(casework.engine).sweep
    return Worker(
        [
            Loop("boards", boards.step),
            *(Loop(name, PolicyRunner(p, casework).step) for name, p in POLICIES.items()),
            Loop("time", scheduler.round, rest=BETWEEN_ROUNDS, longest=BETWEEN_ROUNDS),
            Loop("allowances", sweep, rest=BETWEEN_SWEEPS, longest=BETWEEN_SWEEPS),
        ]
    )
