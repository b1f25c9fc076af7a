"""Writers that dawdle, roll back and die; followers that must see every event once.

Each runs in a process of its own.  The naive follower is the negative control: it reads
whatever lies beyond its last position, as one would without the rule about holes.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from eventsourcing.persistence import IntegrityError, OperationalError
from eventsourcing.utils import Environment

from application.eventstore import Factory
from application.eventstore.recorders import ApplicationRecorder
from tests.application.eventstore.streams import begin, stream

FORK = mp.get_context("fork")
LONGEST_WORK = 0.004
"""Seconds between an insert and its commit."""


@dataclass(frozen=True)
class Seen:
    """What one follower saw, against what the log holds."""

    kind: str
    missed: int
    twice: int
    phantom: int
    ordered: bool
    restarts: int

    @property
    def faultless(self) -> bool:
        return self.ordered and not (self.missed or self.twice or self.phantom)


@dataclass(frozen=True)
class Outcome:
    stored: int
    holes: int
    lost: int
    """Confirmed to a writer, but not in the log."""
    followers: list[Seen]


def torture(
    url: str,
    kinds: Sequence[str],
    *,
    seconds: float,
    writers: int = 12,
    disturb: Callable[[], None] | None = None,
    kill: bool = False,
) -> Outcome:
    confirmed, reports, last = FORK.Queue(), FORK.Queue(), FORK.Value("q", 0)
    hung = FORK.Event()
    followers = [FORK.Process(target=follow, args=(url, k, last, reports)) for k in kinds]
    busy = [
        FORK.Process(target=write, args=(url, i, seconds, confirmed)) for i in range(writers)
    ]
    doomed = FORK.Process(target=hang, args=(url, hung))
    for process in [*followers, *busy]:
        process.start()
    if kill:
        doomed.start()
        assert hung.wait(seconds)
        time.sleep(seconds / 4)
        doomed.kill()
        doomed.join()
    if disturb:
        time.sleep(seconds / 2)
        disturb()
    acknowledged = [p for _ in busy for p in confirmed.get(timeout=seconds + 60)]
    stored = finish(opened(url))
    last.value = stored[-1]
    opened(url).insert_events(stream(1))  # wakes those who had seen the last one already
    seen = [reports.get(timeout=60) for _ in followers]
    for process in [*followers, *busy]:
        process.join(10)
    return Outcome(
        stored=len(stored),
        holes=stored[-1] - len(stored),
        lost=len(set(acknowledged) - set(stored)),
        followers=[judged(*report, stored) for report in seen],
    )


def opened(url: str) -> ApplicationRecorder:
    return Factory(Environment(env={"DATABASE_URL": url})).application_recorder()


def finish(recorder: ApplicationRecorder) -> list[int]:
    """A last event that every follower must reach, and all positions there are."""
    recorder.insert_events(stream(1))
    with recorder.datastore.cursor() as curs:
        curs.execute("SELECT position FROM events ORDER BY position")
        return [position for (position,) in curs.fetchall()]


def judged(kind: str, seen: list[int], restarts: int, stored: list[int]) -> Seen:
    return Seen(
        kind,
        missed=len(set(stored) - set(seen)),
        twice=len(seen) - len(set(seen)),
        phantom=len({p for p in seen if p <= stored[-1]} - set(stored)),
        ordered=seen == sorted(seen),
        restarts=restarts,
    )


def write(url: str, seed: int, seconds: float, confirmed: Any) -> None:
    recorder, dice, acknowledged = opened(url), random.Random(seed), list[int]()
    end, taken = time.monotonic() + seconds, stream(1)
    while time.monotonic() < end:
        chance = dice.random()
        events = stream(dice.choice((1, 1, 1, 3)))
        try:
            if chance < 0.4:
                acknowledged += recorder.insert_events(events) or []
            elif chance < 0.5:  # a lost race uses up a position
                acknowledged += recorder.insert_events(taken) or []
            else:
                acknowledged += dawdle(recorder, dice)
        except IntegrityError:
            pass
        except OperationalError:  # the server is being restarted
            time.sleep(0.05)
    confirmed.put(acknowledged)


def dawdle(recorder: ApplicationRecorder, dice: random.Random) -> list[int]:
    """Save in a transaction that takes its time; four of a hundred are rolled back."""
    with recorder.datastore.cursor(autocommit=False) as curs:
        if dice.random() < 0.2:  # positions drawn inside a subtransaction
            curs.execute("SAVEPOINT s")
            begin(recorder, curs, stream(1))
            curs.execute("ROLLBACK TO SAVEPOINT s")
        mine = begin(recorder, curs, stream(dice.choice((1, 1, 1, 3))))
        time.sleep(dice.random() * LONGEST_WORK)
        if dice.random() < 0.04:
            curs.connection.rollback()
            return []
    return mine


def hang(url: str, hung: Any) -> None:
    """Stop in mid-transaction, until somebody kills this process."""
    recorder = opened(url)
    with recorder.datastore.cursor(autocommit=False) as curs:
        begin(recorder, curs, stream(2))
        hung.set()
        time.sleep(3600)


def follow(url: str, kind: str, last: Any, reports: Any) -> None:
    recorder, seen, restarts = opened(url), list[int](), 0
    while not (last.value and seen and seen[-1] >= last.value):
        try:
            FOLLOWERS[kind](recorder, seen, last)
        except OperationalError:  # as a runner does: start again from what is stored
            restarts += 1
            time.sleep(0.05)
    reports.put((kind, seen, restarts))
    reports.close()
    reports.join_thread()
    os._exit(0)


def subscribed(recorder: ApplicationRecorder, seen: list[int], last: Any) -> None:
    with recorder.subscribe(gt=seen[-1] if seen else 0) as subscription:
        for notification in subscription:
            seen.append(notification.id)
            if last.value and notification.id >= last.value:
                return


def paging(recorder: ApplicationRecorder, seen: list[int], last: Any) -> None:
    page = recorder.select_page(seen[-1] if seen else 0, 50)
    seen += [notification.id for notification in page.notifications]
    time.sleep(0 if page.notifications else 0.001)


def naive(recorder: ApplicationRecorder, seen: list[int], last: Any) -> None:
    query = "SELECT position FROM events WHERE position > %s ORDER BY position LIMIT 500"
    with recorder.datastore.cursor() as curs:
        curs.execute(query, (seen[-1] if seen else 0,))
        seen += [position for (position,) in curs.fetchall()]
    time.sleep(0.001)


FOLLOWERS = {"subscription": subscribed, "pages": paging, "naive": naive}
