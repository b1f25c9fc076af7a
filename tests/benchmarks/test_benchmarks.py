"""Every benchmark runs, at a size that says nothing about speed, and finds a ratio."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks import all_boards, first_page, load, save, save_together, submit, worklist
from benchmarks.__main__ import ALL
from benchmarks.ground import Ground
from benchmarks.ratio import Measure, paired, table
from interface.embedded import Embedded

TINY = 0.002
RATIOS = {
    save.measure: 3,
    save_together.measure: 1,
    load.measure: 1,
    worklist.measure: 1,
    all_boards.measure: 1,
    submit.measure: 3,
    first_page.measure: sum(len(asked) for _, asked in first_page.AIMS),
}


@pytest.fixture(scope="module")
def ground(server: Embedded) -> Iterator[Ground]:
    """The tests' own server; what is made on it is dropped again."""
    here = Ground(server)
    yield here
    here.close()


@pytest.mark.parametrize("measure", ALL, ids=lambda m: m.__module__.rpartition(".")[2])
def test_a_benchmark_finds_its_ratios(ground: Ground, measure: Measure) -> None:
    found = list(measure(ground, TINY))
    assert len(found) == RATIOS[measure]
    assert all(one.ratio > 0 and f"ratio {one.ratio:.2f}" in one.line() for one in found)
    assert len(list(table(found))) == 2 + len(found)


def test_a_ratio_is_the_median_of_pairs() -> None:
    ours, peer = iter([10.0, 40.0, 30.0]), iter([10.0, 10.0, 10.0])
    found = paired(3, lambda: next(ours), lambda: next(peer))
    assert found == (30.0, 10.0, 3.0)
