"""Rebuild the worklist from the first event against the library's ProjectionRunner."""

from __future__ import annotations

from collections.abc import Iterator

from application.boards.worklist import board
from benchmarks.ground import Ground
from benchmarks.log import EVENTS, filled
from benchmarks.ratio import Ratio, command, paired, times
from benchmarks.runner_peer import peer_of

ROUNDS = 3


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    peer = peer_of(here, scale)
    log = filled(here, times(EVENTS, scale, 100))
    found = paired(times(ROUNDS, scale, 1), lambda: log.rebuilt([board]), peer.kept)
    yield Ratio(
        f"worklist rebuilt, {log.events} events",
        f"{found.ours:.0f}/s",
        f"ProjectionRunner {found.peer:.0f}/s",
        found.ratio,
        "20",
    )


if __name__ == "__main__":
    command(measure, __doc__)
