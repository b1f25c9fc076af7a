"""Two households of one township, accepted a month apart: each by the rules of its own day."""

from __future__ import annotations

from datetime import date

from tests.builders import Course, Told
from tests.interface.http.conftest import TownOf
from tests.interface.http.replay import Replay

LAST_OF_THE_OLD, FIRST_OF_THE_NEW = date(2021, 6, 1), date(2021, 7, 1)
DECIDED = date(2021, 9, 1)


def accepted_on(day: date, rules: str) -> Course:
    """Filed the day before; everything else is done as if there were no other case."""
    course = Course("dibao", rules, on=date(2021, 5, 31) if day < FIRST_OF_THE_NEW else day)
    return course.on(day).do("accept")


def test_old_rules_and_new_ones_decide_side_by_side_on_the_same_day(town_of: TownOf) -> None:
    old = accepted_on(LAST_OF_THE_OLD, "2012/county").ready_for("approve").on(DECIDED)
    new = accepted_on(FIRST_OF_THE_NEW, "2021/county").ready_for("approve").on(DECIDED)
    for course in (old, new):
        course.do("approve").do("serve")
    town = town_of(old.entries)
    both = {id(course): Replay(town, course) for course in (old, new)}

    acts = [(told, both[id(course)]) for course in (old, new) for told in course.told]
    for told, replay in sorted(acts, key=day_of):
        replay.step(told)

    seen = [replay.applicant.get(f"/cases/{replay.id}").json for replay in both.values()]
    assert [case["procedure"]["version"] for case in seen] == ["2012", "2021"]
    assert [case["decision"]["on"] for case in seen] == [DECIDED.isoformat()] * 2
    first, second = ({step["code"] for step in case["done"]} for case in seen)
    assert {"post_county_notice", "draw_for_visit"} <= first
    assert not {"post_county_notice", "draw_for_visit", "appraise"} & second
    assert "begin_investigation" in second - first


def day_of(act: tuple[Told, Replay]) -> date:
    return act[0].day
