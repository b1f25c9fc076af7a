"""Personal data in full: an act of its own, noted before it is done, and rationed."""

from __future__ import annotations

from application.access import ANSWERED
from application.ledgers.allowance import Rate
from application.refusals import TooManyTries
from domain.case import Case
from domain.office import Actor, Role
from interface.http.conditions import purpose
from interface.http.services import services

REVEALS = Rate(30, 30 / 3600)
"""So many an hour for each officer (configurable default)."""


def revealed(reader: Actor, case: Case) -> bool:
    """Auditors are noted, not rationed.  Raises TooManyTries."""
    rationed = reader.role is not Role.AUDITOR
    if rationed and not services().allowance.take(f"reveal:{reader.who}", REVEALS):
        raise TooManyTries()
    services().access.note(reader, case.id, f"reveal:{purpose()}", ANSWERED)
    return True
