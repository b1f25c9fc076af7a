"""Replaying a dossier from its events: its history, how it stood at any time, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any
from uuid import UUID

from eventsourcing.application import Application

from application.audit.entries import Entry, entries
from application.audit.plain import Change, differences, state
from application.eventstore.loading import replay
from domain.books import Books
from domain.errors import CaseNotFound, Malformed


@dataclass(frozen=True)
class State:
    """How a dossier stood after one of its events."""

    id: UUID
    kind: str
    version: int
    recorded_at: datetime
    facts: dict[str, Any]


class Audit:
    """Reads streams and nothing else: what a board says is never taken for what happened."""

    def __init__(self, application: Application[UUID]) -> None:
        self.application = application

    def events(
        self, dossier: UUID, *, version: int | None = None, as_of: datetime | None = None
    ) -> Sequence[Any]:
        """Up to a version, or those recorded by then.

        Raises CaseNotFound where there were none yet, Malformed for a version there isn't.
        """
        found: list[Any] = list(self.application.events.get(dossier, lte=version))
        if as_of is not None:
            found = list(takewhile(lambda event: event.timestamp <= as_of, found))
        if not found or not isinstance(found[0], Books.Event):
            raise CaseNotFound(str(dossier))
        if version is not None and found[-1].originator_version != version and as_of is None:
            raise Malformed("version", str(version))
        return found

    def history(
        self, dossier: UUID, *, as_of: datetime | None = None, in_full: bool = True
    ) -> list[Entry]:
        """An entry for each event.  Without ``in_full`` personal facts are hidden."""
        return list(entries(self.events(dossier, as_of=as_of), in_full=in_full))

    def state(
        self, dossier: UUID, *, version: int | None = None, as_of: datetime | None = None
    ) -> State:
        """How it stood at a version or a recording time; without either, how it stands."""
        events = self.events(dossier, version=version, as_of=as_of)
        replayed: Any = replay(None, events)
        last = events[-1]
        return State(
            dossier, last.kind, last.originator_version, last.timestamp, state(replayed)
        )

    def diff(self, dossier: UUID, first: int, last: int) -> list[Change]:
        """What changed from one version to another, field by field; 0 is before the first."""
        before = self.state(dossier, version=first).facts if first else {}
        return list(differences(before, self.state(dossier, version=last).facts))

    def numbered(self, number: str, found: UUID | None) -> UUID:
        """The case of this number.  A board said where to look, its first event whether it is.

        Raises CaseNotFound.
        """
        if found is None or self.events(found, version=1)[0].number != number:
            raise CaseNotFound(number)
        return found
