"""What every fact says of its making: who did it, in which capacity, and on which day."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import date
from typing import Any

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.personal import Code, PersonId


class Signed(Aggregate.Event):
    """Who did it, in which capacity, for whom, by which channel, and on which legal day.

    Facts of dossiers say more (``Books.Event``): the step, the stage, clocks and readings.
    """

    personal = dict[str, str]()
    """Which fields say something about a person: see ``domain.personal``."""

    _: KW_ONLY
    by: PersonId
    role: Code
    acting_division: Code
    on_behalf_of: PersonId
    channel: Code
    on: date


def signature(act: Act) -> dict[str, Any]:
    """What every signed fact says beside itself; ``timestamp`` is when it is recorded."""
    return {"timestamp": act.at, "on": act.on, **act.by.signature()}
