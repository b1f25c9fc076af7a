"""What is told at steps that several people or bodies take: meetings, sites, another's word."""

from __future__ import annotations

from collections.abc import Iterator

from domain.cases import CASE_TYPES
from domain.form import Field
from interface.http.schemas.drawn import drawn
from interface.http.schemas.fields import (
    Choice,
    Day,
    Form,
    Many,
    Part,
    Text,
)
from interface.http.schemas.patterns import (
    Code,
    Id,
)
from interface.http.schemas.people import Paper
from interface.http.schemas.steps import Happened


def asked(ability: str) -> Iterator[Field]:
    """The questions of every type that has this ability, each once; the domain knows whose."""
    questions = {q.name: q for kind in CASE_TYPES.values() for q in getattr(kind, ability, ())}
    yield from questions.values()


class Certificate(Happened):
    account = Text(2000)
    papers = Many(
        Part(Paper), 20, 1, metadata={"description": "the village_certificate among them"}
    )


class Discussion(Happened):
    attended = Many(Id(), 30, 3)
    minutes = Text(4000)
    proposal = Code(metadata={"description": "approve, refuse, ..."})


Confirmed = drawn("Confirmed", asked("confirms"), optional=True)
"""What another body confirms or corrects."""


class Concurrence(Form):
    answer = Choice("agreed", "disagreed")
    confirmed = Part(Confirmed)


Found = drawn("Found", asked("looks_for"), optional=True)
"""What was found at a place; each type says what it looks for."""


class SiteCheck(Happened):
    investigators = Many(Id(), 10, 2)
    found = Part(Found)
    note = Text(2000, 0, required=False)


class Suspension(Form):
    reason = Code(metadata={"description": "hearing, inspection, expert_review, ..."})
    until = Day(metadata={"description": "when it should go on, as the applicant was told"})
