"""养老机构备案: promised instead of proved, put right, found false; waiting for a calendar."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.builders import Course
from tests.cast import papers
from tests.courses.common import Courses, recounted


def promised() -> Course:
    """Its register silent, its certificate on paper, its promise not kept."""
    course = Course("elder_filing", "2020/receipt", papers=papers("filing_form"))
    course.do("promise").do("report_outage").do("request_correction")
    course.do("supply", papers=papers("registration"), changes={"beds": 58}).do("recuse")
    course.to("settle").do("check_promise", result="false")
    return course.to("archive")


COURSES: Courses = {
    "elder_filing-promised": promised,
    "elder_filing-recounted": partial(
        recounted, "elder_filing", "2020/receipt", date(2026, 12, 14)
    ),
}
