"""临时监护 — a child is looked after at once: examined, treated, taken into custody."""

from __future__ import annotations

from collections.abc import Iterator

from domain.act import Act
from domain.case import Case, Trait
from domain.cases.child_admission.form import SITUATIONS
from domain.cases.child_admission.grounds import identity_known
from domain.clock import Clock
from domain.errors import AlreadyDone, DomainError, Malformed, NoLawfulGround, TooEarly
from domain.moment import Moment
from domain.office import Actor
from domain.people import CreditCode
from domain.personal import Code
from domain.stage import Stage, during
from domain.ticking import tick

HEALTHY, ILL, INFECTION = "healthy", "ill", "infection_suspected"
CONDITIONS = (HEALTHY, ILL, INFECTION)
UNDER_WAY = (Stage.ACCEPTED, Stage.VERIFIED)


class Custody(Trait):
    health: str = ""
    """What the latest check found."""
    treated: bool = False
    """In hospital: treated first, taken in later."""
    institution: str = ""
    """Where the child lives: the credit code of the institution."""

    class Examined(Case.Event):
        """健康检查."""

        personal = {"condition": "about", "note": "about"}
        condition: str
        note: str

        def evolve(self, case: Custody) -> None:
            case.health = self.condition

    class Hospitalised(Case.Event):
        """先救治: treated first."""

        personal = {"hospital": "about"}
        hospital: str

        def evolve(self, case: Custody) -> None:
            case.treated = True

    class Discharged(Case.Event):
        """治愈出院."""

        def evolve(self, case: Custody) -> None:
            case.treated = False

    class CustodyOrdered(Case.Event):
        """临时监护（收住）决定, on a ground of WBF §92 or §94."""

        ground: Code

    class Admitted(Case.Event):
        """入住: taken in; kept apart where an infection is suspected."""

        institution: Code
        kept_apart: bool

        def evolve(self, case: Custody) -> None:
            case.institution = self.institution

    @during(*UNDER_WAY, occurs=True)
    def examine(self, act: Act, *, condition: str, note: str = "") -> None:
        """``healthy``, ``ill`` or ``infection_suspected``.  Raises Malformed."""
        if condition not in CONDITIONS:
            raise Malformed("condition")
        self.record(self.Examined, act, condition=condition, note=note)

    @during(*UNDER_WAY, occurs=True)
    def hospitalise(self, act: Act, *, hospital: str) -> None:
        """Not while the child is in hospital already."""
        self.record(self.Hospitalised, act, hospital=hospital)

    @during(*UNDER_WAY, occurs=True)
    def discharge(self, act: Act) -> None:
        """Only of a child that is in hospital."""
        clocks = list(self.without(act, "admission" if self.institution else ""))
        self.record(self.Discharged, act, clocks=clocks)

    @during(Stage.ACCEPTED)
    def order_custody(self, act: Act, *, ground: str) -> None:
        """The same day, whatever papers are there.  Raises NoLawfulGround."""
        if ground not in {code for code, _ in SITUATIONS}:
            raise NoLawfulGround("order_custody", ground)
        clocks = list(self.without(act, "admission" if self.treated else ""))
        self.record(self.CustodyOrdered, act, clocks=clocks, ground=ground)

    @during(Stage.ACCEPTED, occurs=True)
    def admit(self, act: Act, *, institution: str, kept_apart: bool = False) -> None:
        """By its credit code.  Raises Malformed, also where nobody keeps apart an infection."""
        home = CreditCode.read(institution)
        if self.health == INFECTION and not kept_apart:
            raise Malformed("kept_apart")
        nobody_sought = identity_known.holds(self)
        clocks = list(self.without(act, "" if nobody_sought else "opinion"))
        self.record(
            self.Admitted, act, clocks=clocks, institution=str(home), kept_apart=kept_apart
        )

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: whether the child is in hospital."""
        yield from super().objections(name, actor, now)
        if name == "hospitalise" and self.treated:
            yield AlreadyDone(name)
        if name == "discharge" and not self.treated:
            yield TooEarly(name, "hospitalise")

    def without(self, act: Act, limit: str) -> Iterator[Clock]:
        """The clocks that this step moves but this one, which it is too early to start."""
        moved = tick(self.procedure, self.clocks, act, self.code, self.owner)
        return (clock for clock in moved if clock.limit != limit)
