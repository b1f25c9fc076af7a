"""What is published is what decisions read, the nearest place and the latest day first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine

from application.gazettes import Gazettes
from application.ledgers.streams import Streams
from application.orders import Order
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Malformed,
    NotInArea,
    NotYours,
    NumberMissing,
    UnknownDivision,
)
from domain.office import Role
from tests.application.access.conftest import YEAR, Office
from tests.domain.access.hands import COUNTY, OTHER_COUNTY, REGION, TODAY, VILLAGE, actor

KEY = "dibao.standard.rural"
SOURCE = "样例 2026-1"
KEEPER = Order(actor(Role.CATALOGUE, REGION))


def publish(
    office: Office,
    place: Division,
    value: str,
    since: date = YEAR,
    order: Order = KEEPER,
    key: str = KEY,
) -> None:
    office.publications.publish(
        order,
        key=key,
        division=place.code,
        value=Decimal(value),
        since=since,
        source=SOURCE,
    )


def test_the_nearest_division_speaks(office: Office, gazettes: Gazettes) -> None:
    publish(office, REGION, "600")
    publish(office, COUNTY, "650")

    assert gazettes.gazette().rate(KEY, VILLAGE, TODAY) == Decimal(650)
    assert gazettes.gazette().rate(KEY, OTHER_COUNTY, TODAY) == Decimal(600)


def test_the_latest_day_speaks_and_what_was_read_can_be_named(
    office: Office, gazettes: Gazettes
) -> None:
    publish(office, REGION, "600", date(2025, 1, 1))
    publish(office, REGION, "620", date(2026, 1, 1))
    publish(office, REGION, "640", date(2027, 1, 1))
    gazette = gazettes.gazette()

    assert gazette.rate(KEY, VILLAGE, TODAY) == Decimal(620)
    assert gazette.taken() == [
        {
            "key": KEY,
            "division": "15",
            "since": date(2026, 1, 1),
            "value": Decimal(620),
            "source": SOURCE,
        }
    ]


def test_what_is_not_published_is_missing(gazettes: Gazettes) -> None:
    with pytest.raises(NumberMissing):
        gazettes.gazette().rate(KEY, VILLAGE, TODAY)


def test_a_withdrawn_figure_holds_until_its_last_day(
    office: Office, gazettes: Gazettes
) -> None:
    publish(office, COUNTY, "1")

    office.publications.withdraw(
        KEEPER,
        key=KEY,
        division=COUNTY.code,
        since=YEAR,
        until=date(2026, 11, 24),
        reason="收回下放",
    )

    assert gazettes.gazette().find(KEY, VILLAGE, date(2026, 11, 23)) == Decimal(1)
    assert gazettes.gazette().find(KEY, VILLAGE, date(2026, 11, 24)) is None


def test_a_corrected_figure_is_read_from_then_on(office: Office, gazettes: Gazettes) -> None:
    publish(office, COUNTY, "6500")

    office.publications.correct(
        KEEPER,
        key=KEY,
        division=COUNTY.code,
        since=YEAR,
        value=Decimal(650),
        source=SOURCE,
        reason="多写一个零",
    )

    assert gazettes.gazette().rate(KEY, VILLAGE, TODAY) == Decimal(650)


class Counting(Streams):
    """Counts its queries."""

    queries = 0

    def stored(self, ids: list[str]) -> list[StoredEvent]:
        self.queries += 1
        return super().stored(ids)

    def after(self, seen: Mapping[UUID, int]) -> list[StoredEvent]:
        self.queries += 1
        return super().after(seen)


def test_reading_a_figure_is_one_query_and_a_second_reading_none(
    office: Office, engine: Engine
) -> None:
    publish(office, REGION, "600")
    publish(office, COUNTY, "650")
    streams = Counting(engine, office.casework.streams.mapper)
    gazette = Gazettes(streams).gazette()

    gazette.rate(KEY, VILLAGE, TODAY)
    gazette.rate(KEY, VILLAGE, date(2026, 5, 1))

    assert streams.queries == 1


def test_a_day_that_has_a_figure_is_corrected_not_published_again(office: Office) -> None:
    publish(office, COUNTY, "650")

    with pytest.raises(AlreadyDone):
        publish(office, COUNTY, "651")


def test_a_county_publishes_for_itself_and_nobody_else(office: Office) -> None:
    county = Order(actor(Role.CATALOGUE, COUNTY))

    publish(office, VILLAGE, "1", order=county)
    with pytest.raises(NotInArea):
        publish(office, REGION, "1", order=county)
    with pytest.raises(NotInArea):
        publish(office, OTHER_COUNTY, "1", order=county)
    with pytest.raises(NotYours):
        publish(office, COUNTY, "1", order=Order(actor(Role.APPROVER, COUNTY)))


def test_a_key_or_a_place_that_is_none_is_refused(office: Office) -> None:
    with pytest.raises(Malformed):
        publish(office, COUNTY, "1", key="Dibao Standard")
    with pytest.raises(UnknownDivision):
        publish(office, Division("159999"), "1")
    with pytest.raises(Malformed):
        office.publications.withdraw(
            KEEPER, key=KEY, division="15", since=YEAR, until=TODAY, reason=""
        )


def test_a_list_shows_what_holds_for_a_place_and_in_it(office: Office) -> None:
    publish(office, REGION, "600")
    publish(office, COUNTY, "650")
    publish(office, OTHER_COUNTY, "640")
    publish(office, VILLAGE, "1", key="dibao.decided_by_township")

    shown = {(p.key, p.division.code) for p in office.publications.about(COUNTY)}

    assert shown == {
        (KEY, "15"),
        (KEY, COUNTY.code),
        ("dibao.decided_by_township", VILLAGE.code),
    }
