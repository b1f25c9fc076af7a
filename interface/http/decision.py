"""How a case ended, with every reason, and what may be done about it (救济途径)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from application.audit.entries import Entry
from domain.divisions import Division
from domain.remedies import REMEDIES, authority
from interface.http.answering import named
from interface.http.messages.words import Words

ENDS = frozenset({"Approved", "Refused", "NotAccepted", "Transferred", "Withdrawn", "Closed"})
SERVED = "Served"


def decision(history: Iterable[Entry], kind: str) -> dict[str, Any] | None:
    """The last event that ended it: what was awarded, or the grounds, each by its name."""
    ends = [entry for entry in history if entry.event in ENDS]
    if not ends:
        return None
    last = ends[-1]
    codes = [*last.facts.get("reasons", ()), *filter(None, [last.facts.get("ground")])]
    return {
        "step": named(last.step),
        "on": last.on,
        "reasons": [named(code, kind) for code in codes],
        "facts": last.facts,
    }


def remedies(history: Iterable[Entry], owner: Division) -> list[dict[str, str]]:
    """Those told when the decision was served, with the authority to turn to."""
    served = [entry for entry in history if entry.event == SERVED]
    codes = served[-1].facts["remedies"] if served else []
    return [{"code": code, "text": text(code, owner)} for code in codes]


def text(code: str, owner: Division) -> str:
    remedy = REMEDIES[code]
    said = Words(remedy.zh, remedy.en).said()
    return said.replace("{authority}", authority(owner))
