"""A small application type, so that boards are tested without the rules of any real one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from uuid import UUID, uuid4

from domain.act import Act
from domain.calendar import Calendar, hours, wd
from domain.case import Case
from domain.divisions import Division, Level
from domain.materials import Material
from domain.office import (
    COUNTY_APPROVER,
    COUNTY_CHECKER,
    INTAKE_WINDOW,
    TOWNSHIP_VERIFIER,
    TOWNSHIP_WINDOW,
    Actor,
    Desk,
    Role,
)
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.usual import CLOSURES, INTAKE_LIMITS, aftermath, intake

VILLAGE = "150102001001"
TOWNSHIP, COUNTY, LEAGUE = VILLAGE[:9], VILLAGE[:6], VILLAGE[:4]
MONDAY = date(2026, 3, 2)
NUMBERS = count(1)
PAPER = {"material": "account", "sha256": "0" * 64, "attachment": str(UUID(int=1))}

COUNTY_DECIDES = Procedure(
    version="2021",
    path="county",
    since=date(2021, 1, 1),
    basis="a test",
    steps=(
        *intake(TOWNSHIP_WINDOW),
        Step("verify", TOWNSHIP_VERIFIER, after=("accept",)),
        Step("approve", COUNTY_APPROVER, after=("verify",)),
        Step("refuse", COUNTY_APPROVER, after=("verify",)),
        *aftermath(TOWNSHIP_WINDOW),
    ),
    materials=(Material("account", "银行账户", "bank account", before=("approve",)),),
    limits=(
        *INTAKE_LIMITS,
        Limit("investigation", wd(10), ("accept",), ("verify",)),
        Limit("decision", wd(20), ("accept",), DECIDING),
        Limit("service", hours(24), DECIDING, ("serve",)),
    ),
    closures=CLOSURES,
)
LEAGUE_DECIDES = COUNTY_DECIDES.but(
    path="league",
    steps=(
        *intake(INTAKE_WINDOW),
        Step("verify", COUNTY_CHECKER, after=("accept",)),
        Step("approve", Desk(Role.APPROVER, Level.LEAGUE), after=("verify",)),
        Step("refuse", Desk(Role.APPROVER, Level.LEAGUE), after=("verify",)),
        *aftermath(INTAKE_WINDOW),
    ),
)


class Allowance(Case, code="boards_allowance"):
    """Decided by the county; by the league where it was filed away from home."""

    title = "样例"
    procedures = (COUNTY_DECIDES, LEAGUE_DECIDES)

    class Submitted(Case.Submitted):
        pass

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: object) -> str:
        return "county" if owner.within(intake) else "league"


class Grant(Case, code="boards_grant"):
    """A second type, to tell figures apart."""

    title = "样例二"
    procedures = (COUNTY_DECIDES,)

    class Submitted(Case.Submitted):
        pass


def at(day: date, hour: int = 2) -> datetime:
    """A moment of that day (UTC)."""
    return datetime.combine(day, time(hour), UTC)


def act(role: Role, division: str, day: date, who: str = "") -> Act:
    actor = Actor(who or f"{role}-{division}", role, Division(division))
    return Act(actor, at(day), Calendar(published_until=date(2030, 12, 31)))


STEPS = ("accept", "verify", "approve", "serve", "evaluate", "archive")


class Told:
    """A case told step by step, each some days after the one before."""

    def __init__(
        self,
        kind: type[Case] = Allowance,
        *,
        owner: str = VILLAGE,
        intake: str = "",
        applicant: str = "",
        number: str = "",
        day: date = MONDAY,
    ) -> None:
        self.day = day
        self.applicant = applicant or str(uuid4())
        self.away = bool(intake) and not owner.startswith(intake)
        self.window = intake or owner[:9]
        self.case = kind.submit(
            act(Role.WINDOW, self.window, day),
            number=number or f"NM-{owner[:6]}-test-{day:%Y%m%d}-{next(NUMBERS):05d}",
            applicant=self.applicant,
            owner=owner,
            papers=[PAPER],
        )
        self.owner = owner

    def actor(self, step: str) -> tuple[Role, str]:
        if step in ("accept", "serve", "archive", "request_correction", "decline"):
            return Role.WINDOW, self.window
        if step == "verify":
            return (
                (Role.CHECKER, self.owner[:6]) if self.away else (Role.VERIFIER, self.owner[:9])
            )
        if step in ("approve", "refuse"):
            return Role.APPROVER, self.owner[:4] if self.away else self.owner[:6]
        return Role.APPLICANT, self.owner

    def then(self, step: str, after: int = 1, **facts: object) -> Told:
        """Take this step, so many days after the last one."""
        self.day += timedelta(days=after)
        role, division = self.actor(step)
        who = self.applicant if role is Role.APPLICANT else ""
        given = {
            "verify": {"findings": "属实"},
            "serve": {"how": "in_person"},
            "evaluate": {"rating": 5},
            "archive": {"file_number": "1"},
        }.get(step, {})
        verb = getattr(self.case, step)
        verb(act(role, division, self.day, who), **{**given, **facts})
        return self

    def upto(self, step: str) -> Told:
        """All the usual steps up to this one."""
        for name in STEPS[: STEPS.index(step) + 1]:
            self.then(name)
        return self


def told(step: str = "", **facts: object) -> Case:
    """A case that has come as far as this step; ``""``: only submitted."""
    made = Told(**facts)  # type: ignore[arg-type]
    return made.upto(step).case if step else made.case


def several(n: int, **facts: object) -> Iterator[Case]:
    """So many cases, spread over all steps."""
    for i in range(n):
        yield told(("", *STEPS)[i % 7], **facts)
