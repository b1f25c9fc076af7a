"""A day that no calendar reaches is refused where it is told, and breaks no rule later."""

from datetime import date

import pytest

from domain.errors import Malformed
from tests.builders import Course

NEVER = date(9999, 12, 1)
DAY = date(2026, 8, 5)


def test_a_period_that_never_ends_is_none_to_be_paid_for():
    with pytest.raises(Malformed, match="months"):
        Course("elder_operate", "2021/county", DAY, period_from=NEVER)


@pytest.mark.parametrize("code", ["temp_urgent", "temp_exp"])
@pytest.mark.parametrize("day", [date(2026, 8, 6), NEVER], ids=str)
def test_nobody_was_helped_on_a_day_to_come(code, day):
    course = Course(code, "2026/township", DAY).to("accept")
    aid = {"cause": course.case.form.cause, "on": day}
    with pytest.raises(Malformed, match="aids"):
        course.on(DAY).do("recall_aid", aids=[aid])


def test_who_is_said_to_open_one_day_is_paid_the_rest_as_if_open_today():
    course = Course("elder_build", "2021/county", DAY).up_to("approve")
    code = course.case.form.credit_code
    course.answered("institution", credit_code=code, beds=100, opened_on=NEVER)
    rest_from = course.do("approve").last.rest_from
    assert (rest_from.year, rest_from.day) == (2027, 1)
