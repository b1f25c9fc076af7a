"""两项补贴: pushed by the national platform, and waiting for the calendar of another year."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.builders import Course
from tests.cast import machine, papers
from tests.courses.common import Courses, recounted


def pushed() -> Course:
    """By the national platform, asked for more, one of the two granted."""
    course = Course("pwd_subsidy", "2021/anywhere", by=machine(), papers=papers("account"))
    course.do("request_correction", by=machine()).do("supply", changes={"care_months": 2})
    course.do("accept", by=machine()).do("forward", by=machine())
    course.do("add_evidence").do("recuse").do("report_outage", dataset="tekun", why="timeout")
    course.to("concur", confirmed={"level": 2}).do("approve").do("serve", by=machine())
    return course.later(2).do("evaluate", of="acceptance").do("archive")


COURSES: Courses = {
    "pwd_subsidy-pushed": pushed,
    "pwd_subsidy-recounted": partial(recounted, "pwd_subsidy", "2016/home", date(2026, 12, 14)),
}
