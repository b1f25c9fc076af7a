"""救助家庭的公布事项: the figures that the rules of several types read, each declared once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain import delegation
from domain.figure import FEN, MOST_PIECES, MOST_YUAN, Figure, choice, figure, monthly
from domain.household_aid.form import ASSETS, INCOME

AREAS = (("urban", "城市"), ("rural", "农村牧区"))
DISPOSABLE = figure("local.disposable_income", "上年度人均可支配收入", "元/年")
"""Yuan a head, of the year before; a year's figure holds from the day it is published."""


def owned(code: str, kind: str, zh: str) -> Figure:
    """The most that a household may own of a kind, in yuan or in pieces."""
    pieces = kind in ("vehicles", "houses")
    most, unit = (MOST_PIECES, "辆、套") if pieces else (MOST_YUAN, "元")
    key = f"{code}.assets.{kind}"
    return Figure(key, f"家庭财产上限：{zh}", unit, Decimal(0), most, whole=pieces)


def property_limits(code: str) -> Iterator[Figure]:
    for kind, zh in ASSETS:
        yield owned(code, kind, zh)


def of_every_household() -> Iterator[Figure]:
    """The line, what counts as income and who is left out, wherever means are looked at."""
    for area, zh in AREAS:
        yield monthly(f"dibao.standard.{area}", f"{zh}低保标准（每人）", FEN)
    yield from property_limits("dibao")
    for kind, zh in INCOME:
        yield choice(f"dibao.income_excluded.{kind}", f"不计入家庭收入：{zh}")
    yield choice("dibao.basic_pension_counted", "2025年后计入城乡居民基础养老金")
    yield choice("dibao.left_out_by_province", "适用自治区规定的不计入人员范围")
    yield choice("dibao.residence_permit", "居住证持有人可在居住地申请")


def of_a_type(code: str) -> Iterator[Figure]:
    """Those, and who decides: of a type that has property limits of its own."""
    yield from of_every_household()
    yield from property_limits(code)
    yield from delegation.choices(code)
