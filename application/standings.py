"""在职情况 — what counts of an officer at every request: appointments, and who it is."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from application.ledgers.latest import Latest
from application.ledgers.streams import Streams
from domain.appointment import Appointment
from domain.derived import id_read
from domain.officer import Officer


class Standing(NamedTuple):
    person: str
    """The officer's id as a private person, where that is on file; said once, on enrolment."""
    appointments: tuple[Appointment, ...]

    def appointments_at(self, moment: datetime) -> list[Appointment]:
        return [a for a in self.appointments if a.held_at(moment)]


class Standings:
    def __init__(self, streams: Streams) -> None:
        self.latest = Latest(streams, Officer, standing)

    def now(self, officer: UUID) -> Standing | None:
        """As it is in this moment: whoever was dismissed is so at the next request."""
        return self.latest.now((officer,)).get(officer)

    def known(self, signed: str) -> Standing | None:
        """Who signs under this id: good for the person, maybe not for the appointments.

        None for a policy or the installation, which sign with a word.
        """
        officer = id_read(signed)
        if officer is None:
            return None
        return self.latest.held((officer,))[officer].value or self.now(officer)


def standing(officer: Officer) -> Standing:
    return Standing(officer.person, tuple(officer.appointments.values()))
