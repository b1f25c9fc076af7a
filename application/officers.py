"""工作人员 — take officers into service, appoint them, end it, and say who they are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from application.casework import Casework
from application.ledgers.credentials import OFFICER, Credentials
from application.orders import Done, Order, Work
from application.people import Identity
from application.refusals import UnknownOfficer
from domain.act import Act
from domain.appointment import Appointment
from domain.divisions import Division
from domain.errors import AlreadyDone
from domain.office import Role
from domain.officer import Officer


class Post(NamedTuple):
    """What somebody is appointed to, from a day until before another."""

    role: Role
    division: Division
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Officers:
    casework: Casework
    credentials: Credentials

    def add(
        self,
        order: Order,
        *,
        name: str,
        login: str,
        number: str = "",
        post: Post | None = None,
    ) -> Done:
        """录用, and the first appointment in the same save.

        With the identity number the officer is known as a private person too, and kept from
        the cases of that person.  Raises AlreadyDone for a login that was given, and whatever
        ``Officer.appoint`` says.
        """

        def work(act: Act) -> Work:
            if self.casework.streams.get(Officer, Officer.id_of(login)):
                raise AlreadyDone("enrol")
            private = [Identity(name, number)] if number else []
            found = self.casework.people.find_or_register(act, private)
            person = found.ids[0] if private else ""
            officer = Officer.enrol(act, name=name, login=login, person=person)
            if post:
                officer.appoint(act, **post._asdict())
            return Work(officer, found.new)

        return self.casework.once(order, work)

    def appoint(
        self,
        order: Order,
        officer: UUID,
        *,
        role: Role,
        division: Division,
        since: date,
        until: date | None = None,
    ) -> Done:
        """任命.  Raises UnknownOfficer and whatever ``Officer.appoint`` says."""

        def work(act: Act) -> Work:
            held = self.officer(officer)
            held.appoint(act, role=role, division=division, since=since, until=until)
            return Work(held)

        return self.casework.once(order, work)

    def end_appointment(
        self, order: Order, officer: UUID, appointment: str, *, reason: str
    ) -> Done:
        """免职, from this moment on."""

        def work(act: Act) -> Work:
            held = self.officer(officer)
            held.end_appointment(act, appointment, reason=reason)
            return Work(held)

        return self.casework.once(order, work)

    def revoke(self, order: Order, officer: UUID, *, reason: str) -> Done:
        """停用: no appointment and no sign-in any more."""

        def work(act: Act) -> Work:
            held = self.officer(officer)
            held.revoke(act, reason=reason)
            return Work(held)

        return self.casework.once(order, work)

    def officer(self, id_: UUID) -> Officer:
        """Raises UnknownOfficer."""
        return officer_of(self.casework, id_)

    def with_login(self, login: str) -> Officer:
        """Raises UnknownOfficer."""
        return self.officer(Officer.id_of(login))

    def all(self, area: Division) -> Iterator[Officer]:
        """Who has an account and holds an appointment within the area now, by login."""
        now = self.casework.now()
        ids = self.credentials.subjects(OFFICER)
        for officer in self.casework.streams.load(Officer, ids).values():
            if any(a.division.within(area) for a in officer.appointments_at(now)):
                yield officer

    def appointments(self, officer: UUID) -> list[Appointment]:
        """What the officer may act under at this moment, by the office's clock."""
        found = self.casework.streams.get(Officer, officer)
        return found.appointments_at(self.casework.now()) if found else []


def officer_of(casework: Casework, id_: UUID) -> Officer:
    """Raises UnknownOfficer."""
    found = casework.streams.get(Officer, id_)
    if found is None:
        raise UnknownOfficer()
    return found
