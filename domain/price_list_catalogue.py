"""殡葬服务目录 — what a funeral provider may charge for, and the prices officials set.

Basic services have a government-guided price (政府指导价); for the others the league's civil
affairs publish a reference range, and a service without one is not in its catalogue.
Sources: the regulation of 2026 [P:BZ26], the notice on price lists [P:108].
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.figure import Figure, choice, figure, whole, yuan

FREE = ("transport", "storage", "cremation", "ash_storage")
"""惠民殡葬: what is free for the family (P:NM26)."""
BASIC = (
    ("transport", "遗体接运"),
    ("storage", "遗体存放"),
    ("farewell", "告别"),
    ("cremation", "遗体火化"),
    ("ash_storage", "骨灰寄存"),
    ("eco_burial", "生态安葬"),
    ("public_niche", "公办骨灰格位"),
)
BY_REGION = (("grooming", "遗体整容"), ("embalming", "遗体防腐"))
"""Basic where the region adds them (P:108)."""
OTHER = (
    ("grave_use", "墓位使用费"),
    ("grave_upkeep", "墓位维护管理费"),
    ("hall", "灵堂、守灵"),
    ("urn", "骨灰盒"),
    ("flowers", "花圈、鲜花"),
    ("ceremony", "礼仪服务"),
    ("shroud", "寿衣"),
    ("other", "其他"),
)
SERVICES = (*BASIC, *BY_REGION, *OTHER)
NAMES = dict(SERVICES)
UNITS = (
    ("each", "次、具、件"),
    ("day", "天"),
    ("month", "月"),
    ("year", "年"),
    ("kilometre", "公里"),
    ("square_metre", "平方米"),
)
GUIDED_PER = {
    "transport": "each",
    "storage": "day",
    "farewell": "each",
    "cremation": "each",
    "ash_storage": "year",
    "eco_burial": "each",
    "public_niche": "each",
    "grooming": "each",
    "embalming": "each",
}
"""What one guided price is for (configurable default); relief counts by it as well."""
FLOAT = whole(
    "funeral.price.float_per_cent", "基本殡葬服务价格上浮幅度", "%", usual=0, most=100
)
"""How far above the guided price a basic service may be charged (configurable default)."""


def price_key(service: str) -> str:
    return f"funeral.price.{service}"


def guide_price(service: str) -> Figure:
    unit = dict(UNITS)[GUIDED_PER[service]]
    return figure(price_key(service), f"政府指导价：{NAMES[service]}", f"元/{unit}")


def range_keys(service: str) -> tuple[str, str]:
    """The least and the most of the reference range."""
    return f"funeral.range.{service}.least", f"funeral.range.{service}.most"


def basic_key(service: str) -> str:
    return f"funeral.basic.{service}"


def published() -> Iterator[Figure]:
    """Every figure that the check of a price list reads."""
    yield FLOAT
    for service, _ in (*BASIC, *BY_REGION):
        yield guide_price(service)
    for service, zh in BY_REGION:
        yield choice(basic_key(service), f"列入基本殡葬服务：{zh}")
    for service, zh in (*BY_REGION, *OTHER):
        least, most = range_keys(service)
        yield yuan(least, f"参考区间下限：{zh}")
        yield yuan(most, f"参考区间上限：{zh}")
