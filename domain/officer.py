"""工作人员 — an officer and the appointments held: who could do what on which day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.appointment import Appointment, check_administrator, check_appointable
from domain.derived import derived_id
from domain.divisions import Division
from domain.errors import AlreadyDone, Malformed
from domain.names import name_read
from domain.office import Role
from domain.personal import Code, PersonId
from domain.signed import Signed, signature
from domain.topics import name_topics

LOGIN = re.compile(r"[a-z][a-z0-9.-]{2,39}")


class Officer(Aggregate):
    """A person or a machine in service.  Nothing is ever taken out of the past."""

    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        name: str
        login: str
        person: str
        appointments: dict[str, Appointment]
        revoked_at: datetime | None

    class Event(Signed):
        officer: PersonId

    class Enrolled(Event, Aggregate.Created):
        """``person`` is the officer's id as a private person, where that is on file."""

        personal = dict.fromkeys(("name", "login"), "officer")
        name: str
        login: str
        person: PersonId

        def apply(self, officer: Any) -> None:
            officer.name = self.name
            officer.login = self.login
            officer.person = self.person
            officer.appointments = {}
            officer.revoked_at = None

    class Appointed(Event):
        """The role and division given; ``role`` and ``acting_division`` are the signer's."""

        appointment: Code
        appointed_role: Code
        division: Code
        since: date
        until: date | None

        def apply(self, officer: Any) -> None:
            officer.appointments[self.appointment] = Appointment(
                self.appointment,
                Role(self.appointed_role),
                Division(self.division),
                self.since,
                self.until,
            )

    class AppointmentEnded(Event):
        personal = {"reason": "officer"}
        appointment: Code
        reason: str

        def apply(self, officer: Any) -> None:
            officer.end(self.appointment, self.timestamp)

    class AccountOpened(Event):
        """A first password was handed out, once more if it was lost."""

    class Revoked(Event):
        personal = {"reason": "officer"}
        reason: str

        def apply(self, officer: Any) -> None:
            officer.revoked_at = self.timestamp
            for appointment in tuple(officer.appointments):
                officer.end(appointment, self.timestamp)

    @staticmethod
    def id_of(login: str) -> UUID:
        """A login is never given to a second officer."""
        return derived_id("officer", login)

    @classmethod
    def enrol(cls, act: Act, *, name: str, login: str, person: str = "") -> Self:
        """录用 — take into service; what the officer may do comes by appointment."""
        check_administrator(act, "")
        if not LOGIN.fullmatch(login):
            raise Malformed("login", "3 to 40 of a-z, 0-9, dot, hyphen; the first is a letter")
        officer = cls.id_of(login)
        return cls._create(
            cls.Enrolled,
            id=officer,
            **signature(act),
            officer=str(officer),
            name=name_read(name),
            login=login,
            person=person,
        )

    def appoint(
        self,
        act: Act,
        *,
        role: Role,
        division: Division,
        since: date,
        until: date | None = None,
    ) -> Appointment:
        """任命 — by an administrator whose area holds the division, never by oneself."""
        number = str(derived_id("appointment", str(self.id), str(self.version + 1)))
        new = Appointment(number, role, division, since, until)
        check_administrator(act, str(self.id), new.area)
        if self.revoked_at:
            raise AlreadyDone("revoke")
        check_appointable(new, self.appointments.values())
        self.record(
            self.Appointed,
            act,
            appointment=number,
            appointed_role=str(role),
            division=division.code,
            since=since,
            until=until,
        )
        return new

    def end_appointment(self, act: Act, appointment: str, *, reason: str) -> None:
        """免职 — from this moment on."""
        held = self.appointments.get(appointment)
        if held is None:
            raise Malformed("appointment", appointment)
        if held.ended_at:
            raise AlreadyDone("end_appointment")
        check_administrator(act, str(self.id), held.area)
        self.record(self.AppointmentEnded, act, appointment=appointment, reason=reason)

    def revoke(self, act: Act, *, reason: str) -> None:
        """停用 — everything ends at this moment, for good; the past stays as it was."""
        if self.revoked_at:
            raise AlreadyDone("revoke")
        self.check_administrator(act)
        self.record(self.Revoked, act, reason=reason)

    def open_account(self, act: Act) -> None:
        """开户 — an administrator hands out a first password; who did is kept."""
        if self.revoked_at:
            raise AlreadyDone("revoke")
        self.check_administrator(act)
        self.record(self.AccountOpened, act)

    def check_administrator(self, act: Act) -> None:
        """What touches the officer as a whole needs an area that holds every appointment."""
        held = [a.area for a in self.appointments.values() if not a.ended_at]
        check_administrator(act, str(self.id), *held)

    def record(self, event: type[Event], act: Act, **facts: Any) -> None:
        self.trigger_event(event, **signature(act), officer=str(self.id), **facts)

    def end(self, appointment: str, at: datetime) -> None:
        held = self.appointments[appointment]
        if held.ended_at is None:
            self.appointments[appointment] = replace(held, ended_at=at)

    def appointments_on(self, day: date) -> list[Appointment]:
        """Those held at any hour of that day."""
        return [a for a in self.appointments.values() if a.held_on(day)]

    def appointments_at(self, moment: datetime) -> list[Appointment]:
        return [a for a in self.appointments.values() if a.held_at(moment)]

    def could(self, role: Role, division: Division, day: date) -> bool:
        """Whether this officer held that role at that very division on that day."""
        held = self.appointments_on(day)
        return any((a.role, a.division) == (role, division) for a in held)


name_topics(Officer, "officer")
