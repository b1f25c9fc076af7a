"""A course of the domain's own tests, walked once more over HTTP by people who sign in.

Everybody in it becomes a citizen with a number or an officer with an appointment; every word
is put as the shape of the request wants it: a person by name and number, a paper uploaded
first, a day and an amount as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.ledgers.credentials import PERSON
from domain.divisions import Division
from domain.moment import BEIJING
from domain.office import PRIVATE, TIME, Actor, Role
from interface.http.schemas.patterns import CreditNumber, Id
from interface.http.schemas.people import Paper, Who
from interface.http.schemas.submissions import FORMS, SUBMISSIONS
from interface.http.verbs import CASES, NOUNS
from tests.builders import Course, Told, holder
from tests.interface.http.people import Citizen, born_on, credit_code
from tests.interface.http.town import Caller, Town
from tests.samples import said

SHAPES = {row.verb: row.form for row in CASES}


class Replay:
    """The same application in this town, and who took part in it."""

    def __init__(self, town: Town, course: Course) -> None:
        self.town, self.course = town, course
        self.code = course.case.code
        self.births = dict(births(course.told))
        self.citizens: dict[str, Citizen] = {}
        self.organisations: dict[str, str] = {}
        self.callers: dict[tuple[str, str, str], Caller] = {}
        self.id = ""

    def walk(self) -> Replay:
        """Every act of the course, each on its day."""
        for told in self.course.told:
            self.step(told)
        return self

    def step(self, told: Told) -> None:
        """One of its acts, on its day."""
        self.go_to(told.day)
        if told.verb == "submit":
            self.well(told, self.submit(told))
            return
        case = self.case
        for drawn in self.drawn_before(told, case):
            self.take(drawn, self.case)
            case = self.case
        self.take(told, case)

    def take(self, told: Told, case: Any) -> None:
        """On the case as it is before this act."""
        self.well(told, self.act(told, case))

    def well(self, told: Told, answer: Any) -> None:
        if answer is not None:
            assert answer.status_code < 300, (self.code, told.verb, answer.text)

    @property
    def case(self) -> Any:
        return self.town.services.casework.case(UUID(self.id))

    def drawn_before(self, told: Told, case: Any) -> Iterator[Told]:
        """A lot falls by case and moment: here a visit may be due that was not there."""
        due = case.procedure.outstanding(case, told.verb) if told.verb else ()
        for verb in due:
            post = case.procedure.step(verb).posts[0]
            words = said(verb, self.course.case, told.day)
            yield Told(told.day, verb, holder(post, self.course.case), words)

    def go_to(self, day: date) -> None:
        self.town.clock.now = datetime.combine(day, time(10), BEIJING)

    def act(self, told: Told, case: Any) -> Any:
        step = case.procedure.step(told.verb) if told.verb else None
        if step is None or (told.by.role is Role.CLOCK and step.once_over):
            self.town.services.casework.catch_up(UUID(self.id), self.town.admin)
            return None
        by = told.by
        if by.role is Role.CLOCK and step.posts == (TIME,):
            self.town.worker()
            return None
        if by.role is Role.CLOCK:  # what arrives by itself can be entered by hand too
            by = holder(next(p for p in step.posts if p is not TIME), self.course.case)
        caller = self.caller(by)
        body = self.put(SHAPES[told.verb], told.words, caller)
        if "changes" in told.words:
            form = FORMS[self.code]()
            body["changes"] = self.put(form, told.words["changes"], caller)
        seen = f'"{case.version}"'
        return caller.step(self.id, NOUNS[told.verb], body, If_Match=seen)

    def submit(self, told: Told) -> Any:
        words = dict(told.words)
        common = {name: words.pop(name) for name in ("applicant", "owner", "papers")}
        del words["number"]
        self.applicant = self.caller(applicant_of(told))
        filer = self.caller(told.by)
        body = {
            "owner": common["owner"],
            "papers": [filer.paper(paper["material"]) for paper in common["papers"]],
            "form": self.put(FORMS[self.code](), words, filer),
        }
        if filer is not self.applicant:
            body["applicant"] = self.citizen(common["applicant"]).told
        assert set(body) <= set(SUBMISSIONS[self.code]().fields)
        answer = filer.post(f"/cases/{self.code}", body)
        self.id = answer.json.get("id", "")
        return answer

    def citizen(self, who: str) -> Citizen:
        if who not in self.citizens:
            self.citizens[who] = born_on(self.births.get(who, date(1970, 3, 1)))
        return self.citizens[who]

    def caller(self, actor: Actor) -> Caller:
        """This somebody, signed in; private people once, whatever they act as."""
        private = actor.role in PRIVATE
        key = (actor.who, "" if private else str(actor.role), str(actor.division))
        if private:
            key = (actor.who, "", "")
        if key not in self.callers:
            self.callers[key] = self.newcomer(actor)
        caller = self.callers[key]
        if actor.role is Role.RESIDENT:
            return self.town.caller(UUID(caller.id), PERSON, "resident")
        return caller

    def signed_in(self, who: str) -> Caller:
        """Somebody whom a form named, and who now looks for themselves."""
        return self.town.caller(self.town.person(self.citizen(who)), PERSON)

    def newcomer(self, actor: Actor) -> Caller:
        if actor.role in PRIVATE:
            return self.town.applicant(self.citizen(actor.who))
        return self.town.colleague(actor.who, actor.role, str(actor.division))

    def put(self, shape: Schema, words: Any, by: Caller) -> dict[str, Any]:
        """These words in the shape of a request."""
        return {
            name: self.value(shape.fields[name], value, by) for name, value in words.items()
        }

    def value(self, field: fields.Field[Any], value: Any, by: Caller) -> Any:
        if isinstance(field, fields.List):
            return [self.value(field.inner, item, by) for item in value]
        if isinstance(field, fields.Nested):
            if isinstance(field.schema, Who):
                return self.citizen(value).told
            if isinstance(field.schema, Paper):
                return by.paper(value["material"])
            return self.put(field.schema, value, by)
        if isinstance(field, CreditNumber):
            return self.organisation(value)
        if isinstance(field, Id):
            return self.id_of(value)
        return plain(value)

    def organisation(self, code: str) -> str:
        """Its credit code here: what is one organisation in two courses is two in a town."""
        if code not in self.organisations:
            self.organisations[code] = credit_code(code[:2])
        return self.organisations[code]

    def id_of(self, who: str) -> str:
        """Of somebody who is known by another id here; of anybody else the same."""
        for (known, _, _), caller in self.callers.items():
            if known == who:
                return caller.id
        if who in self.citizens:
            return str(self.town.person(self.citizens[who]))
        return self.colleague(who)

    def colleague(self, who: str) -> str:
        """An officer whom somebody names; nobody acts for them."""
        place = str(self.course.case.owner)[:9]
        return self.caller(Actor(who, Role.WINDOW, Division(place))).id


def applicant_of(told: Told) -> Actor:
    if told.by.who == told.words["applicant"]:
        return told.by
    return Actor(told.words["applicant"], Role.APPLICANT, told.by.division)


def plain(value: Any) -> Any:
    """As JSON says it."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return str(value) if isinstance(value, date | Decimal) else value


def births(acts: list[Told]) -> Iterator[tuple[str, date]]:
    """When the people were born of whom some words say it."""
    for told in acts:
        if "born" in told.words and "applicant" in told.words:
            yield told.words["applicant"], told.words["born"]
        yield from born_in(told.words)


def born_in(value: Any) -> Iterator[tuple[str, date]]:
    if isinstance(value, dict):
        if {"person", "born"} <= value.keys():
            yield value["person"], value["born"]
        for part in value.values():
            yield from born_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from born_in(part)
