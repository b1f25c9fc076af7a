"""Whole courses of cases, ordinary and eventful: every event of every type happens in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from domain.calendar import Calendar
from domain.divisions import Level
from domain.office import Actor, Role
from tests.builders import CALENDAR, Course, act
from tests.samples import (
    AWAY,
    DIBAO,
    DIBAO_2022,
    SAMPLES,
    machine,
    member,
    officer,
    papers,
    person,
)


def approved(code: str, name: str) -> Course:
    course = Course(code, name).to("approve").do("serve").do("evaluate", comment="quick")
    if code == "dibao":
        course.do("publish_result")
    return course.do("supplement", rating=2).do("archive")


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


def recounted(code: str, name: str, on: date) -> Course:
    """Accepted late in the last year whose calendar is known, until the next one is."""
    course = Course(code, name, on).to("accept").later(9)
    known = Calendar(CALENDAR.rest, CALENDAR.work, date(2027, 12, 31))
    clock = Actor("time", Role.CLOCK, course.case.owner)
    course.case.recount(replace(act(clock, course.day), calendar=known))
    return course


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


def uncorrected(code: str, name: str) -> Course:
    course = Course(code, name, papers=papers("application")).do("request_correction")
    return course.later(60).catch_up()


def ended(step: str, code: str, name: str) -> Course:
    return Course(code, name).do(step).later(1).do("archive")


def pushed() -> Course:
    """By the national platform, asked for more, one of the two granted."""
    course = Course("pwd_subsidy", "2021/anywhere", by=machine(), papers=papers("account"))
    course.do("request_correction", by=machine()).do("supply", changes={"care_months": 2})
    course.do("accept", by=machine()).do("forward", by=machine())
    course.do("add_evidence").do("recuse").do("report_outage", dataset="tekun", why="timeout")
    course.to("concur", confirmed={"level": 2}).do("approve").do("serve", by=machine())
    return course.later(2).do("evaluate", of="acceptance").do("archive")


COURSES: dict[str, Callable[[], Course]] = {
    **{"-".join(key).replace("/", "-"): partial(approved, *key) for key in SAMPLES},
    "dibao-contested": contested,
    "dibao-extended": extended,
    "dibao-away": away,
    "dibao-twice-posted": twice_posted,
    "dibao-rebound": rebound,
    "dibao-uncorrected": lambda: uncorrected("dibao", "2021/county"),
    "dibao-declined": lambda: ended("decline", "dibao", "2021/county"),
    "dibao-transferred": lambda: ended("transfer", "dibao", "2021/county"),
    "pwd_subsidy-pushed": pushed,
    "pwd_subsidy-recounted": partial(recounted, "pwd_subsidy", "2016/home", date(2026, 12, 14)),
    "pwd_subsidy-uncorrected": lambda: uncorrected("pwd_subsidy", "2016/home"),
    "pwd_subsidy-declined": lambda: ended("decline", "pwd_subsidy", "2016/home"),
    "pwd_subsidy-transferred": lambda: ended("transfer", "pwd_subsidy", "2016/home"),
    "pwd_subsidy-withdrawn": lambda: ended("withdraw", "pwd_subsidy", "2016/home"),
    "pwd_subsidy-refused": lambda: (
        Course("pwd_subsidy", "2016/home")
        .to("accept")
        .answered("tekun", member=True)
        .to("verify")
        .do("refuse")
        .do("serve")
    ),
}
