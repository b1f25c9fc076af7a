"""出生日期 — what a form says of a birth has to agree with the person's identity number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from application.people import Identity, People
from domain.act import Act
from domain.errors import Malformed


class Told(NamedTuple):
    path: str
    """Within the form, such as ``members.0.born``."""
    person: Identity | str
    born: date


def check_births(people: People, act: Act, facts: Mapping[str, Any]) -> None:
    """Raises Malformed with the path of every date that the person's number contradicts.

    Who has no number, a child not registered yet, is taken at the form's word.
    """
    told = list(births({**facts, **facts.get("changes", {})}))
    known = people.named({t.person for t in told if isinstance(t.person, str)})
    held = {id_: person.born for id_, person in known.items() if not person.erased}
    wrong = []
    for path, person, born in told:
        if isinstance(person, Identity):
            number = people.number_of(person, act)
            by_number = number.born if number else None
        else:
            by_number = held.get(person)
        if by_number not in (None, born):
            wrong.append(path)
    if wrong:
        raise Malformed("form", *wrong)


def births(facts: Mapping[str, Any]) -> Iterator[Told]:
    """Every birth that a form tells of the applicant, and its rows of whom they are about."""
    if facts.get("applicant") and "born" in facts:
        yield Told("born", facts["applicant"], facts["born"])
    for name, rows in facts.items():
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and {"person", "born"} <= row.keys():
                yield Told(f"{name}.{number}.born", row["person"], row["born"])
