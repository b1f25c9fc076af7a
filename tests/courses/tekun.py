"""特困: contested and appraised, filed from away, objected to, taken over by newer rules."""

from __future__ import annotations

from datetime import date

from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import Course
from tests.cast import AWAY, OYUN, officer, papers, person
from tests.courses.common import Courses
from tests.kinds.tekun import TEKUN, supporter


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


def found_otherwise() -> Course:
    """Another supporter turned up, and support in an institution was chosen in the end."""
    course = Course("tekun", "2026/county", date(2026, 8, 3)).to("visit_home")
    course.do("establish_facts", supporters=[*TEKUN["supporters"], supporter(OYUN, "sibling")])
    return course.do("choose_support").to("approve").do("serve").do("publish_result")


COURSES: Courses = {
    "tekun-found_otherwise": found_otherwise,
    "tekun-contested": contested,
    "tekun-away": away,
    "tekun-rebound": rebound,
}
