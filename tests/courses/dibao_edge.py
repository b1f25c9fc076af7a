"""低保边缘家庭: contested like the minimum living allowance, and filed away from home."""

from __future__ import annotations

from datetime import date

from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import Course
from tests.cast import AWAY, officer, papers, person
from tests.courses.common import Courses
from tests.kinds.dibao import asset
from tests.kinds.dibao_edge import EDGE_2023


def contested() -> Course:
    """Promised, sent back, over and disputed, objected to, extended, refused."""
    course = Course("dibao_edge", "2026/county", papers=papers("application"))
    course.do("promise").do("request_correction").do("supply", papers=EDGE_2023["papers"])
    course.do("report_outage", dataset="medical").do("register_relation").to("accept")
    course.to("start_means_test").do("report_means", result="over", assets=[])
    course.do("tell_means").do("dispute_means").do("start_means_test")
    course.do("report_means", assets=[asset("deposits", 9000)])
    course.to("visit_home", disputed=True).do("appraise").do("extend").to("post_notice")
    course.do("raise_objection").do("reinvestigate").do("add_evidence").to("verify")
    course.do("note_complaint").do("check_promise").do("recuse").to("review")
    return course.do("refuse", reasons=["false_statement"]).do("serve").do("archive")


def away() -> Course:
    """Taken in by a window of another league, taken over by newer rules, recognised."""
    window = Actor(person("away"), Role.WINDOW, AWAY)
    course = Course("dibao_edge", "2023/county", date(2026, 6, 1), by=window)
    course.do("take_in").do("post_originals").do("forward").do("accept")
    verifier = officer(Role.VERIFIER, Level.TOWNSHIP)
    return course.on(date(2026, 7, 2)).do("rebind", by=verifier).to("approve").do("serve")


COURSES: Courses = {
    "dibao_edge-contested": contested,
    "dibao_edge-away": away,
}
