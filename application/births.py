"""出生日期 — what is told of births and deaths has to agree with the identity number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from application.people import Identity, People
from domain.act import Act
from domain.errors import Malformed


class Told(NamedTuple):
    path: str
    """Within the form, such as ``members.0.born``."""
    person: Identity | str
    day: date


def check_births(people: People, act: Act, facts: Mapping[str, Any]) -> None:
    """Raises Malformed with the path of every date that the person's number contradicts.

    Who has no number, a child not registered yet, is taken at the form's word.
    """
    told = list(births({**facts, **facts.get("changes", {})}))
    known = born(people, act, (t.person for t in told))
    if wrong := [t.path for t in told if known.get(t.person) not in (None, t.day)]:
        raise Malformed("form", *wrong)


def check_deaths(people: People, act: Act, facts: Mapping[str, Any]) -> None:
    """Raises Malformed with the path of every death before the birth that the number tells."""
    told = list(deaths(facts))
    known = born(people, act, (t.person for t in told))
    if wrong := [t.path for t in told if (known.get(t.person) or date.min) > t.day]:
        raise Malformed("died_on", *wrong)


def born(
    people: People, act: Act, persons: Iterable[Identity | str]
) -> dict[Identity | str, date | None]:
    """By the number of each, where there is one and it was not erased."""
    asked = set(persons)
    known = people.named({p for p in asked if isinstance(p, str)})
    days: dict[Identity | str, date | None] = {
        id_: person.born for id_, person in known.items() if not person.erased
    }
    for identity in asked:
        if isinstance(identity, Identity):
            number = people.number_of(identity, act)
            days[identity] = number.born if number else None
    return days


def births(facts: Mapping[str, Any]) -> Iterator[Told]:
    """Every birth that a form tells of the applicant, and its rows of whom they are about."""
    if facts.get("applicant") and "born" in facts:
        yield Told("born", facts["applicant"], facts["born"])
    for name, rows in facts.items():
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and {"person", "born"} <= row.keys():
                yield Told(f"{name}.{number}.born", row["person"], row["born"])


def deaths(facts: Mapping[str, Any]) -> Iterator[Told]:
    """Every death that is told: of the deceased, or by a register of whoever it was asked of.

    Of whom nothing else is said, that is the ``applicant``.
    """
    form = {**facts, **facts.get("changes", {})}
    rows: list[tuple[str, Any, Any]] = [
        ("", form, form.get("deceased") or form.get("person")),
        ("answer.", facts.get("answer"), facts.get("person")),
    ]
    findings = facts.get("findings")
    for number, found in enumerate(findings if isinstance(findings, list) else ()):
        rows.append((f"findings.{number}.answer.", found["answer"], found.get("person")))
    for path, answer, asked in rows:
        day = answer.get("died_on") if isinstance(answer, dict) else None
        if isinstance(day, date):
            yield Told(f"{path}died_on", asked or facts["applicant"], day)
