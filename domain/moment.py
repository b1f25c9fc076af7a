"""When something happens: the legal day, and for terms of hours the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))


def legal_day(at: datetime) -> date:
    """The day in Beijing time, which is the day of every act of the office."""
    return at.astimezone(BEIJING).date()


@dataclass(frozen=True)
class Moment:
    day: date
    at: datetime

    @classmethod
    def end_of(cls, day: date) -> Moment:
        """The last moment of a day, where nobody knows the hour."""
        midnight = datetime.combine(day + timedelta(days=1), time(), BEIJING)
        return cls(day, midnight.astimezone(UTC))
