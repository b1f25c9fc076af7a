"""What an applicant said of the service, as they are shown it."""

from __future__ import annotations

from typing import Any

from tests.interface.http.courses import Course
from tests.interface.http.town import Town


def test_a_supplement_stands_beside_the_first_rating(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("serve")
    course.do("evaluate", rating=4)

    def shown() -> dict[str, Any]:
        ratings = course.applicant.get(f"/cases/{course.id}").json["ratings"]
        return {k: v for k, v in ratings[0].items() if k != "supplement_until"}

    first = {"of": "result", "rating": 4, "supplemented": False, "supplement": None}
    assert shown() == first
    course.do("supplement", comment="谢谢")
    assert shown() == {**first, "supplemented": True}


def test_another_level_in_a_supplement_is_told_apart(town: Town) -> None:
    course = Course(town, "pwd_subsidy").to("serve")
    course.do("evaluate", rating=4)
    course.do("supplement", rating=3)
    rating = course.applicant.get(f"/cases/{course.id}").json["ratings"][0]
    assert (rating["rating"], rating["supplement"], rating["supplemented"]) == (4, 3, True)
