"""低保的公布事项: every figure that the rules of the minimum living allowance read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from domain import delegation
from domain.figure import FEN, Figure, choice, monthly
from domain.household_aid.figures import AREAS, of_every_household
from domain.traits.county_review import spot_check

TIERS = range(1, 10)


def published() -> Iterator[Figure]:
    yield from of_every_household()
    for (area, zh), tier in product(AREAS, TIERS):
        key = f"dibao.tier.{area}.{tier}"
        yield monthly(f"{key}.below", f"{zh}低保第{tier}档：人均收入低于", FEN)
        yield monthly(f"{key}.amount", f"{zh}低保第{tier}档：每人补助")
    yield choice("dibao.kin_support_counted", "计入兄弟姐妹、老年人给付的供养费用")
    yield from delegation.choices("dibao")
    yield spot_check("dibao")


FIGURES = tuple(published())
