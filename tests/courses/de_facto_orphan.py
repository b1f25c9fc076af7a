"""事实无人抚养儿童: objected to, looked at again, changed on the way, over a year's end."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.builders import Course
from tests.cast import papers
from tests.courses.common import Courses, recounted
from tests.kinds.de_facto_orphan import DISABLED, father


def looked_at_again() -> Course:
    """A register says no, and somebody objects when the township has given its opinion."""
    course = Course("de_facto_orphan", "2020/ordinary").to("accept").do("report_outage")
    course.do("add_evidence").do("recuse").ask_registers()
    course.answered("prison", serving=True, term_months=3).do("inquire")
    course.answered("prison", serving=True, term_months=30).to("verify").later(2)
    course.do("note_complaint").do("inquire").do("verify").to("approve").do("serve")
    return course.later(1).do("archive")


def over_to_the_list() -> Course:
    """Begun one by one; the newer list names the situation, and counts for the child."""
    course = Course("de_facto_orphan", "2019/case_by_case", date(2020, 12, 10))
    course.do("request_correction", flawed=["court_judgment"])
    course.do("supply", papers=papers("court_judgment")).to("verify")
    course.on(date(2020, 12, 28)).do("rebind", version="2020")
    return course.to("approve").do("serve").later(1).do("archive")


def nothing_of_it_proven() -> Course:
    course = Course("de_facto_orphan", "2019/ordinary", parents=[father(), DISABLED])
    return course.to("refuse").do("serve")


COURSES: Courses = {
    "de_facto_orphan-looked-at-again": looked_at_again,
    "de_facto_orphan-over-to-the-list": over_to_the_list,
    "de_facto_orphan-not-proven": nothing_of_it_proven,
    "de_facto_orphan-recounted": partial(
        recounted, "de_facto_orphan", "2020/ordinary", date(2026, 12, 14)
    ),
}
