"""儿童档案 — as the office keeps them; and who a foundling is, once that is known."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from application.followups import Followups
from application.orders import Done, Order, Work
from application.people import Identity
from application.refusals import NameDiffers, UnknownPerson
from domain.act import Act
from domain.child import Child
from domain.clock import Clock
from domain.errors import AlreadyDone
from domain.moment import legal_day
from domain.office import Actor
from domain.people import ResidentId
from domain.person import Person
from domain.waiting import awaited

REGISTRATION = "register_hukou"
"""The step from whose posts a number is entered: it comes with the registration."""


class Shown(NamedTuple):
    id: UUID
    version: int
    stage: str
    person: str
    owner: str
    cases: tuple[UUID, ...]
    """The applications that have led to it."""
    guardian: str
    institution: str
    has_hukou: bool
    identity_known: bool
    outcome: str
    done: dict[str, date]
    clocks: list[Clock]
    waits: list[dict[str, str]]
    commands: list[str]


class Children(Followups):
    kind = Child

    def read(self, id_: UUID, reader: Actor, purpose: str = "") -> Shown:
        """Noted before it is told.  Raises as ``Access.read``."""
        child = self.casework.of_kind(Child, id_)
        self.access.read(reader, child, purpose)
        now = self.casework.now()
        return Shown(
            id=child.id,
            version=child.version,
            stage=str(child.stage),
            person=child.person,
            owner=str(child.owner),
            cases=child.cases,
            guardian=child.guardian,
            institution=child.institution,
            has_hukou=child.has_hukou,
            identity_known=child.identity_known,
            outcome=child.outcome,
            done=dict(child.done),
            clocks=list(child.clocks.values()),
            waits=awaited(child),
            commands=child.open_commands(reader, legal_day(now), now),
        )

    def identify(self, id_: UUID, order: Order, identity: Identity) -> Done:
        """Name and number of a child that had none, from its registration: the same person.

        Raises AlreadyDone for who has a number, NameDiffers for a number that is somebody
        else's, UnknownPerson for who was erased, Malformed, and as ``take``.
        """
        child = self.casework.of_kind(Child, id_)
        self.access.authorise(order.actor, REGISTRATION, child)
        people = self.casework.people

        def work(act: Act) -> Work:
            number = ResidentId.read(identity.number, act.today)
            person = self.nameless(child)
            held = people.claims((number,)).get(number.number)
            if people.holder(held):
                raise NameDiffers()
            self.named(act, person, identity, number)
            return Work(person, [people.claimed(act, person, number, held)])

        return self.casework.once(order, work)

    def nameless(self, child: Child) -> Person:
        person = self.casework.people.person(child.person)
        if person is None or person.erased:
            raise UnknownPerson()
        if person.number:
            raise AlreadyDone("identify")
        return person

    def named(self, act: Act, person: Person, identity: Identity, number: ResidentId) -> None:
        hashes = self.casework.people.hashes
        person.identify(
            act,
            name=identity.name,
            name_key=hashes.name(identity.name),
            number=number,
            number_key=hashes.number(number),
        )
