"""公布事项目录 — every figure that a rule reads, what it means and what it may be.

Nothing else is published: a slip in a key would be read by nobody, and a figure out of range
would stop the decisions that rest on it.  Ranges are configurable defaults, far wider than
any amount or term in force; they keep out what no rule could count with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from domain.benefit import Benefit
from domain.cases import CASE_TYPES
from domain.cases.dibao.case import DELEGABLE, DELEGATED
from domain.cases.dibao.form import ASSETS, INCOME
from domain.dossier import Dossier
from domain.errors import Malformed
from domain.late_entry import WINDOW_KEY
from domain.life.aftermath import SUPPLEMENT_KEY
from domain.procedure import Limit
from domain.rectification import Rectification
from domain.rectification_rules import COMPLEX, CONFIGURABLE

FEN = Decimal("0.01")
MOST_A_MONTH = Decimal(100_000)
MOST_OWNED = Decimal(10**10)
MOST_PIECES = Decimal(100)
MOST_DAYS = Decimal(60)
TIERS = range(1, 10)
AREAS = (("urban", "城市"), ("rural", "农村牧区"))
DAYS, YEARS = "calendar.day", "calendar.year"
EARLIEST = date(1999, 10, 1)
"""When the first regulation on assistance took effect; nothing decided here is older."""
AHEAD = timedelta(days=3653)
"""How far ahead a figure may begin to hold (configurable default)."""
LONGEST = timedelta(days=18263)
"""How long a figure may be said to hold; one without an end holds until the next."""
LONGEST_HOLIDAY = timedelta(days=31)


@dataclass(frozen=True)
class Figure:
    """One key.  ``zh`` is its meaning; ``longest`` is the most an entry may span."""

    key: str
    zh: str
    unit: str
    least: Decimal
    most: Decimal
    whole: bool = False
    longest: timedelta = LONGEST

    def fits(self, value: Decimal) -> bool:
        """Whether this may be published: in range, and no finer than it is counted."""
        if not value.is_finite() or not self.least <= value <= self.most:
            return False
        return value == round(value, 0 if self.whole else 2)


def yuan(key: str, zh: str, least: Decimal = Decimal(0)) -> Figure:
    return Figure(key, zh, "元/月", least, MOST_A_MONTH)


def choice(key: str, zh: str) -> Figure:
    """1 for yes, 0 for no."""
    return Figure(key, zh, "1 是 0 否", Decimal(0), Decimal(1), whole=True)


def working_days(key: str, zh: str, least: int = 1) -> Figure:
    return Figure(key, zh, "工作日", Decimal(least), MOST_DAYS, whole=True)


def owned(kind: str, zh: str) -> Figure:
    pieces = kind in ("vehicles", "houses")
    most, unit = (MOST_PIECES, "辆、套") if pieces else (MOST_OWNED, "元")
    key = f"dibao.assets.{kind}"
    return Figure(key, f"家庭财产上限：{zh}", unit, Decimal(0), most, whole=pieces)


def dibao() -> Iterator[Figure]:
    for area, zh in AREAS:
        yield yuan(f"dibao.standard.{area}", f"{zh}低保标准（每人）", FEN)
    for (area, zh), tier in product(AREAS, TIERS):
        key = f"dibao.tier.{area}.{tier}"
        yield yuan(f"{key}.below", f"{zh}低保第{tier}档：人均收入低于", FEN)
        yield yuan(f"{key}.amount", f"{zh}低保第{tier}档：每人补助")
    for kind, zh in ASSETS:
        yield owned(kind, zh)
    for kind, zh in INCOME:
        yield choice(f"dibao.income_excluded.{kind}", f"不计入家庭收入：{zh}")
    yield choice("dibao.basic_pension_counted", "2025年后计入城乡居民基础养老金")
    yield choice("dibao.kin_support_counted", "计入兄弟姐妹、老年人给付的供养费用")
    yield choice("dibao.left_out_by_province", "适用自治区规定的不计入人员范围")
    yield choice(DELEGATED, "审核确认权限下放到苏木乡镇（街道）")
    yield choice(DELEGABLE, "自治区规定可以下放审核确认权限")
    spot_check = "dibao.spot_check_per_cent"
    yield Figure(spot_check, "入户抽查比例", "%", Decimal(0), Decimal(100), whole=True)


def pwd_subsidy() -> Iterator[Figure]:
    yield yuan("pwd.living", "困难残疾人生活补贴标准")
    for level in range(1, 5):
        yield yuan(f"pwd.care.{level}", f"重度残疾人护理补贴标准：{level}级")
    yield choice("pwd.living.extended_to_edge", "生活补贴扩大到低保边缘家庭")
    reach = "pwd.care.mental_up_to_level"
    yield Figure(
        reach, "护理补贴扩大到智力、精神残疾", "级", Decimal(2), Decimal(4), whole=True
    )


def office() -> Iterator[Figure]:
    yield working_days(WINDOW_KEY, "补登期限", least=0)
    yield working_days(SUPPLEMENT_KEY, "追加评价期限")
    for limit, key in CONFIGURABLE.items():
        yield working_days(key, f"差评整改时限：{limit}")
    yield working_days(COMPLEX, "差评整改时限：复杂事项")
    yield replace(choice(DAYS, "调休上班日 1、休息日 0"), longest=LONGEST_HOLIDAY)
    yield choice(YEARS, "当年放假安排已全部录入")


def promised() -> Iterator[Figure]:
    """承诺时限 of each limit, in its unit: at most what the law gives."""
    kinds: tuple[type[Dossier], ...] = (*CASE_TYPES.values(), Benefit, Rectification)
    for kind in kinds:
        longest: dict[str, Limit] = {}
        for limit in (limit for rules in kind.procedures for limit in rules.limits):
            held = longest.setdefault(limit.name, limit)
            if limit.term.length > held.term.length:
                longest[limit.name] = limit
        for name, limit in longest.items():
            most, unit = Decimal(limit.term.length), str(limit.term.unit)
            key = f"{kind.code}.{name}.promised"
            yield Figure(key, "承诺时限", unit, Decimal(1), most, whole=True)


FIGURES = {
    figure.key: figure for made in (dibao, pwd_subsidy, office, promised) for figure in made()
}
"""Every key that may be published."""


def figure_of(key: str) -> Figure:
    """Raises Malformed for a key that no rule reads."""
    if key not in FIGURES:
        raise Malformed("key", key)
    return FIGURES[key]


def longest_span(key: str) -> timedelta:
    """How long an entry may hold; what was published under another key can still be ended."""
    return FIGURES[key].longest if key in FIGURES else LONGEST
