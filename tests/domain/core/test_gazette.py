"""What officials publish: the nearest and latest entry, and the record of what was read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.divisions import Division
from domain.errors import NumberMissing
from domain.gazette import Entry, Gazette

REGION, LEAGUE, COUNTY = Division("15"), Division("1504"), Division("150421")
OTHER = Division("1505")
NEW_YEAR, SUMMER = date(2026, 1, 1), date(2026, 7, 1)
ENTRIES = (
    Entry("rate", REGION, date(2020, 1, 1), Decimal(500), "内政字"),
    Entry("rate", REGION, NEW_YEAR, Decimal(550), "内政字 2026"),
    Entry("rate", LEAGUE, NEW_YEAR, Decimal(620), "赤政字", until=SUMMER),
    Entry("rate", OTHER, NEW_YEAR, Decimal(999), "通政字"),
)


@pytest.mark.parametrize(
    ("place", "day", "value"),
    [
        (COUNTY, date(2025, 12, 31), 500),
        (COUNTY, NEW_YEAR, 620),
        (COUNTY, date(2026, 6, 30), 620),
        (COUNTY, SUMMER, 550),
        (REGION, SUMMER, 550),
        (OTHER, SUMMER, 999),
    ],
)
def test_the_nearest_division_that_has_one_on_that_day(place, day, value):
    assert Gazette(ENTRIES).find("rate", place, day) == value


def test_what_the_rules_need_and_nobody_published_is_said():
    gazette = Gazette(ENTRIES)
    assert gazette.find("rate", COUNTY, date(2019, 1, 1)) is None
    with pytest.raises(NumberMissing) as missing:
        gazette.rate("line", COUNTY, NEW_YEAR)
    assert missing.value.details == ["line", "150421", "2026-01-01"]


def test_a_source_is_asked_once_for_each_key_and_place_of_an_act():
    asked: list[tuple[str, Division]] = []

    def source(key: str, place: Division) -> list[Entry]:
        asked.append((key, place))
        return [entry for entry in ENTRIES if entry.key == key]

    gazette = Gazette(source)
    for day in (NEW_YEAR, SUMMER, NEW_YEAR):
        gazette.find("rate", COUNTY, day)
        gazette.find("line", COUNTY, day)
    assert asked == [("rate", COUNTY), ("line", COUNTY)]
    gazette.reading().find("rate", COUNTY, NEW_YEAR)
    assert len(asked) == 3, "another act asks anew: it may have been published since"


def test_readings_are_recorded_once_and_only_for_the_event_that_rests_on_them():
    gazette = Gazette(ENTRIES)
    gazette.find("rate", COUNTY, NEW_YEAR)
    gazette.find("rate", COUNTY, NEW_YEAR)
    gazette.find("line", COUNTY, NEW_YEAR)
    assert gazette.taken() == [
        {
            "key": "rate",
            "division": "1504",
            "since": NEW_YEAR,
            "value": Decimal(620),
            "source": "赤政字",
        }
    ]
    assert gazette.taken() == []
    gazette.find("rate", COUNTY, NEW_YEAR)
    assert len(gazette.taken()) == 1, "the next event of the act says so too"


def test_a_decision_can_be_made_again_from_what_was_recorded():
    gazette = Gazette(ENTRIES)
    gazette.find("rate", COUNTY, NEW_YEAR)
    gazette.find("rate", OTHER, NEW_YEAR)
    again = Gazette.of_readings(gazette.taken())
    assert again.find("rate", COUNTY, NEW_YEAR) == 620
    assert again.find("rate", OTHER, NEW_YEAR) == 999
    assert again.find("line", COUNTY, NEW_YEAR) is None
