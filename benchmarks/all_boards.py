"""Rebuild all boards in one pass against the ProjectionRunner keeping the worklist alone."""

from __future__ import annotations

from collections.abc import Iterator

from application.boards import BOARDS
from benchmarks.ground import Ground
from benchmarks.log import EVENTS, filled
from benchmarks.ratio import Ratio, command, paired, times
from benchmarks.runner_peer import peer_of

ROUNDS = 3


def measure(here: Ground, scale: float = 1.0) -> Iterator[Ratio]:
    peer = peer_of(here, scale)
    log = filled(here, times(EVENTS, scale, 100))
    boards = list(BOARDS.values())
    found = paired(times(ROUNDS, scale, 1), lambda: log.rebuilt(boards), peer.kept)
    yield Ratio(
        f"all {len(boards)} boards rebuilt in one pass, {log.events} events",
        f"{found.ours:.0f}/s",
        f"ProjectionRunner, the worklist only, {found.peer:.0f}/s",
        found.ratio,
        "7",
    )


if __name__ == "__main__":
    command(measure, __doc__)
