"""A small office for the tests of the core: a permit of its own, its officers, its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from eventsourcing.domain import Aggregate

from application.calendars import notices
from domain.act import Act
from domain.calendar import Calendar, cd, hours, wd
from domain.case import Case
from domain.divisions import Division, Level
from domain.dossier import Dossier
from domain.gazette import Entry, Gazette
from domain.grounds import Ground, refuse_if, unless
from domain.materials import Material
from domain.moment import BEIJING
from domain.office import (
    ANYONE,
    COUNTY_APPROVER,
    COUNTY_VERIFIER,
    PARTY,
    TIME,
    TOWNSHIP_WINDOW,
    Actor,
    OwnDesk,
    Role,
)
from domain.personal import Code
from domain.post import Side
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.stage import Stage, during
from domain.usual import CLOSURES, INTAKE_LIMITS, aftermath, intake

CALENDAR = notices()
VILLAGE = Division("150421102201")
REGION = Division("15")
TUESDAY = date(2026, 3, 3)


@refuse_if("禁止区域", "test")
def forbidden_place(case: Permit, act: Act) -> bool:
    """The place is one where it is forbidden."""
    return case.form.what == "forbidden"


@unless("小型", "test")
def small(case: Permit) -> bool:
    """It is small."""
    return bool(case.form.what == "small")


HEAD = Ground("head_of_organ", "本机关负责人批准", "The head of the organ agrees.", "XKF §42")
UNSAFE = Ground("unsafe", "不安全", "It is not safe.", "test")
EARLIER = Procedure(
    version="2019",
    since=date(2019, 4, 23),
    basis="行政许可法",
    materials=(
        Material("application", "申请书", "application"),
        Material("plan", "方案", "plan"),
    ),
    steps=(
        *intake(TOWNSHIP_WINDOW),
        Step("visit", COUNTY_VERIFIER, after=("accept",), unless=(small,), waivable=(HEAD,)),
        Step("object", ANYONE, while_runs="notice", voids=("verify",)),
        Step("verify", COUNTY_VERIFIER, after=("visit",)),
        Step("post", COUNTY_VERIFIER, after=("verify",)),
        Step("end_notice", TIME, after=("post",), once_over="notice"),
        Step("ring", COUNTY_VERIFIER, after=("accept",)),
        Step("pause", COUNTY_VERIFIER),
        Step("resume", COUNTY_VERIFIER),
        Step("waive", COUNTY_APPROVER),
        Step("approve", COUNTY_APPROVER, after=("verify", "end_notice")),
        Step("refuse", COUNTY_APPROVER, after=("verify",)),
        *aftermath(TOWNSHIP_WINDOW),
    ),
    limits=(
        *INTAKE_LIMITS,
        Limit("shelf", wd(9), ("submit",), ("accept",)),
        Limit("visit", wd(10), ("accept",), ("visit",)),
        Limit("phone", hours(24), ("accept",), ("ring",)),
        Limit("notice", cd(7), ("post",), ("end_notice",)),
        Limit(
            "decision",
            wd(20),
            ("accept",),
            DECIDING,
            stretch=wd(30),
            stretch_by=("object",),
            stands_still_for=("hearing",),
        ),
    ),
    refusals=(forbidden_place,),
    judged=(UNSAFE,),
    closures=CLOSURES,
)
LATER = EARLIER.but(
    version="2026",
    since=date(2026, 6, 1),
    materials=(*EARLIER.materials, Material("insurance", "保险单", "policy")),
    without_limits=("phone", "shelf"),
    limits=(
        Limit("decision", wd(15), ("accept",), DECIDING, stands_still_for=("hearing",)),
        Limit("first_look", wd(5), ("accept",), ("verify",)),
    ),
)


class Permit(Case, code="core_permit"):
    title = "许可"
    procedures = (EARLIER, LATER)

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        what: Code

    class Visited(Case.Event):
        personal = {"found": "about"}
        found: str

    class Objected(Case.Event):
        personal = {"text": "by"}
        text: str

    class Posted(Case.Event):
        pass

    class NoticeEnded(Case.Event):
        pass

    class Rung(Case.Event):
        pass

    class Paused(Case.Event):
        pass

    class Resumed(Case.Event):
        pass

    class Approved(Case.Approved):
        fee: Decimal

    @during(Stage.ACCEPTED, occurs=True)
    def visit(self, act: Act, *, found: str = "in order") -> None:
        self.record(self.Visited, act, found=found)

    @during(Stage.VERIFIED)
    def object(self, act: Act, *, text: str = "not next to my house") -> None:
        self.record(self.Objected, act, text=text)

    @during(Stage.VERIFIED)
    def post(self, act: Act) -> None:
        self.record(self.Posted, act)

    @during(Stage.VERIFIED, Stage.ACCEPTED)
    def end_notice(self, act: Act) -> None:
        self.record(self.NoticeEnded, act)

    @during(Stage.ACCEPTED)
    def ring(self, act: Act) -> None:
        self.record(self.Rung, act)

    @during(Stage.ACCEPTED)
    def pause(self, act: Act) -> None:
        clock = self.clocks["decision"].paused(act.now, "hearing", act.calendar)
        self.record(self.Paused, act, clocks=[clock])

    @during(Stage.ACCEPTED)
    def resume(self, act: Act) -> None:
        clock = self.clocks["decision"].resumed(act.now, act.calendar)
        self.record(self.Resumed, act, clocks=[clock])

    def award(self, act: Act) -> dict[str, Any]:
        return {"fee": act.gazette.rate("core_permit.fee", self.owner, act.on)}


class Way(StrEnum):
    """Stages of something that is no application."""

    GIVEN = "given"
    DONE = "done"


ERRAND = Procedure(
    version="1",
    since=date(2020, 1, 1),
    basis="test",
    steps=(Step("give", PARTY), Step("do", OwnDesk(Role.WINDOW))),
    limits=(Limit("doing", wd(1), ("give",), ("do",)),),
)


class Errand(Dossier, code="core_errand"):
    stage_type = Way
    procedures = (ERRAND,)

    if TYPE_CHECKING:
        owner: Division

    class Given(Dossier.Event, Aggregate.Created):
        leads_to = Way.GIVEN
        owner: Code

        def evolve(self, case: Any) -> None:
            case.procedure = ERRAND
            case.parties = frozenset()
            case.owner = Division(self.owner)

    class Done(Dossier.Event):
        leads_to = Way.DONE

    @classmethod
    def give(cls, act: Act, owner: Division) -> Errand:
        return cls.begin(cls.Given, act.doing("give"), ERRAND, place=owner, owner=str(owner))

    def unit(self, side: Side) -> Division:
        return self.owner

    @during(Way.GIVEN)
    def do(self, act: Act) -> None:
        self.record(self.Done, act)


def at_noon(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), BEIJING).astimezone(UTC)


def published(**figures: str) -> Gazette:
    known = {"core_permit.fee": "100", **{k.replace("__", "."): v for k, v in figures.items()}}
    start = date(2004, 1, 1)
    return Gazette(Entry(key, REGION, start, Decimal(v), "样例") for key, v in known.items())


def act(
    by: Actor,
    day: date,
    *,
    hour: int = 12,
    gazette: Gazette | None = None,
    occurred_on: date | None = None,
    calendar: Calendar = CALENDAR,
) -> Act:
    return Act(by, at_noon(day, hour), calendar, gazette or published(), occurred_on)


def officer(role: Role, level: Level, name: str = "", place: Division = VILLAGE) -> Actor:
    division = place.at(level)
    assert division
    return Actor(name or f"{role}-{level}", role, division)


APPLICANT = Actor("p1", Role.APPLICANT, VILLAGE, channel="online")
NEIGHBOUR = Actor("n1", Role.RESIDENT, VILLAGE)
WINDOW = officer(Role.WINDOW, Level.TOWNSHIP)
VERIFIER = officer(Role.VERIFIER, Level.COUNTY)
APPROVER = officer(Role.APPROVER, Level.COUNTY)
PAPER = {"sha256": "a" * 64, "attachment": "00000000-0000-4000-8000-000000000001"}


def papers(*materials: str) -> list[dict[str, str]]:
    return [{"material": material, **PAPER} for material in materials]


def filed(day: date = TUESDAY, *handed_in: str, **changes: Any) -> Permit:
    """A permit asked for, with all its papers unless some are named."""
    facts: dict[str, Any] = {
        "number": "NM-150421-core_permit-20260303-00001",
        "applicant": "p1",
        "owner": str(VILLAGE),
        "papers": papers(*(handed_in or ("application", "plan"))),
        "what": "kiosk",
        **changes,
    }
    return Permit.submit(act(APPLICANT, day), **facts)


def accepted(day: date = TUESDAY, **changes: Any) -> Permit:
    case = filed(day, **changes)
    case.accept(act(WINDOW, day))
    return case


def verified(day: date = TUESDAY, **changes: Any) -> Permit:
    case = accepted(day, **changes)
    case.visit(act(VERIFIER, day))
    case.verify(act(VERIFIER, day), findings="in order")
    return case


def days(number: int) -> timedelta:
    return timedelta(days=number)


def last(case: Dossier) -> Any:
    return case.pending_events[-1]


def codes(objections: Iterable[Any]) -> list[str]:
    return [objection.code for objection in objections]
