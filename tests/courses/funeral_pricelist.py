"""收费清单: one that waits for the calendar of another year."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.courses.common import Courses, recounted

COURSES: Courses = {
    "funeral_pricelist-over-the-new-year": partial(
        recounted, "funeral_pricelist", "2026/county", date(2026, 12, 28)
    ),
}
