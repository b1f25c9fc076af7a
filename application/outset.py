"""起办 — what an application asks of the store before it is judged, in one round trip.

The number is drawn, and with the same statement come the claims on the numbers of everybody
named and the news of the figures that applications like this one read last time.  What is read
beyond that is asked for when it is read: a wrong guess costs a round trip and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple
from uuid import UUID

from application.gazettes import Gazettes, Terms
from application.ledgers.numbers import Numbers
from application.named_people import named
from application.people import People
from domain.act import Act
from domain.gazette import Gazette
from domain.person_claim import PersonClaim


class Begun(NamedTuple):
    act: Act
    number: str
    claims: dict[str, PersonClaim]
    terms: Terms


@dataclass(frozen=True)
class Outset:
    people: People
    gazettes: Gazettes
    numbers: Numbers
    most = 10_000
    usual: dict[tuple[str, str], Collection[UUID]] = field(default_factory=dict)
    """What the last application of a type read in a place."""

    def begin(self, act: Act, code: str, owner: str, told: Mapping[str, Any]) -> Begun:
        """The act with what was read for it.  Raises Malformed for a number that is none."""
        asked = self.people.claims_of(act, named(told))
        held = self.gazettes.latest.held(self.usual.get((code, owner), ()))
        seen = {**dict.fromkeys(asked, 0), **{id_: kept.version for id_, kept in held.items()}}
        number, added = self.numbers.draw(owner, code, act.today, seen)
        terms = self.gazettes.terms(held, added)
        claims = self.people.claims_in(asked, [e for e in added if e.originator_id in asked])
        return Begun(replace(act, gazette=Gazette(terms)), number, claims, terms)

    def read(self, code: str, owner: str, terms: Terms) -> None:
        """What was read this time is likely to be read the next time."""
        while len(self.usual) > self.most:
            self.usual.pop(next(iter(self.usual)), None)
        self.usual[code, owner] = terms.read.keys()
