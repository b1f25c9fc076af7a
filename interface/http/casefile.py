"""A case as its reader may see it: what was asked, where it stands, what can be done now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from application.access import sees_ratings
from domain.answers import Who
from domain.case import Case
from domain.clock import Clock
from domain.masking import masked_account, masked_mobile, masked_name, masked_number
from domain.moment import Moment
from domain.office import Actor
from domain.person import Person
from domain.waiting import awaited
from interface.http.answering import kind, limit, named, place
from interface.http.lines import commands, waiting
from interface.http.verbs import NOUNS

RATING = frozenset({"evaluate", "supplement"})
"""Steps that a rated officer is not shown."""


def shown(
    case: Case, people: Iterable[Person], reader: Actor, now: Moment, *, in_full: bool
) -> dict[str, Any]:
    """``case`` has caught up with time, unsaved; the version shown is the stored one's."""
    return {
        "id": case.id,
        "number": case.number,
        "type": kind(case.code),
        "stage": named(case.stage),
        "procedure": case.procedure,
        "owner": place(str(case.owner)),
        "intake": place(str(case.intake)),
        "submitted_on": case.form.on,
        "decided_on": getattr(case, "decided_on", None),
        "effective_from": getattr(case, "effective_from", None),
        "applicant": case.applicant,
        "people": [person(each, in_full) for each in people],
        "form": form(case, in_full),
        "papers": list(papers(case)),
        "listed": [named(code, case.code) for code in sorted(case.listed)],
        "done": [
            {**named(step), "on": on}
            for step, on in case.done.items()
            if step not in RATING or sees_ratings(reader)
        ],
        "waived": [named(step) for step in case.waived],
        "waits": [waiting(row) for row in awaited(case)],
        "clocks": [clock(each, now.day) for each in case.clocks.values()],
        "commands": commands(case.open_commands(reader, now.day, now.at), NOUNS),
        "ratings": list(ratings(case)) if sees_ratings(reader) else [],
    }


def ratings(case: Case) -> Iterator[dict[str, Any]]:
    for of, rating in case.ratings.items():
        yield {"of": of, **vars(rating)}


def person(who: Person, in_full: bool) -> dict[str, Any]:
    name, number, phone = str(who.name), str(who.number), str(who.phone)
    if who.erased:
        name = number = phone = ""
    elif not in_full:
        name, number = masked_name(name), masked_number(number)
        phone = masked_mobile(phone)
    return {"id": str(who.id), "name": name, "identity_number": number, "phone": phone}


def form(case: Case, in_full: bool) -> dict[str, Any]:
    told = {name: getattr(case.form, name) for name in sorted(case.form_fields())}
    if not in_full and isinstance(told.get("account"), str):
        told["account"] = masked_account(told["account"])
    return told


def papers(case: Case) -> Iterator[dict[str, Any]]:
    for material, held in case.papers.items():
        for paper in held:
            yield {**paper, "material": named(material, case.code)}


def clock(held: Clock, today: date) -> dict[str, Any]:
    return {**vars(held), **limit(held.limit), "light": light(held, today)}


def light(held: Clock, today: date) -> str:
    """Green to half of the limit, yellow to four fifths, red to its end, overdue after it."""
    if not held.runs:
        return ""
    if today > held.due:
        return "overdue"
    if held.warn_on and today >= held.warn_on:
        return "red"
    return "yellow" if held.half_on and today >= held.half_on else "green"


def people_in(value: Any) -> Iterator[str]:
    """The ids of people in a form: whatever stands under ``person``."""
    if isinstance(value, list):
        for part in value:
            yield from people_in(part)
    elif isinstance(value, dict):
        if isinstance(value.get("person"), str):
            yield value["person"]
        for part in value.values():
            yield from people_in(part)


def everybody(case: Case) -> list[str]:
    """The applicant, and whoever the form names."""
    told = [getattr(case.form, name) for name in case.form_fields()]
    asked = [getattr(case.form, q.name) for q in case.asks if isinstance(q, Who)]
    named_there = filter(None, [*asked, *people_in(told)])
    return list(dict.fromkeys([case.applicant, *named_there]))
