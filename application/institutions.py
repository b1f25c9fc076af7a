"""养老机构名录 — institutions on file as the office keeps them and as they read themselves."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from application.followups import Followups
from domain.care_institution import CareInstitution
from domain.moment import legal_day
from domain.office import Actor
from domain.waiting import awaited


class Shown(NamedTuple):
    """An institution, and what its reader may do about it now."""

    institution: CareInstitution
    waits: list[dict[str, str]]
    commands: list[str]


class Institutions(Followups):
    kind = CareInstitution

    def read(self, id_: UUID, reader: Actor, purpose: str = "") -> Shown:
        """Noted before it is told.  Raises as ``Access.read``."""
        found = self.casework.of_kind(CareInstitution, id_)
        self.access.read(reader, found, purpose)
        now = self.casework.now()
        return Shown(found, awaited(found), found.open_commands(reader, legal_day(now), now))
