"""运营补贴: put right, inspected, objected to, counted again; waiting for a calendar."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.builders import Course
from tests.cast import papers
from tests.courses.common import Courses, recounted


def contested() -> Course:
    """A paper short, a register silent, an objection: all of it answered."""
    course = Course("elder_operate", "2021/county", papers=papers("application"))
    course.do("request_correction")
    course.do("supply", papers=papers("roster"))
    course.do("recuse").to("accept").do("suspend").later(7).do("resume")
    course.do("report_outage").do("add_evidence", papers=papers("fire_record"))
    course.to("post_notice").do("raise_objection").later(3)
    return course.to("approve").do("serve")


COURSES: Courses = {
    "elder_operate-contested": contested,
    "elder_operate-recounted": partial(
        recounted, "elder_operate", "2021/county", date(2026, 11, 30)
    ),
}
