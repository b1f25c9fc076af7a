"""低保的公布事项: every figure that the rules of the minimum living allowance read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from domain import delegation
from domain.figure import FEN, MOST_PIECES, MOST_YUAN, Figure, choice, monthly
from domain.household_aid.form import ASSETS, INCOME
from domain.traits.county_review import spot_check

TIERS = range(1, 10)
AREAS = (("urban", "城市"), ("rural", "农村牧区"))


def owned(kind: str, zh: str) -> Figure:
    """The most that a household may own of a kind, in yuan or in pieces."""
    pieces = kind in ("vehicles", "houses")
    most, unit = (MOST_PIECES, "辆、套") if pieces else (MOST_YUAN, "元")
    key = f"dibao.assets.{kind}"
    return Figure(key, f"家庭财产上限：{zh}", unit, Decimal(0), most, whole=pieces)


def published() -> Iterator[Figure]:
    for area, zh in AREAS:
        yield monthly(f"dibao.standard.{area}", f"{zh}低保标准（每人）", FEN)
    for (area, zh), tier in product(AREAS, TIERS):
        key = f"dibao.tier.{area}.{tier}"
        yield monthly(f"{key}.below", f"{zh}低保第{tier}档：人均收入低于", FEN)
        yield monthly(f"{key}.amount", f"{zh}低保第{tier}档：每人补助")
    for kind, zh in ASSETS:
        yield owned(kind, zh)
    for kind, zh in INCOME:
        yield choice(f"dibao.income_excluded.{kind}", f"不计入家庭收入：{zh}")
    yield choice("dibao.basic_pension_counted", "2025年后计入城乡居民基础养老金")
    yield choice("dibao.kin_support_counted", "计入兄弟姐妹、老年人给付的供养费用")
    yield choice("dibao.left_out_by_province", "适用自治区规定的不计入人员范围")
    yield choice("dibao.residence_permit", "居住证持有人可在居住地申请")
    yield from delegation.choices("dibao")
    yield spot_check("dibao")


FIGURES = tuple(published())
