"""Events for boards: real cases of both types in real villages, interleaved as in life."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from domain.divisions import DIVISIONS, Level
from domain.office import Role
from domain.person import Person
from tests.builders import Course, act
from tests.cast import BATU, COUNTY, HOME, SARNAI, TOWNSHIP, officer

LIVES = (
    ("dibao", "2021/county"),
    ("dibao", "2021/township"),
    ("pwd_subsidy", "2016/home"),
    ("pwd_subsidy", "2021/anywhere"),
)
STEPS = ("accept", "verify", "approve", "serve", "evaluate", "archive")
WINDOW = officer(Role.WINDOW, Level.TOWNSHIP)
FIRST = date(2026, 3, 2)
FILED_WITHIN = 180
"""Days over which the cases are spread."""
OPEN = 0.3
"""Part of the cases that are still under way."""


@cache
def life(code: str, procedure: str) -> tuple[Any, ...]:
    """The events of one case from its submission to the archive."""
    course = Course(code, procedure)
    for step in STEPS:
        course.later(3).to(step)
    return tuple(course.case.collect_events())


@cache
def villages() -> tuple[str, ...]:
    return tuple(row.code for row in DIVISIONS if len(row.code) == 12)


class Telling(NamedTuple):
    """How a life is told of another case."""

    events: tuple[Any, ...]
    id: UUID
    names: Mapping[str, str]
    later: timedelta
    moments: tuple[float, ...]
    """When each event is recorded, in days."""

    def event(self, n: int) -> Any:
        """The n-th event of the case; before the first its applicant is entered."""
        return self.applicant() if n < 0 else self.of_case(n)

    def applicant(self) -> Any:
        who = UUID(self.names[BATU])
        person = Person.register(
            act(WINDOW, self.events[0].on + self.later),
            person=who,
            name="样例",
            name_key=f"{who.int:064x}",
            number_key=f"{self.id.int:064x}",
        )
        return person.collect_events()[0]

    def of_case(self, n: int) -> Any:
        state = {k: self.told(v) for k, v in vars(self.events[n]).items()}
        event = object.__new__(type(self.events[n]))
        vars(event).update(state, originator_id=self.id)
        return event

    def told(self, value: Any) -> Any:
        match value:
            case str():
                return self.names.get(value, value)
            case date():
                return value + self.later
            case list():
                return [self.told(item) for item in value]
            case dict():
                return {k: self.told(v) for k, v in value.items()}
        return value


def tellings(seed: int = 1) -> Iterator[Telling]:
    """Cases without end, the same ones each time."""
    rnd = random.Random(seed)
    for number in range(1, 10**7):
        code, procedure = rnd.choice(LIVES)
        events = life(code, procedure)
        village = rnd.choice(villages())
        later = FIRST - events[0].on + timedelta(rnd.randrange(FILED_WITHIN))
        if rnd.random() < OPEN:
            events = events[: rnd.randrange(1, len(events))]
        parts = sorted(rnd.random() for _ in events)
        days = [(event.on + later).toordinal() for event in events]
        yield Telling(
            events,
            UUID(int=rnd.getrandbits(128), version=4),
            {
                events[0].number: f"NM-{village[:6]}-{code}-{number:08d}",
                HOME: village,
                str(TOWNSHIP): village[:9],
                str(COUNTY): village[:6],
                BATU: str(UUID(int=rnd.getrandbits(128), version=4)),
                SARNAI: str(UUID(int=rnd.getrandbits(128), version=4)),
            },
            later,
            tuple(day + part for day, part in zip(days, parts, strict=True)),
        )


def interleaved(count: int) -> Iterator[Any]:
    """So many events, or a few less, in the order of their days."""
    told: list[Telling] = []
    left = count
    for telling in tellings():
        left -= 1 + len(telling.events)
        if left < 0:
            break
        told.append(telling)
    order = sorted(
        (one.moments[max(n, 0)], case, n)
        for case, one in enumerate(told)
        for n in range(-1, len(one.moments))
    )
    return (told[case].event(n) for _, case, n in order)


def batches(events: Iterator[Any], size: int = 500) -> Iterator[list[Any]]:
    while batch := list(islice(events, size)):
        yield batch
