"""运营补贴: put right, inspected, objected to, counted again."""

from __future__ import annotations

from tests.builders import Course
from tests.cast import papers
from tests.courses.common import Courses


def contested() -> Course:
    """A paper short, a register silent, an objection: all of it answered."""
    course = Course("elder_operate", "2021/county", papers=papers("application"))
    course.do("request_correction")
    course.do("supply", papers=papers("roster"))
    course.do("recuse").to("accept").do("suspend").later(7).do("resume")
    course.do("report_outage").do("add_evidence", papers=papers("fire_record"))
    course.to("post_notice").do("raise_objection").later(3)
    return course.to("approve").do("serve")


COURSES: Courses = {"elder_operate-contested": contested}
