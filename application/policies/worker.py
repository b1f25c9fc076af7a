"""The worker: boards, policies and time, kept going in one process until it is told to stop."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event, Thread
from types import FrameType

from application.boards.parking import described

log = logging.getLogger(__name__)
LONGEST_PAUSE = 30.0
"""Seconds between two tries of a loop that keeps failing."""


@dataclass(frozen=True)
class Loop:
    """Something to do over and over; ``step`` says how much there was."""

    name: str
    step: Callable[[], int]
    rest: float = 0.05
    """Seconds to wait when there was nothing."""


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
        pause = loop.rest
        while not self.stopping.is_set():
            try:
                if loop.step():
                    pause = loop.rest
                    continue
                pause = loop.rest
            except Exception as error:
                pause = min(2 * pause + 0.1, LONGEST_PAUSE)
                log.error("%s failed: %s; again in %.1f s", loop.name, described(error), pause)
            self.stopping.wait(pause)
