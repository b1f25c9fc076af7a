"""Moves a case forward as an office would: whoever may take the next needed step takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from application.calendars import notices
from domain.act import Act
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.dossier import Dossier
from domain.gazette import Gazette
from domain.moment import BEIJING
from domain.office import Actor, AnyDesk, Desk, Line, OwnDesk, Party, Role
from domain.post import Side
from domain.stage import Stage
from domain.traits.cross_region import IntakeUnit, WindowWithin
from domain.traits.data_check import JUDGING
from tests.cast import Against, Sample, applicant, machine, person
from tests.samples import SAMPLES, gazette_entries, published, register, said

CALENDAR = notices()
ENVELOPE = {f.name for f in fields(Dossier.Event)} | {"originator_topic"}
NUMBER = "NM-150421-{}-20260303-00001"
BEFORE_THE_DECISION = frozenset({Stage.SUBMITTED, Stage.ACCEPTED, Stage.VERIFIED})
NOTHING_AGAINST = Against()
ONE_ACT = ("accept", "verify", "approve", "serve")
"""Steps that settling at the counter does all at once."""


def days(number: int) -> timedelta:
    return timedelta(days=number)


def act(by: Actor, day: date, gazette: Gazette | None = None, **more: Any) -> Act:
    """At ten in the morning, Beijing time."""
    at = datetime.combine(day, time(10), BEIJING).astimezone(UTC)
    return Act(by, at, CALENDAR, gazette or published(), **more)


def holder(post: Any, case: Any, number: int = 1) -> Actor:
    """Somebody who sits at this post of this case."""
    if isinstance(post, Party):
        return applicant(case.applicant)
    if isinstance(post, Desk):
        division = case.unit(post.side).at(post.level)
        away = " away" if post.side is Side.INTAKE else ""
        return Actor(person(f"{post} {number}{away}"), post.role, division)
    if isinstance(post, IntakeUnit):
        return machine(case.intake) if post.role is Role.MACHINE else window(case, number)
    if isinstance(post, WindowWithin):
        return window(case, number)
    if isinstance(post, OwnDesk | AnyDesk):
        return Actor(person(f"{post} {number}"), post.role, case.owner)
    if isinstance(post, Line):
        return Actor(person(f"{post} {number}"), post.roles[0], case.owner)
    return Actor(person(f"neighbour {number}"), Role.RESIDENT, case.owner)


def window(case: Any, number: int) -> Actor:
    return Actor(person(f"window {number}"), Role.WINDOW, case.intake)


class Told(NamedTuple):
    """One act of a course, as somebody else could repeat it."""

    day: date
    verb: str
    """``submit`` for the application, empty where time does its part."""
    by: Actor
    words: dict[str, Any]


class Course:
    """The course of one case: the case, the day, what is published, and what was told."""

    def __init__(
        self,
        code: str,
        procedure: str,
        on: date | None = None,
        by: Actor | None = None,
        gazette: Gazette | None = None,
        against: Against = NOTHING_AGAINST,
        **changes: Any,
    ) -> None:
        sample: Sample = SAMPLES[code, procedure]
        kind = CASE_TYPES[code]
        since = max(kind.procedure_named(procedure).since, date(2016, 2, 1))
        self.day = on or sample.on or since + days(36)
        self.against = against
        numbers = {key.replace(".", "__"): value for key, value in against.numbers.items()}
        self.entries = gazette_entries(sample.entries, **numbers)
        self.gazette = gazette or Gazette(self.entries)
        facts = {
            "number": NUMBER.format(code),
            "applicant": applicant().who,
            "owner": str(applicant().division),
            **sample.form,
            **against.changes,
            **changes,
        }
        filing = act(by or sample.by, self.day, self.gazette)
        self.case: Case = kind.submit(filing, **facts)
        self.told = [Told(self.day, "submit", filing.by, facts)]

    def do(self, name: str, by: Actor | None = None, **words: Any) -> Course:
        """This step, by whoever sits at its first post unless somebody is named."""
        name = self.here(name)
        if name == "settle" and name in self.case.done:
            return self
        step = self.case.procedure.step(name)
        actor = by or holder(step.posts[0], self.case)
        usual = {**said(name, self.case, self.day), **self.said_against(name)}
        told = {**usual, **words}
        self.case.verbs[name](self.case, act(actor, self.day, self.gazette), **told)
        self.told.append(Told(self.day, name, actor, told))
        return self

    def said_against(self, name: str) -> dict[str, Any]:
        words = self.against.words.get(name, {})
        return words(self.case, self.day) if callable(words) else words

    def to(self, goal: str, **words: Any) -> Course:
        """This step, and first whatever it still needs."""
        goal = self.here(goal)
        stages = self.case.verbs[goal].stages
        if not stages & BEFORE_THE_DECISION and self.case.stage in BEFORE_THE_DECISION:
            self.to("approve")
        elif self.case.stage == Stage.SUBMITTED and Stage.SUBMITTED not in stages:
            self.to("accept")
        while needed := self.case.procedure.outstanding(self.case, goal):
            self.to(needed[0])
        if goal in JUDGING:
            self.ask_registers()
        if clock := self.case.procedure.step(goal).once_over:
            self.day = max(self.day, self.case.clocks[clock].due + days(1))
        return self.do(goal, **words)

    def up_to(self, goal: str) -> Course:
        """Everything but this step, so that what is recorded next is all there is."""
        self.ready_for(goal).case.collect_events()
        return self

    def ready_for(self, goal: str) -> Course:
        """Everything but this step."""
        goal = self.here(goal)
        if self.case.stage == Stage.SUBMITTED and goal != "settle":
            self.to("accept")
        while needed := self.case.procedure.outstanding(self.case, goal):
            self.to(needed[0])
        if goal in JUDGING:
            self.ask_registers()
        return self

    def ask_registers(self) -> Course:
        """Every register that has to be asked and was not yet, and those a ground rests on."""
        if not hasattr(self.case, "unasked"):
            return self
        asked = self.case.answers.keys()  # type: ignore[attr-defined]
        more = [d for d in self.against.answers if d not in {dataset for dataset, _ in asked}]
        for dataset in dict.fromkeys([*self.case.unasked(), *more]):  # type: ignore[attr-defined]
            told = self.against.answers.get(dataset, {})
            self.answered(dataset, **{**register(dataset, self.case), **told})
        return self

    def answered(self, dataset: str, **answer: Any) -> Course:
        """Whoever verifies has asked a register; where nobody does, who settles."""
        judging = next(step for step in JUDGING if step in self.steps)
        post = self.case.procedure.step(judging).posts[0]
        by = holder(post, self.case)
        return self.do("check_data", by=by, dataset=dataset, answer=answer)

    def here(self, goal: str) -> str:
        """The step that stands for this one where all is done by one act at the counter."""
        at_once = goal in ONE_ACT and goal not in self.steps and "settle" in self.steps
        return "settle" if at_once else goal

    def catch_up(self) -> Course:
        self.case.catch_up(act(applicant(), self.day, self.gazette))
        self.told.append(Told(self.day, "", applicant(), {}))
        return self

    def later(self, number: int) -> Course:
        self.day += days(number)
        return self

    def on(self, day: date) -> Course:
        self.day = day
        return self

    def publishing(self, **numbers: str) -> Course:
        """From now on these figures are published beside or instead of the usual ones."""
        self.gazette = published(**numbers)
        return self

    @property
    def steps(self) -> set[str]:
        return {step.name for step in self.case.procedure.steps}

    @property
    def last(self) -> Any:
        return self.case.pending_events[-1]

    def recorded(self) -> list[tuple[str, dict[str, Any]]]:
        """What happened since it was last asked, without the envelope."""
        return [
            (type(event).__name__, {k: v for k, v in vars(event).items() if k not in ENVELOPE})
            for event in self.case.collect_events()
        ]


def where_the_lot(undrawn: Callable[[], Course], *, falls: bool) -> Course:
    """One of many such courses, all before the draw, on which the lot falls or does not."""
    while True:
        course = undrawn().do("draw_for_visit")
        if course.last.drawn is falls:
            return course


def failing(course: Course) -> list[str]:
    """Codes of the rules that the facts fail, asked of a case at any stage."""
    asked = act(applicant(), course.day, course.gazette).doing("approve")
    return [ground.code for ground in course.case.failing(asked)]
