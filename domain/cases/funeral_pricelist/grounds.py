"""收费清单的不予公布情形: what may not stand in a list of prices.

Sources: the regulation of 2026 [P:BZ26], the notice on price lists [P:108].  Published
figures: ``funeral.price.<service>`` (政府指导价, yuan for its unit in the catalogue),
``funeral.price.float_per_cent``, ``funeral.range.<service>.least`` and ``.most`` (参考区间,
yuan), ``funeral.basic.<service>`` (1 where the region counts it as basic).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.grounds import refuse_if
from domain.price_list_catalogue import (
    BASIC,
    BY_REGION,
    FLOAT,
    GUIDED_PER,
    basic_key,
    price_key,
    range_keys,
)

if TYPE_CHECKING:
    from domain.cases.funeral_pricelist.case import FuneralPricelist

Item = Mapping[str, Any]
ALWAYS_BASIC = frozenset(service for service, _ in BASIC)
MADE_BASIC = frozenset(service for service, _ in BY_REGION)


@refuse_if("机构登记状态异常", "P:BZ26")
def provider_not_registered(case: FuneralPricelist, act: Act) -> bool:
    """The provider is not, or no longer, a registered organisation."""
    return case.answered("uscc", "active") is False


@refuse_if("申请人不能代表该机构", "default")
def not_its_representative(case: FuneralPricelist, act: Act) -> bool:
    """The register names another representative, or another organisation."""
    if case.answered("uscc", "represented") is False:
        return True
    known = case.answered("uscc", "credit_code")
    return known is not None and known != case.form.organisation


@refuse_if("收费项目不在清单目录内", "P:BZ26")
def outside_the_catalogue(case: FuneralPricelist, act: Act) -> bool:
    """A service that is neither basic nor has a reference range here: nobody may charge it."""
    return any(reference(case, item, act) is None for item in others(case, act))


@refuse_if("基本服务与非基本服务标注错误", "P:108")
def basic_marked_wrongly(case: FuneralPricelist, act: Act) -> bool:
    """A basic service is not called basic, or another one is."""
    return any(item["basic"] != is_basic(case, item, act) for item in case.form.items)


@refuse_if("基本服务计价单位与政府指导价不一致", "P:108")
def unit_differs(case: FuneralPricelist, act: Act) -> bool:
    """A basic service is charged by another unit than its guided price is for."""
    return not all(map(comparable, basics(case, act)))


@refuse_if("基本服务价格超过政府指导价及浮动幅度", "P:108")
def above_the_guided_price(case: FuneralPricelist, act: Act) -> bool:
    """A basic service costs more than the guided price and what it may float."""
    more = Decimal(100 + act.gazette.whole(FLOAT.key, case.owner, act.on, 0)) / 100
    compared = filter(comparable, basics(case, act))
    return any(item["price"] > more * guided(case, item, act) for item in compared)


@refuse_if("非基本服务价格超出参考区间", "P:108")
def outside_the_range(case: FuneralPricelist, act: Act) -> bool:
    """Another service costs less or more than the reference range says."""
    for item in others(case, act):
        known = reference(case, item, act)
        if known and not known[0] <= item["price"] <= known[1]:
            return True
    return False


AGAINST = (
    provider_not_registered,
    not_its_representative,
    outside_the_catalogue,
    basic_marked_wrongly,
    unit_differs,
    above_the_guided_price,
    outside_the_range,
)


def is_basic(case: FuneralPricelist, item: Item, act: Act) -> bool:
    """By the catalogue, whatever the provider calls it."""
    service = item["service"]
    if service not in MADE_BASIC:
        return service in ALWAYS_BASIC
    return bool(act.gazette.whole(basic_key(service), case.owner, act.on, 0))


def basics(case: FuneralPricelist, act: Act) -> Iterator[Item]:
    return (item for item in case.form.items if is_basic(case, item, act))


def comparable(item: Item) -> bool:
    """Whether its price is for the same unit as the guided price of a basic service."""
    return bool(item["unit"] == GUIDED_PER[item["service"]])


def others(case: FuneralPricelist, act: Act) -> Iterator[Item]:
    return (item for item in case.form.items if not is_basic(case, item, act))


def guided(case: FuneralPricelist, item: Item, act: Act) -> Decimal:
    """Yuan.  Raises NumberMissing."""
    return act.gazette.rate(price_key(item["service"]), case.owner, act.on)


def reference(case: FuneralPricelist, item: Item, act: Act) -> tuple[Decimal, Decimal] | None:
    """The least and the most, in yuan; None where no most is published."""
    least, most = (
        act.gazette.find(key, case.owner, act.on) for key in range_keys(item["service"])
    )
    return None if most is None else (least or Decimal(0), most)
