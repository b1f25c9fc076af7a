"""The real tree of the region, and codes from anywhere else."""

from __future__ import annotations

from collections import Counter

import pytest

from domain.divisions import DIVISIONS, Division, Level
from domain.errors import Malformed, UnknownDivision


def test_the_table_has_the_whole_region():
    levels = Counter(row.level for row in DIVISIONS)
    assert levels == {
        "region": 1,
        "league": 12,
        "county": 103,
        "zone": 5,
        "township": 1225,
        "village": 14592,
    }


def test_each_league_has_its_counties():
    counties = Counter(row.parent for row in DIVISIONS if row.level == "county")
    numbers = [9, 9, 3, 12, 8, 9, 14, 7, 11, 6, 12, 3]
    assert [counties[row.code] for row in DIVISIONS if row.level == "league"] == numbers


def test_every_code_lies_in_its_parent_and_has_the_level_its_length_says():
    for row in DIVISIONS:
        division = Division(row.code)
        assert division.level == ("county" if row.level == "zone" else row.level)
        assert row.name
        if row.parent:
            assert division.within(Division(row.parent))
            assert DIVISIONS.known(row.parent)
            assert row in DIVISIONS.children(row.parent)


def test_names_from_the_region_down_to_the_village():
    assert DIVISIONS.path("150421102201") == [
        "内蒙古自治区",
        "赤峰市",
        "阿鲁科尔沁旗",
        "双胜镇",
        "红星村民委员会",
    ]
    assert DIVISIONS.name("150603") == "康巴什区"


def test_two_cities_lie_in_a_league_and_report_to_the_region():
    for city, league in (("150781", "1507"), ("152501", "1525")):
        assert DIVISIONS.row(city).parent == league
        assert DIVISIONS.reports_to(city) == "15"
        assert str(Division(city).at(Level.LEAGUE)) == league
    assert DIVISIONS.reports_to("150782") == "1507"


def test_a_zone_counts_as_a_county():
    assert DIVISIONS.row("152571").level == "zone"
    assert Division("152571").level is Level.COUNTY


def test_a_village_lies_in_its_township_county_league_and_region():
    village = Division("150421102201")
    assert [str(village.at(level)) for level in Level] == [
        "15",
        "1504",
        "150421",
        "150421102",
        "150421102201",
    ]
    assert Division("150421").at(Level.TOWNSHIP) is None


@pytest.mark.parametrize("code", ["110101001", "150421999", "150499"])
def test_a_code_of_the_right_shape_may_be_no_division_of_the_region(code):
    assert Division(code)
    assert not DIVISIONS.known(code)
    for ask in (DIVISIONS.name, DIVISIONS.named, DIVISIONS.path, DIVISIONS.reports_to):
        with pytest.raises(UnknownDivision):
            ask(code)


@pytest.mark.parametrize(
    "code", ["15042", "", "１５", "15-421", "150421102201 ", "1504211022011"]
)
def test_what_has_no_shape_of_a_code(code):
    with pytest.raises(Malformed):
        Division(code)
