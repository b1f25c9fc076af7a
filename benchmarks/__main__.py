"""All benchmarks, one after the other, and one table of what they found."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import (
    all_boards,
    first_page,
    load,
    save,
    save_together,
    submit,
    worklist,
)
from benchmarks.ground import Ground, ground
from benchmarks.ratio import Measure, Ratio, asked_scale, table

ALL: tuple[Measure, ...] = (
    save.measure,
    save_together.measure,
    load.measure,
    worklist.measure,
    all_boards.measure,
    submit.measure,
    first_page.measure,
)


def measured(here: Ground, scale: float) -> Iterator[Ratio]:
    for measure in ALL:
        for one in measure(here, scale):
            print(one.line(), flush=True)
            yield one


if __name__ == "__main__":
    scale = asked_scale(__doc__)
    with ground() as here:
        found = list(measured(here, scale))
    print("", *table(found), sep="\n")
