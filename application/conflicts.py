"""回避 — who in office has to keep away from a dossier, under whichever id they are known.

An officer is an officer's id and, where it is on file, the id of the same human being as a
private person: parties and households are named by the one, recusals by the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from application.standings import Standings
from domain.dossier import Dossier
from domain.errors import Conflicted, Malformed
from domain.office import Actor

RECUSAL = "recuse"
TOGETHER = ("investigators", "signed_by", "with_village")
"""In the facts of a step: officers who have done it together with whoever records it."""


def check_conflict(standings: Standings, actor: Actor, dossier: Dossier) -> None:
    """Nobody meets in office what they are a party to or recused from.  Raises Conflicted."""
    barred = dossier.barred("", actor.role)
    if not barred:
        return  # who acts for themselves, and time
    officer = standings.known(actor.who)
    if not barred.isdisjoint({actor.who, officer.person if officer else actor.who}):
        raise Conflicted()


def check_own(standings: Standings, actor: Actor, person: str) -> None:
    """Nobody keeps their own details in office.  Raises Conflicted."""
    officer = standings.known(actor.who)
    if person in (actor.who, officer and officer.person):
        raise Conflicted()


def check_recusal(standings: Standings, verb: str, facts: Mapping[str, Any]) -> None:
    """A recusal keeps an officer away, so that it names one.  Raises Malformed."""
    if verb == RECUSAL and standings.known(str(facts.get("person", ""))) is None:
        raise Malformed("person", "is no officer")


def check_together(
    standings: Standings, dossier: Dossier, verb: str, actor: Actor, facts: Mapping[str, Any]
) -> None:
    """Two pairs of eyes are those of two officers, neither of whom has to keep away.

    Raises Malformed, Conflicted.
    """
    for name in TOGETHER:
        told = facts.get(name) or ()
        for who in [told] if isinstance(told, str) else told:
            officer = standings.known(str(who))
            if officer is None:
                raise Malformed(name, "is no officer")
            if officer.person in dossier.barred(verb, actor.role):
                raise Conflicted(verb, "one of them stands aside")
