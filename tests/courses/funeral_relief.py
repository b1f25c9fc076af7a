"""惠民殡葬: settled and claimed, checked and paid; and decided by the county instead."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.builders import Course
from tests.courses.common import Courses, recounted

NAME = "2026/settlement"


def settled() -> Course:
    """At the counter; the claim of the month is drawn, checked and paid."""
    course = Course("funeral_relief", NAME).publishing(
        funeral_relief__claim_check_per_cent="100"
    )
    course.to("settle").later(20).do("claim").do("draw_claim").later(2).do("check_claim")
    return course.later(10).do("reimburse").do("evaluate").do("archive")


def undrawn() -> Course:
    """Decided by the county; nothing of the claim is looked into."""
    course = Course("funeral_relief", NAME).publishing(funeral_relief__claim_check_per_cent="0")
    course.to("approve").do("serve").do("claim").do("draw_claim")
    return course.later(3).do("reimburse").do("archive")


COURSES: Courses = {
    "funeral_relief-settled": settled,
    "funeral_relief-undrawn": undrawn,
    "funeral_relief-over-the-new-year": partial(
        recounted, "funeral_relief", NAME, date(2026, 12, 28)
    ),
}
