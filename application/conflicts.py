"""回避 — who in office has to keep away from a dossier, under whichever id they are known.

An officer is an officer's id and, where it is on file, the id of the same human being as a
private person: parties and households are named by the one, recusals by the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from application.ledgers.streams import Streams
from domain.derived import id_read
from domain.dossier import Dossier
from domain.errors import Conflicted, Malformed
from domain.office import Actor
from domain.officer import Officer

RECUSAL = "recuse"


def check_conflict(streams: Streams, actor: Actor, dossier: Dossier) -> None:
    """Nobody meets in office what they are a party to or recused from.  Raises Conflicted."""
    barred = dossier.barred("", actor.role)
    if not barred:
        return  # who acts for themselves, and time
    officer = officer_named(streams, actor.who)
    if not barred.isdisjoint({actor.who, officer.person if officer else actor.who}):
        raise Conflicted()


def check_recusal(streams: Streams, verb: str, facts: Mapping[str, Any]) -> None:
    """A recusal keeps an officer away, so that it names one.  Raises Malformed."""
    if verb == RECUSAL and officer_named(streams, str(facts.get("person", ""))) is None:
        raise Malformed("person", "is no officer")


def officer_named(streams: Streams, id_: str) -> Officer | None:
    """None for a policy or the installation, which sign with a word."""
    officer = id_read(id_)
    return streams.get(Officer, officer) if officer else None
