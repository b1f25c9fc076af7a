"""公告 — what was published of one figure in one place: rates, lines, quotas, promised times.

One stream holds every value of a key for a division, with its source and the days on which
it holds.  A decision records what it read, so nothing published later judges it again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.derived import derived_id
from domain.divisions import DIVISIONS, Division
from domain.errors import AlreadyDone, Malformed, NotInArea, NotYours
from domain.figures import AHEAD, EARLIEST, figure_of, longest_span
from domain.gazette import Entry
from domain.office import Role
from domain.personal import Code
from domain.signed import Signed, signature
from domain.topics import name_topics

LONGEST_SOURCE = 200


class Publication(Aggregate):
    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        key: str
        division: Division
        entries: dict[date, Entry]

    class Event(Signed):
        key: Code
        division: Code

    class Opened(Event, Aggregate.Created):
        """The stream exists; what holds is said by the next event."""

        def apply(self, publication: Any) -> None:
            publication.key = self.key
            publication.division = Division(self.division)
            publication.entries = {}

    class Published(Event):
        value: Decimal
        since: date
        until: date | None
        source: Code

        def apply(self, publication: Any) -> None:
            publication.enter(self)

    class Replaced(Event):
        """更正 — the entry of that day said something wrong."""

        personal = {"reason": "by"}
        value: Decimal
        since: date
        until: date | None
        source: Code
        reason: str

        def apply(self, publication: Any) -> None:
            publication.enter(self)

    class Withdrawn(Event):
        """废止 — the entry holds no longer from a day on."""

        personal = {"reason": "by"}
        since: date
        until: date
        reason: str

        def apply(self, publication: Any) -> None:
            withdrawn = publication.entries[self.since]
            publication.entries[self.since] = replace(withdrawn, until=self.until)

    @staticmethod
    def id_of(key: str, division: str) -> UUID:
        return derived_id("publication", key, division)

    @classmethod
    def open(cls, act: Act, *, key: str, division: Division) -> Self:
        """Raises Malformed for a key that no rule reads, UnknownDivision for no such place."""
        figure_of(key)
        DIVISIONS.named(division.code)
        return cls._create(
            cls.Opened,
            id=cls.id_of(key, division.code),
            **signature(act),
            key=key,
            division=division.code,
        )

    def publish(
        self, act: Act, *, value: Decimal, since: date, source: str, until: date | None = None
    ) -> None:
        """A new value from a day on.  AlreadyDone where that day has one: replace it.

        Raises NotYours, NotInArea, Malformed.
        """
        self.check(act, source)
        self.check_entry(act, value, since, until)
        if since in self.entries:
            raise AlreadyDone("publish")
        self.record(self.Published, act, value=value, since=since, until=until, source=source)

    def correct(
        self,
        act: Act,
        *,
        since: date,
        value: Decimal,
        source: str,
        reason: str,
        until: date | None = None,
    ) -> None:
        """Replace the value of that day; decisions already taken keep what they read.

        Raises NotYours, NotInArea, Malformed.
        """
        self.check(act, source)
        self.known(since)
        self.check_entry(act, value, since, until)
        self.record(
            self.Replaced,
            act,
            value=value,
            since=since,
            until=until,
            source=source,
            reason=reason,
        )

    def withdraw(self, act: Act, *, since: date, until: date, reason: str) -> None:
        """End the value that holds from ``since``; ``until`` is the first day without it.

        From its first day on, where it should never have held.  Raises NotYours, NotInArea,
        Malformed, AlreadyDone.
        """
        entry = self.known(since)
        self.check(act, entry.source)
        if not since <= until <= since + longest_span(self.key):
            raise Malformed("until", until.isoformat())
        if entry.until is not None and entry.until <= until:
            raise AlreadyDone("withdraw")
        self.record(self.Withdrawn, act, since=since, until=until, reason=reason)

    def check(self, act: Act, source: str) -> None:
        if act.by.role is not Role.CATALOGUE:
            raise NotYours("catalogue")
        if not self.division.within(act.by.division):
            raise NotInArea(self.division.code)
        if not 0 < len(source.strip()) <= LONGEST_SOURCE:
            raise Malformed("source", "the document that says so")

    def check_entry(self, act: Act, value: Decimal, since: date, until: date | None) -> None:
        """A value that the rules can read, and days on which it can hold."""
        figure = figure_of(self.key)
        if not figure.fits(value):
            raise Malformed("value", f"{figure.least} to {figure.most}", figure.unit)
        if not EARLIEST <= since <= act.today + AHEAD:
            raise Malformed("since", since.isoformat())
        if until is not None and not since < until <= since + longest_span(self.key):
            raise Malformed("until", until.isoformat())

    def known(self, since: date) -> Entry:
        if since not in self.entries:
            raise Malformed("since", since.isoformat())
        return self.entries[since]

    def record(self, event: type[Event], act: Act, **facts: Any) -> None:
        self.trigger_event(
            event, **signature(act), key=self.key, division=self.division.code, **facts
        )

    def enter(self, said: Published | Replaced) -> None:
        self.entries[said.since] = Entry(
            self.key, self.division, said.since, said.value, said.source, said.until
        )


name_topics(Publication, "publication")
