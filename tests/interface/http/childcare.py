"""Children's files on the tour: each step of one is taken, for one child or another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.interface.http.people import TOWNSHIP, citizen, identity_number
from tests.interface.http.test_children import found
from tests.interface.http.town import Caller, Town

TASKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("treatment", {"hospital": "旗人民医院"}),
    ("discharge", {}),
    ("hukou-application", {}),
    ("hukou", {"division": TOWNSHIP}),
    ("disability-rating", {"level": 0}),
    ("insurance", {"number": "I-1"}),
    ("allowance", {"number": "A-1"}),
    ("system-entry", {"number": "S-1"}),
    ("adoption-notice", {"medium": "newspaper", "number": "N-1"}),
    ("notice-answer", {"account": "有人认亲"}),
    ("adoption-notice", {"medium": "newspaper", "number": "N-2"}),
)
TWO_MONTHS = 70


def childcare(town: Town) -> None:
    adopted, staff = file_of(town)
    clerk, head = staff["clerk"], staff["head"]
    carer = town.applicant(citizen()).id
    for noun, words in TASKS:
        step(clerk, adopted, noun, words)
    step(head, adopted, "placement", {"kind_of_family": "foster", "carer": carer})
    step(clerk, adopted, "taking-back", {})
    named = {"name": "其其格", "identity_number": identity_number(881)}
    well(clerk.post(f"/children/{adopted}/identity", named))
    town.clock.advance(TWO_MONTHS)
    town.services.casework.catch_up(UUID(adopted), town.admin)
    step(head, adopted, "adoption", {"certificate": "C-1"})
    well(clerk.get("/children"))
    well(clerk.get(f"/children/{adopted}"))
    home, staff = file_of(town)
    step(staff["head"], home, "way-home", {"guardian": carer, "assessment": "G-1"})
    grown, staff = file_of(town)
    step(staff["head"], grown, "closure", {"ground": "of_age"})


def file_of(town: Town) -> tuple[str, dict[str, Caller]]:
    case, staff = found(town)
    (line,) = staff["clerk"].get(f"/children?case={case}").json["children"]
    return line["id"], staff


def step(by: Caller, child: str, noun: str, words: dict[str, Any]) -> None:
    seen = by.get(f"/children/{child}").headers["ETag"]
    well(by.post(f"/children/{child}/{noun}", words, If_Match=seen))


def well(answer: Any) -> None:
    assert answer.status_code < 300, f"{answer.request.path}: {answer.text}"
