"""节地生态安葬: nobody looks at a place whose position is known."""

from __future__ import annotations

from tests.builders import Course
from tests.courses.common import Courses


def positioned() -> Course:
    course = Course("eco_burial", "2026/ordinary", position="120.083,43.876")
    course.to("accept").ask_registers().do("verify")
    return course.do("approve").do("serve").do("archive")


COURSES: Courses = {
    "eco_burial-positioned": positioned,
}
