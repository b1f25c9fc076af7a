"""特困人员认定的公布事项: every figure that the rules of this support read.

None of the amounts has a default: none of the region's could be verified.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain import delegation
from domain.figure import Figure, choice, monthly
from domain.household_aid.figures import AREAS, DISPOSABLE, of_every_household, owned
from domain.household_aid.form import ASSETS
from domain.self_care import CLASSES
from domain.traits.county_review import spot_check

OWN, LOW_INCOME = "tekun", "low_income"
"""Whose property is measured: the applicant's (43 §7), or a low-income household's (43 §8)."""
NO_ABILITY_LISTED = "tekun.no_ability_listed_by_province"
EXCUSED_LISTED = "tekun.excused_listed_by_province"
"""1 where the region has a list of its own (43 §5, §8)."""


def property_limits(whose: str, of: str) -> Iterator[Figure]:
    for kind, zh in ASSETS:
        yield replace(owned(whose, kind, zh), zh=f"{of}财产上限：{zh}")


def published() -> Iterator[Figure]:
    yield from (f for f in of_every_household() if f.key.startswith("dibao.standard."))
    for area, zh in AREAS:
        yield monthly(f"tekun.basic.{area}", f"{zh}特困人员基本生活标准")
    for ability, zh in CLASSES:
        yield monthly(f"tekun.care.{ability}", f"特困人员照料护理标准：{zh}")
    yield from property_limits(OWN, "特困人员")
    yield from property_limits(LOW_INCOME, "低收入家庭")
    yield DISPOSABLE
    yield choice(NO_ABILITY_LISTED, "适用自治区规定的其他无劳动能力情形")
    yield choice(EXCUSED_LISTED, "适用自治区规定的其他无履行义务能力情形")
    yield from delegation.choices("tekun")
    yield spot_check("tekun")


FIGURES = tuple(published())
