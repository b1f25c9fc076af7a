"""支出型临时救助: over the line and disputed, objected to, too much for the township."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

from domain.divisions import Level
from domain.office import Role
from tests.builders import Course
from tests.cast import officer, papers
from tests.courses.common import Courses, recounted
from tests.kinds.temp_exp import SPENDING


def contested() -> Course:
    """Sent back, tested twice, objected to, and for the county after all."""
    course = Course("temp_exp", "2026/township", papers=papers("application"))
    course.do("request_correction").do("supply", papers=SPENDING["papers"])
    course.do("accept").do("report_outage", dataset="tekun").do("recuse")
    course.to("start_means_test").do("report_means", result="over")
    course.do("tell_means").do("dispute_means").do("start_means_test").do("report_means")
    course.to("post_notice").do("raise_objection").do("reinvestigate").do("add_evidence")
    course.do("assess", degree="grave", months=3, forms=["cash"], raised_to=Decimal(20000))
    return course.to("approve").do("serve")


def over_to_the_law() -> Course:
    course = Course("temp_exp", "2020/county", date(2026, 6, 29)).to("accept")
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    return course.on(date(2026, 7, 1)).do("rebind", by=by).to("approve")


COURSES: Courses = {
    "temp_exp-contested": contested,
    "temp_exp-over-to-the-law": over_to_the_law,
    "temp_exp-recounted": partial(recounted, "temp_exp", "2026/county", date(2026, 12, 17)),
}
