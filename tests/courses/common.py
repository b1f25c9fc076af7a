"""Courses that every type can take: approved, refused, declined, left, never corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from domain.calendar import Calendar
from domain.materials import Share
from domain.office import Actor, Role
from tests.builders import CALENDAR, Course, act
from tests.cast import papers
from tests.samples import AGAINST, NEWEST, SAMPLES

Courses = dict[str, Callable[[], Course]]


def approved(code: str, name: str) -> Course:
    course = Course(code, name).to("approve").do("serve").do("evaluate", comment="quick")
    if "publish_result" in course.steps:
        course.do("publish_result")
    return course.do("supplement", rating=2).to("archive")


def recounted(code: str, name: str, on: date) -> Course:
    """Accepted late in the last year whose calendar is known, until the next one is."""
    course = Course(code, name, on).to("accept").later(9)
    known = Calendar(CALENDAR.rest, CALENDAR.work, date(2027, 12, 31))
    clock = Actor("time", Role.CLOCK, course.case.owner)
    course.case.recount(replace(act(clock, course.day), calendar=known))
    return course


def uncorrected(code: str, name: str) -> Course:
    """Sent back for a paper that was flawed, and never heard of again."""
    course = Course(code, name)
    course.do("request_correction", flawed=[next(iter(course.case.papers))])
    return course.later(60).catch_up()


def eventful(code: str, name: str) -> Course:
    """Sent back and supplied, a register silent, more papers, somebody standing aside."""
    course = Course(code, name)
    flawed = next(iter(course.case.papers))
    course.do("request_correction", flawed=[flawed])
    silent = [m for m in course.case.procedure.materials if isinstance(m.substitute, Share)]
    course.do("supply", papers=papers(flawed, *(material.code for material in silent[:1])))
    if silent and "report_outage" in course.steps:
        dataset = silent[0].substitute.dataset
        course.do("report_outage", dataset=dataset, why="timeout")
    for step in ("accept", "add_evidence", "recuse"):
        if step in course.steps:
            course.to(step)
    return course


def ended(step: str, code: str, name: str) -> Course:
    return Course(code, name).do(step).later(1).do("archive")


def refused(code: str, name: str, ground: str) -> Course:
    """For a ground that the facts of the case bring with them."""
    return Course(code, name, against=AGAINST[code, ground]).to("refuse").do("serve")


def usual(code: str) -> Iterator[tuple[str, Callable[[], Course]]]:
    names = [name for kind, name in SAMPLES if kind == code]
    for name in names:
        yield f"{code}-{name.replace('/', '-')}", partial(approved, code, name)
    steps = Course(code, names[0]).steps
    for step, word in ENDINGS.items():
        if step in steps:
            yield f"{code}-{word}", partial(ended, step, code, names[0])
    if "request_correction" in steps:
        yield f"{code}-uncorrected", partial(uncorrected, code, names[0])
        yield f"{code}-eventful", partial(eventful, code, names[0])
    if {"accept", "recount"} <= steps:
        late = partial(recounted, code, NEWEST[code], LATE_IN_THE_YEAR)
        yield f"{code}-recounted", late
    if ground := next((ground for kind, ground in AGAINST if kind == code), None):
        yield f"{code}-refused", partial(refused, code, names[0], ground)


LATE_IN_THE_YEAR = date(2026, 12, 14)
"""No calendar is published yet for the days on which the limits end."""
ENDINGS = {
    "decline": "declined",
    "transfer": "transferred",
    "withdraw": "withdrawn",
    "close": "closed",
}
