"""The aggregate that both stores save and load: neither side has anything to gain from it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from benchmarks.ground import Ground
from domain.topics import name_topics

APPLICANT = {"name": "样例", "division": "150102001001", "note": "低保申请"}


class Note(Aggregate):
    @event("Opened")
    def __init__(self, applicant: dict[str, str], kind: str) -> None:
        self.applicant = applicant
        self.kind = kind

    @event("Added")
    def add(self, by: str, text: str) -> None:
        self.last = text


name_topics(Note, "benchmark_note")


def opened() -> Note:
    return Note(APPLICANT, "dibao")


def with_events(count: int) -> Note:
    note = opened()
    for n in range(1, count):
        note.add("officer", f"{datetime.now(UTC):%F} {n}")
    return note


def ours(here: Ground, commit: str = "on") -> Application[Any]:
    name = here.once(f"ours, commit {commit}", lambda: here.ours(commit))
    return Application(
        env={"PERSISTENCE_MODULE": "application.eventstore", "DATABASE_URL": here.url(name)}
    )


def peer(here: Ground, commit: str = "on", **more: str) -> Application[Any]:
    name = here.once(f"peer, commit {commit}", lambda: here.fresh("peer", commit))
    return Application(env=here.peer(name, **more))
