"""Following the log by asking for more, soon after news and seldom in quiet times."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

from eventsourcing.persistence import Notification, OperationalError, Subscription

if TYPE_CHECKING:
    from application.eventstore.recorders import ApplicationRecorder


class PollingSubscription(Subscription["ApplicationRecorder"]):
    batch = 500
    shortest_pause = 0.001
    longest_pause = 0.1

    def __init__(
        self, recorder: ApplicationRecorder, gt: int | None = None, topics: Sequence[str] = ()
    ) -> None:
        super().__init__(recorder, gt=gt, topics=topics)
        self._upto = gt or 0
        self._server = ""
        self._waiting: deque[Notification] = deque()
        self._stop = Event()

    def stop(self) -> None:
        super().stop()
        self._stop.set()

    def __next__(self) -> Notification:
        pause = self.shortest_pause
        while not (self._waiting or self._stop.is_set()):
            self._pull()
            if not self._waiting:
                self._stop.wait(pause)
                pause = min(2 * pause, self.longest_pause)
        if self._stop.is_set():
            raise StopIteration
        return self._waiting.popleft()

    def _pull(self) -> None:
        page = self._recorder.select_page(self._upto, self.batch, self._topics)
        if page.server and self._server not in ("", page.server):
            # A standby that took over may lack events that were delivered from here.
            raise OperationalError("another server answers: start again from what is stored")
        self._server = page.server or self._server
        self._upto = page.upto
        self._waiting.extend(page.notifications)
