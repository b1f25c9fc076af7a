"""People who act in these tests, and their acts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid5

from domain.act import Act
from domain.derived import NAMESPACE
from domain.divisions import Division
from domain.office import Actor, Role

TODAY = date(2026, 11, 24)
REGION = Division("15")
COUNTY = Division("150421")
TOWNSHIP = Division("150421102")
VILLAGE = Division("150421102201")
OTHER_COUNTY = Division("150422")
ALATAN = ("阿拉坦其其格", "150102199003070015")
BATU = ("巴图", "152923195701151022")


def who(name: str) -> str:
    """The id of somebody called so in a test."""
    return str(uuid5(NAMESPACE, f"test:{name}"))


def actor(role: Role, place: Division = TOWNSHIP, name: str = "") -> Actor:
    return Actor(who(name or f"{role}@{place}"), role, place)


def act(role: Role, place: Division = TOWNSHIP, name: str = "", on: date = TODAY) -> Act:
    return Act(actor(role, place, name), noon(on))


def noon(day: date) -> datetime:
    """Noon in Beijing."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
