"""Who is calling, in which capacity: what holds at this moment, not when somebody signed in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from application.casework import Casework
from application.ledgers.credentials import OFFICER
from domain.appointment import Appointment
from domain.authorisation import Authorisation
from domain.divisions import REGION
from domain.moment import legal_day
from domain.office import Actor, Role

CHANNELS = {Role.MACHINE: "national"}
RESIDENT = "resident"
"""Acting as nobody's party: a neighbour who objects."""


@dataclass(frozen=True)
class Callers:
    casework: Casework

    def actor(self, kind: str, subject: UUID, acting_as: str = "") -> Actor | None:
        """The actor of a request, or None where that may not be (any more).

        ``acting_as`` is an officer's appointment (not needed by who holds one only); of a
        private person ``resident``, or the id of whom an agent acts for.
        """
        if kind == OFFICER:
            return self.officer(subject, acting_as)
        if acting_as in ("", str(subject)):
            return Actor(str(subject), Role.APPLICANT, REGION, channel="online")
        if acting_as == RESIDENT:
            return Actor(str(subject), Role.RESIDENT, REGION, channel="online")
        return self.agent(subject, acting_as)

    def officer(self, subject: UUID, acting_as: str) -> Actor | None:
        officer = self.casework.standings.now(subject)
        held = officer.appointments_at(self.casework.now()) if officer else []
        chosen = [a for a in held if acting_as in ("", a.id)]
        return self.appointed(subject, chosen[0]) if len(chosen) == 1 else None

    @staticmethod
    def appointed(subject: UUID, appointment: Appointment) -> Actor:
        role = appointment.role
        channel = CHANNELS.get(role, "office")
        return Actor(str(subject), role, appointment.division, channel=channel)

    def agent(self, subject: UUID, principal: str) -> Actor | None:
        """Somebody's agent, if anything is granted today; what, is asked at each case."""
        id_ = Authorisation.id_of(principal, str(subject))
        held = self.casework.streams.get(Authorisation, id_)
        if held is None or not held.valid(legal_day(self.casework.now())):
            return None
        return Actor(str(subject), Role.AGENT, REGION, on_behalf_of=principal, channel="online")
