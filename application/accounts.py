"""账户 — sign-up and sign-in, where no identity platform does it for us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from application.casework import Casework
from application.ledgers.credentials import OFFICER, PERSON
from application.officers import officer_of
from application.orders import Done, Order, Work
from application.passwords import Passwords, check
from application.people import Identity
from application.refusals import SignInRefused, SignUpRefused, UnknownPerson
from domain.act import Act
from domain.appointment import Appointment
from domain.divisions import REGION
from domain.office import Actor, Role
from domain.officer import Officer
from domain.people import ResidentId
from domain.person import Person


class SignedIn(NamedTuple):
    """Who it is, and what an officer may act under at this moment."""

    subject: UUID
    kind: str
    appointments: list[Appointment]
    password_until: datetime | None
    """When a first password runs out: until then it wants replacing."""


@dataclass(frozen=True)
class Accounts:
    casework: Casework
    passwords: Passwords

    def sign_up(self, order: Order, identity: Identity, password: str) -> Done:
        """注册 — an applicant enters name, number and a password, and signs the entry.

        Whoever is on file already gets SignUpRefused: name and number are known to many, and
        must not open what was filed before.  Only the order's command is looked at.  Raises
        Malformed, WeakPassword.
        """
        check(password, identity.name, identity.number)
        own = Actor(str(uuid4()), Role.APPLICANT, REGION, channel="online")
        people = self.casework.people

        def work(act: Act) -> Work:
            entered = people.entered(act, identity, UUID(own.who))
            if entered is None:
                raise SignUpRefused()
            person, claim = entered
            return Work(person, [claim])

        done = self.casework.once(Order(own, order.command), work)
        person = self.person(done.id)
        login = self.passwords.login_of(ResidentId(person.number))
        self.passwords.open(login, done.id, PERSON, password)
        return done

    def open_for_person(self, order: Order, person: UUID) -> str:
        """开户 at a window for somebody on file: the first password, to be said once.

        Raises UnknownPerson, NotYours.
        """

        def work(act: Act) -> Work:
            held = self.person(person)
            held.open_account(act)
            return Work(held)

        self.casework.once(order, work)
        login = self.passwords.login_of(ResidentId(self.person(person).number))
        return self.passwords.first(login, person, PERSON)

    def open_for_officer(self, order: Order, officer: UUID) -> str:
        """开户 by an administrator, or again for a password that was lost.

        Raises UnknownOfficer, NotYours, NotInArea, Conflicted, AlreadyDone.
        """

        def work(act: Act) -> Work:
            held = officer_of(self.casework, officer)
            held.open_account(act)
            return Work(held)

        self.casework.once(order, work)
        return self.passwords.first(officer_of(self.casework, officer).login, officer, OFFICER)

    def sign_in(self, login: str, password: str) -> SignedIn:
        """登录.  Raises SignInRefused, TooManyTries."""
        held = self.passwords.prove(login, password)
        appointments: list[Appointment] = []
        if held.kind == OFFICER:
            officer = self.casework.streams.get(Officer, held.subject)
            if officer is None or officer.revoked_at:
                raise SignInRefused()
            appointments = officer.appointments_at(self.casework.now())
        return SignedIn(held.subject, held.kind, appointments, held.valid_until)

    def person(self, id_: UUID) -> Person:
        found = self.casework.people.person(id_)
        if found is None or found.erased or not found.number:
            raise UnknownPerson()
        return found
