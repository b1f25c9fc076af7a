"""儿童入住: treated first, looked for in vain for three months; and one who goes home again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.calendar import Calendar
from domain.office import Actor, Role
from tests.builders import CALENDAR, Course, act
from tests.courses.common import Courses
from tests.kinds.child_admission import FOUND, KNOWN


def treated_and_never_known() -> Course:
    course = Course("child_admission", "2021/county", situation="roaming", papers=[])
    course.to("accept").do("examine", condition="ill").do("hospitalise").do("recuse")
    course.do("order_custody").do("report_police").do("request_search").later(6)
    course.do("discharge").do("examine", condition="infection_suspected")
    course.do("admit", kept_apart=True).do("announce_search").later(120).catch_up()
    course.do("add_evidence", papers=FOUND["papers"]).to("verify").do("approve").do("serve")
    return course.later(1).do("archive")


def home_again() -> Course:
    course = Course("child_admission", "2021/county", **KNOWN).to("admit").later(9)
    course.do("assess_guardian", finding="able").do("return_child")
    return course.later(1).do("archive")


def died_in_hospital() -> Course:
    course = Course("child_admission", "2021/league").to("accept").do("hospitalise")
    return course.later(2).do("close").later(1).do("archive")


def over_the_year() -> Course:
    """The days for the search end in a year whose holidays were not published yet."""
    course = Course("child_admission", "2021/county", date(2026, 12, 30)).to("report_police")
    known = Calendar(CALENDAR.rest, CALENDAR.work, date(2027, 12, 31))
    clock = Actor("time", Role.CLOCK, course.case.owner)
    course.case.recount(replace(act(clock, course.later(1).day), calendar=known))
    return course


COURSES: Courses = {
    "child_admission-treated-first": treated_and_never_known,
    "child_admission-home-again": home_again,
    "child_admission-died": died_in_hospital,
    "child_admission-recounted": over_the_year,
}
