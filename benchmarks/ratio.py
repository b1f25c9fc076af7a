"""What a benchmark finds: a ratio to a named peer, both measured in the same run."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.ground import Ground, ground

Block = Callable[[], float]
"""Does a block of work; gives how fast it went (per second) or how long it took."""
Measure = Callable[[Ground, float], Iterator["Ratio"]]


class Ratio(NamedTuple):
    what: str
    ours: str
    peer: str
    """The other side and its figure."""
    ratio: float
    aim: str

    def line(self) -> str:
        return f"{self.what}: {self.ours}; {self.peer}; ratio {self.ratio:.2f} (aim {self.aim})"


class Paired(NamedTuple):
    """Medians of blocks that took turns, and the median of the ratios of each pair.

    On a shared machine everything slows down for seconds at a time: a pair sees the same
    weather, so its ratio keeps still where both figures move.
    """

    ours: float
    peer: float
    ratio: float


def paired(rounds: int, ours: Block, peer: Block) -> Paired:
    """Blocks in turns, the first of each pair changing; the ratio is ours to the peer's."""
    mine: list[float] = []
    theirs: list[float] = []
    for turn in range(rounds):
        order = ((ours, mine), (peer, theirs)) if turn % 2 else ((peer, theirs), (ours, mine))
        for block, figures in order:
            figures.append(block())
    ratios = [a / b for a, b in zip(mine, theirs, strict=True)]
    return Paired(median(mine), median(theirs), median(ratios))


def times(count: float, scale: float, least: int = 2) -> int:
    """How often, at this scale."""
    return max(least, round(count * scale))


def per_second(count: int, work: Callable[[], object]) -> float:
    """How often a second ``work`` is done when it is done this often in a row."""
    began = perf_counter()
    for _ in range(count):
        work()
    return count / (perf_counter() - began)


def table(ratios: Iterable[Ratio]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| what | ours | peer | ratio | aim |"
    yield "|---|---|---|---|---|"
    for one in ratios:
        yield f"| {one.what} | {one.ours} | {one.peer} | **{one.ratio:.2f}** | {one.aim} |"


def command(measure: Measure, about: str | None) -> None:
    """Run one benchmark from the command line."""
    scale = asked_scale(about)
    with ground() as here:
        for one in measure(here, scale):
            print(one.line(), flush=True)


def asked_scale(about: str | None) -> float:
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument(
        "--scale", type=float, default=1.0, help="size of the work: 1 is a few minutes for all"
    )
    scale: float = parser.parse_args().scale
    return scale
