"""What is published is what decisions read, the nearest place and the latest day first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, event

from application.gazettes import Gazettes
from domain.divisions import Division
from domain.errors import Malformed, NumberMissing, UnknownDivision
from domain.office import Role
from tests.application.access.conftest import Log
from tests.domain.access.hands import COUNTY, OTHER_COUNTY, REGION, TODAY, VILLAGE, act

KEY = "dibao.standard.rural"
SOURCE = "样例 2026-1"
KEEPER = act(Role.CATALOGUE, REGION)


def publish(log: Log, gazettes: Gazettes, place: Division, value: str, since: date) -> None:
    publication = gazettes.opened(KEEPER, KEY, place)
    publication.publish(KEEPER, value=Decimal(value), since=since, source=SOURCE)
    log.save(publication)


def test_the_nearest_division_speaks(log: Log, gazettes: Gazettes) -> None:
    publish(log, gazettes, REGION, "600", date(2026, 1, 1))
    publish(log, gazettes, COUNTY, "650", date(2026, 1, 1))

    assert gazettes.gazette().rate(KEY, VILLAGE, TODAY) == Decimal(650)
    assert gazettes.gazette().rate(KEY, OTHER_COUNTY, TODAY) == Decimal(600)


def test_the_latest_day_speaks_and_what_was_read_can_be_named(
    log: Log, gazettes: Gazettes
) -> None:
    publish(log, gazettes, REGION, "600", date(2025, 1, 1))
    publish(log, gazettes, REGION, "620", date(2026, 1, 1))
    publish(log, gazettes, REGION, "640", date(2027, 1, 1))
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


def test_a_withdrawn_figure_holds_until_its_last_day(log: Log, gazettes: Gazettes) -> None:
    publish(log, gazettes, COUNTY, "1", date(2026, 1, 1))
    publication = gazettes.existing(KEY, COUNTY)

    publication.withdraw(
        KEEPER, since=date(2026, 1, 1), until=date(2026, 11, 24), reason="收回下放"
    )
    log.save(publication)

    assert gazettes.gazette().find(KEY, VILLAGE, date(2026, 11, 23)) == Decimal(1)
    assert gazettes.gazette().find(KEY, VILLAGE, date(2026, 11, 24)) is None


def test_a_corrected_figure_is_read_from_then_on(log: Log, gazettes: Gazettes) -> None:
    publish(log, gazettes, COUNTY, "6500", date(2026, 1, 1))
    publication = gazettes.existing(KEY, COUNTY)

    publication.correct(
        KEEPER,
        since=date(2026, 1, 1),
        value=Decimal(650),
        source=SOURCE,
        reason="多写一个零",
    )
    log.save(publication)

    assert gazettes.gazette().rate(KEY, VILLAGE, TODAY) == Decimal(650)


def test_reading_a_figure_is_one_query_and_a_second_reading_none(
    log: Log, gazettes: Gazettes, engine: Engine
) -> None:
    publish(log, gazettes, REGION, "600", date(2026, 1, 1))
    publish(log, gazettes, COUNTY, "650", date(2026, 1, 1))
    queries: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *about: queries.append(about[2]))
    gazette = gazettes.gazette()

    gazette.rate(KEY, VILLAGE, TODAY)
    gazette.rate(KEY, VILLAGE, date(2026, 5, 1))

    assert len(queries) == 1


def test_a_key_or_a_place_that_is_none_opens_nothing(gazettes: Gazettes) -> None:
    with pytest.raises(Malformed):
        gazettes.opened(KEEPER, "Dibao Standard", COUNTY)
    with pytest.raises(UnknownDivision):
        gazettes.opened(KEEPER, KEY, Division("110101"))
    with pytest.raises(Malformed):
        gazettes.existing(KEY, COUNTY)
