"""Rebuild the worklist from the first event against the library's ProjectionRunner."""

from __future__ import annotations

from collections.abc import Iterator

from application.boards.worklist import board
from benchmarks.ground import Ground
from benchmarks.log import filled
from benchmarks.ratio import Ratio, command, paired, times
from benchmarks.runner_peer import kept

EVENTS = 100_000
PEER_EVENTS = 2_500
ROUNDS = 3


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    with filled(here, times(EVENTS, scale, 100)) as log:
        found = paired(
            times(ROUNDS, min(scale, 1), 1),
            lambda: log.rebuilt([board]),
            lambda: kept(here, times(PEER_EVENTS, scale, 50)),
        )
    yield Ratio(
        f"worklist rebuilt, {log.events} events",
        f"{found.ours:.0f}/s",
        f"ProjectionRunner {found.peer:.0f}/s",
        found.ratio,
        "20",
    )


if __name__ == "__main__":
    command(measure, __doc__)
