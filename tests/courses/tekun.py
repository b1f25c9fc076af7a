"""特困: contested and appraised, filed from away, objected to, taken over by newer rules."""

from __future__ import annotations

from datetime import date
from functools import partial

from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import Course
from tests.cast import AWAY, officer, papers, person
from tests.courses.common import Courses, recounted
from tests.kinds.tekun import TEKUN


def contested() -> Course:
    """Sent back, related to staff, appraised, objected to, complained of, refused."""
    course = Course(
        "tekun", "2026/county", date(2026, 8, 3), papers=papers("statement", "commitment")
    )
    course.do("request_correction")
    course.do("supply", papers=TEKUN["papers"], changes={"related_to_staff": True})
    course.do("report_outage", dataset="disability").do("accept").do("register_relation")
    course.do("visit_home", disputed=True).do("appraise").later(3).to("post_notice").later(2)
    course.do("raise_objection").do("reinvestigate").do("add_evidence").later(5).to("verify")
    course.do("note_complaint").do("recuse").to("assess_self_care").to("review")
    return course.do("refuse", reasons=["false_statement"]).do("serve").do("archive")


def away() -> Course:
    window = Actor(person("away"), Role.WINDOW, AWAY)
    course = Course("tekun", "2021/county", by=window).do("take_in").do("post_originals")
    return course.do("forward").do("accept").do("withdraw", reason="moved to a daughter")


def rebound() -> Course:
    course = Course("tekun", "2021/county", date(2026, 6, 1)).to("accept")
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    return course.on(date(2026, 7, 2)).do("rebind", by=by).to("approve")


COURSES: Courses = {
    "tekun-contested": contested,
    "tekun-away": away,
    "tekun-rebound": rebound,
    "tekun-recounted": partial(recounted, "tekun", "2026/county", date(2026, 12, 14)),
}
