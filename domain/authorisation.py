"""代办授权 — a person lets somebody else act in a case, or in a kind of case, until a day.

One stream per pair of people: whether an agent may act is read from one place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.derived import derived_id
from domain.errors import AlreadyDone, Malformed, NotYours
from domain.office import Role
from domain.personal import Code, PersonId
from domain.signed import Signed, signature
from domain.topics import name_topics


@dataclass(frozen=True)
class Grant:
    """What was allowed: one case, or every case of a type (empty: of any type)."""

    id: str
    case: str
    kind: str
    since: date
    until: date
    """The first day without it."""
    revoked_on: date | None = None

    def valid(self, day: date) -> bool:
        return self.since <= day < self.until and self.revoked_on is None

    def reaches(self, case: str, kind: str) -> bool:
        """Whether it is about this case, of this kind."""
        return case == self.case if self.case else self.kind in ("", kind)

    def covers(self, case: str, kind: str, day: date) -> bool:
        return self.valid(day) and self.reaches(case, kind)


class Authorisation(Aggregate):
    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        principal: str
        agent: str
        grants: dict[str, Grant]

    class Event(Signed):
        principal: PersonId
        agent: PersonId

    class Opened(Event, Aggregate.Created):
        """Nothing is allowed yet; the first grant follows in the same save."""

        def apply(self, authorisation: Any) -> None:
            authorisation.principal = self.principal
            authorisation.agent = self.agent
            authorisation.grants = {}

    class Granted(Event):
        grant: Code
        case: Code
        case_kind: Code
        until: date
        paper: Code
        """SHA-256 of the signed letter, where a window clerk entered it; else empty."""

        def apply(self, authorisation: Any) -> None:
            authorisation.grants[self.grant] = Grant(
                self.grant, self.case, self.case_kind, self.on, self.until
            )

    class Revoked(Event):
        grant: Code

        def apply(self, authorisation: Any) -> None:
            grant = authorisation.grants[self.grant]
            authorisation.grants[self.grant] = replace(grant, revoked_on=self.on)

    @staticmethod
    def id_of(principal: str, agent: str) -> UUID:
        return derived_id("authorisation", principal, agent)

    @classmethod
    def open(cls, act: Act, *, principal: str, agent: str) -> Self:
        if principal == agent:
            raise Malformed("agent", "nobody is their own agent")
        return cls._create(
            cls.Opened,
            id=cls.id_of(principal, agent),
            **signature(act),
            principal=principal,
            agent=agent,
        )

    def grant(
        self, act: Act, *, until: date, case: str = "", kind: str = "", paper: str = ""
    ) -> Grant:
        """授权 — by the person, or by a window clerk who has the signed letter before them."""
        self.check_hand(act, paper)
        if until <= act.on:
            raise Malformed("until", until.isoformat())
        number = str(derived_id("grant", str(self.id), str(self.version + 1)))
        self.record(
            self.Granted, act, grant=number, case=case, case_kind=kind, until=until, paper=paper
        )
        return self.grants[number]

    def revoke(self, act: Act, grant: str) -> None:
        """撤回 — by the person who gave it, or by the agent who lays it down."""
        if act.by.who not in (self.principal, self.agent) and act.by.role is not Role.WINDOW:
            raise NotYours("applicant", "agent", "window")
        held = self.grants.get(grant)
        if held is None:
            raise Malformed("grant", grant)
        if held.revoked_on:
            raise AlreadyDone("revoke")
        self.record(self.Revoked, act, grant=grant)

    def valid(self, day: date) -> bool:
        """Whether anything at all is granted."""
        return any(grant.valid(day) for grant in self.grants.values())

    def covers(self, case: str, kind: str, day: date) -> bool:
        return any(grant.covers(case, kind, day) for grant in self.grants.values())

    def check_hand(self, act: Act, paper: str) -> None:
        own = act.by.role is Role.APPLICANT and act.by.who == self.principal
        with_letter = act.by.role is Role.WINDOW and bool(paper)
        if not (own or with_letter):
            raise NotYours("applicant", "window")

    def record(self, event: type[Event], act: Act, **facts: Any) -> None:
        self.trigger_event(
            event, **signature(act), principal=self.principal, agent=self.agent, **facts
        )


name_topics(Authorisation, "authorisation")
