"""急难型临时救助: grave, helped again, over to the Law, written down over the new year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.calendar import Calendar
from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import CALENDAR, Course, act
from tests.cast import officer, papers
from tests.courses.common import Courses


def grave() -> Course:
    """The township may not decide it: the county meets, and gives more than the rule."""
    course = Course("temp_urgent", "2026/township").to("recall_aid")
    course.do("check_data", dataset="hukou", answer={}).do("report_outage", dataset="hukou")
    course.do(
        "assess",
        degree="grave",
        months=2,
        forms=["cash", "goods", "referral"],
        goods=Decimal(500),
        raised_to=Decimal(9000),
        stages=[
            {"month": date(2026, 8, 1), "yuan": Decimal(5000)},
            {"month": date(2026, 9, 1), "yuan": Decimal(3500)},
        ],
    )
    course.do("recuse").do("add_evidence").do("discuss").do("approve")
    course.do("give_aid").do("give_aid", form="goods")
    course.do("give_aid", form="referral", to="charity")
    course.do("hand_in_late", papers=papers("id", "statement", "aid_record"))
    return course.do("serve").later(3).to("complete_record").do("archive")


def again() -> Course:
    """Helped for the same cause half a year ago; the township's meeting agrees once more."""
    aids = [{"cause": "fire", "on": date(2026, 2, 6), "case": "NM-1"}]
    course = Course("temp_urgent", "2026/township").to("accept")
    return course.do("recall_aid", aids=aids).to("give_aid")


def out_of_the_fund() -> Course:
    """The township's reserve has paid, and the cash is handed over."""
    course = Course("temp_urgent", "2026/township").to("approve")
    return course.do("hear_fund", payer="township").do("give_aid").to("complete_record")


def left_to_the_county() -> Course:
    """The reserve does not suffice: goods at once, and the county transfers the money."""
    course = Course("temp_urgent", "2026/township").to("recall_aid")
    course.do("assess", forms=["cash", "goods"], goods=Decimal(200)).do("approve")
    course.do("give_aid", form="goods").do("hear_fund").do("give_aid")
    return course.to("complete_record")


def over_to_the_law() -> Course:
    course = Course("temp_urgent", "2020/county", date(2026, 6, 30)).to("accept")
    by = officer(Role.VERIFIER, Level.TOWNSHIP)
    return course.on(date(2026, 7, 1)).do("rebind", by=by).to("approve")


def over_the_new_year() -> Course:
    """What was provisional is counted again when the holidays of the year are known."""
    course = Course("temp_urgent", "2026/county", date(2026, 12, 24)).to("end_emergency")
    known = Calendar(CALENDAR.rest, CALENDAR.work, date(2027, 12, 31))
    clock = Actor("time", Role.CLOCK, course.case.owner)
    course.later(5).case.recount(replace(act(clock, course.day), calendar=known))
    return course.to("complete_record")


COURSES: Courses = {
    "temp_urgent-grave": grave,
    "temp_urgent-again": again,
    "temp_urgent-out-of-the-fund": out_of_the_fund,
    "temp_urgent-left-to-the-county": left_to_the_county,
    "temp_urgent-over-to-the-law": over_to_the_law,
    "temp_urgent-over-the-new-year": over_the_new_year,
}
