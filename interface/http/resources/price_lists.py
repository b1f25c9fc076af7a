"""Price lists (殡葬服务收费清单): what each provider may charge, for everybody to read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application.boards.pages import price_lists as pages
from application.boards.pages.reading import reading
from application.boards.price_lists import Row
from application.price_lists import PriceLists, Shown
from domain.divisions import DIVISIONS, REGION
from domain.price_list import Item
from interface.http.answering import place
from interface.http.auth import PUBLIC
from interface.http.messages.price_lists import COUNTED, PRICED
from interface.http.resource import Resource
from interface.http.schemas import funerals as shapes
from interface.http.services import services, today

price_lists = Resource("price-lists", "/price-lists", "殡葬服务收费清单 / price lists")


@price_lists.reads(who=PUBLIC, answers=shapes.PriceListPage, query=shapes.PriceListsQuery())
def list_price_lists(query: dict[str, Any]) -> dict[str, Any]:
    """Every provider that has published a list, of the region or a part of it"""
    area = DIVISIONS.row(query.get("within", str(REGION))).code
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        page = pages.page(
            tx,
            area,
            organisation=query.get("organisation", ""),
            cursor=query.get("cursor", ""),
            size=query["size"],
        )
    lines = [line(row) for row in page.rows]
    return {"price_lists": lines, "cursor": page.cursor, "seen": seen}


@price_lists.reads(
    "/<uuid:price_list>",
    who=PUBLIC,
    answers=shapes.PriceList,
    query=shapes.PriceListQuery(),
)
def show_price_list(query: dict[str, Any], price_list: UUID) -> dict[str, Any]:
    """What a provider may charge on a day, and every version of its list"""
    return shown(PriceLists(services().casework).read(price_list, query.get("on", today())))


def line(row: Row) -> dict[str, Any]:
    return {**row._asdict(), "id": row.price_list_id, "owner": place(row.owner)}


def shown(found: Shown) -> dict[str, Any]:
    held, now = found.price_list, found.in_force
    latest = held.versions[-1]
    return {
        "id": held.id,
        "organisation": held.organisation,
        "name": (now or latest).name,
        "owner": place((now or latest).owner),
        "number": now.number if now else None,
        "valid_from": now.valid_from if now else None,
        "items": [priced(item) for item in now.items] if now else [],
        "versions": [vars(version) for version in held.versions],
    }


def priced(item: Item) -> dict[str, Any]:
    service, unit = str(item["service"]), str(item["unit"])
    return {
        **item,
        "service": {"code": service, "name": PRICED[service].said()},
        "unit": {"code": unit, "name": COUNTED[unit].said()},
    }
