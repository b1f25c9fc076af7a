"""Facts outside the dossiers: signed and dated like a case's, but without steps and clocks."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import date
from typing import Any

from eventsourcing.domain import Aggregate

from domain.act import Act


class Signed(Aggregate.Event):
    """Who did it, in which capacity, for whom, by which channel, and on which legal day."""

    personal = dict[str, str]()

    _: KW_ONLY
    by: str
    role: str
    acting_division: str
    on_behalf_of: str
    channel: str
    on: date


def signature(act: Act) -> dict[str, Any]:
    """What every signed fact says beside itself; ``timestamp`` is when it is recorded."""
    return {
        "timestamp": act.at,
        "by": act.by.who,
        "role": str(act.by.role),
        "acting_division": str(act.by.division),
        "on_behalf_of": act.by.on_behalf_of,
        "channel": act.by.channel,
        "on": act.on,
    }
