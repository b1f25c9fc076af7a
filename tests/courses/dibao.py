"""低保: contested, filed away, posted twice, taken over by newer rules."""

from __future__ import annotations

from datetime import date

from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import Course
from tests.cast import AWAY, officer, papers, person
from tests.courses.common import Courses, recounted
from tests.kinds.dibao import DIBAO, DIBAO_2022, member


def contested() -> Course:
    """Sent back, related to staff, over the line and disputed, objected to, refused."""
    found = [member(income=DIBAO["members"][1]["income"])]
    course = Course("dibao", "2026/county", date(2026, 8, 3), papers=papers("application"))
    course.do("promise").do("request_correction")
    course.do("supply", papers=[*DIBAO_2022["papers"]], changes={"account": "6217"})
    course.do("report_outage", dataset="disability").do("register_relation").do("accept")
    course.to("start_means_test").do("report_means", result="over", members=found, assets=[])
    course.do("tell_means").do("dispute_means").do("start_means_test").do("report_means")
    course.to("visit_home", disputed=True).do("appraise").to("post_notice")
    course.do("raise_objection").do("reinvestigate").do("add_evidence").to("verify")
    course.do("extend", limit="total") if not course.case.clocks[
        "total"
    ].stretched_for else None
    course.do("note_complaint").do("check_promise").do("recuse").to("review")
    return course.do("refuse", reasons=["false_statement"]).do("serve").do("archive")


def extended() -> Course:
    course = recounted("dibao", "2026/county", date(2026, 11, 30)).do("extend")
    return course.do("close", ground="no_cooperation")


def away() -> Course:
    window = Actor(person("away"), Role.WINDOW, AWAY)
    course = Course("dibao", "2021/county", by=window).do("take_in").do("post_originals")
    return course.do("forward").do("accept").do("withdraw", reason="found work")


def twice_posted() -> Course:
    course = Course("dibao", "2012/county").to("post_county_notice").do("object_to_county")
    return course.to("approve").do("serve").do("evaluate", rating=1)


def rebound() -> Course:
    course = Course("dibao", "2022/county", date(2026, 6, 1)).to("accept")
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    return course.on(date(2026, 7, 2)).do("rebind", by=by).to("approve")


COURSES: Courses = {
    "dibao-contested": contested,
    "dibao-extended": extended,
    "dibao-away": away,
    "dibao-twice-posted": twice_posted,
    "dibao-rebound": rebound,
}
