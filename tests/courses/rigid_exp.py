"""刚性支出困难家庭: a complex one that a meeting decides, and one that is renewed from away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import Course
from tests.cast import AWAY, officer, papers, person
from tests.courses.common import Courses
from tests.kinds.rigid_exp import COMPLEX, NUMBER_BEFORE

FRESH = papers("application", "means_declaration", "authorisation", "spending_vouchers")
"""What no renewal leaves out."""


def complex_one() -> Course:
    """Promised, sent back, over and disputed, extended, discussed by the county, recognised."""
    course = Course("rigid_exp", "2026/county", papers=papers("application"))
    course.do("promise").do("request_correction").do("supply", papers=FRESH)
    course.do("report_outage", dataset="medical").do("register_relation").to("accept")
    course.to("start_means_test").do("report_means", result="over", assets=[])
    course.do("tell_means").do("dispute_means").do("start_means_test").do("report_means")
    course.do("establish_spending", spending={"medical": Decimal(22000)}).do("extend")
    course.to("verify", **COMPLEX["verify"]).do("note_complaint").do("check_promise")
    return course.do("add_evidence").do("recuse").to("approve").do("serve").do("archive")


def renewed() -> Course:
    """Papers are as they were; taken in elsewhere, and taken over by newer rules."""
    window = Actor(person("away"), Role.WINDOW, AWAY)
    course = Course(
        "rigid_exp",
        "2025/county",
        date(2026, 6, 1),
        by=window,
        papers=FRESH,
        renews=NUMBER_BEFORE,
        unchanged=["means_evidence"],
    )
    course.do("take_in").do("post_originals").do("forward").do("accept")
    verifier = officer(Role.VERIFIER, Level.TOWNSHIP)
    return course.on(date(2026, 7, 2)).do("rebind", by=verifier).to("approve").do("serve")


COURSES: Courses = {
    "rigid_exp-complex": complex_one,
    "rigid_exp-renewed": renewed,
}
