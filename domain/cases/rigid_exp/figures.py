"""刚性支出困难家庭的公布事项: every figure that the rules of this recognition read."""

from __future__ import annotations

from collections.abc import Iterator

from domain.cases.rigid_exp.form import SPENDING
from domain.figure import Figure, choice, whole
from domain.household_aid.figures import DISPOSABLE, of_a_type

RATIO = "rigid_exp.spending_per_cent"
"""刚性支出占家庭总收入比例: more than so many per cent; none has a default."""
VALID = "rigid_exp.valid_months"
VALID_MONTHS = 12
"""有效期一般不超过12个月: the most there is, and what holds where nothing is published."""


def not_counted(kind: str) -> str:
    """1 where the county leaves a kind of spending out (default: every kind counts)."""
    return f"rigid_exp.spending_excluded.{kind}"


def published() -> Iterator[Figure]:
    yield from of_a_type("rigid_exp")
    yield DISPOSABLE
    yield whole(RATIO, "刚性支出占家庭总收入比例超过", "%", least=1)
    yield whole(VALID, "认定有效期", "月", usual=VALID_MONTHS, least=1, most=VALID_MONTHS)
    for kind, zh in SPENDING:
        yield choice(not_counted(kind), f"不计入刚性支出：{zh}")


FIGURES = tuple(published())
