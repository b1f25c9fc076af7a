"""差评整改 — bad reviews as the office works on them, and what each reader may know of them.

The rater is hidden from the officers the review is about: they see its level, its tags and
how far it has come, and neither the case nor the words.  The unit that handles it is told
whom to call when it has to call, and not before.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from application.access import OVERSIGHT
from application.followups import Followups
from domain.clock import Clock
from domain.errors import Conflicted, NotYours
from domain.moment import legal_day
from domain.office import PRIVATE, Actor
from domain.rectification import Rectification
from domain.waiting import awaited

CALLS = frozenset({"contact", "reply", "revisit"})
"""Steps for which somebody has to reach the rater."""


class Shown(NamedTuple):
    """A rectification as its reader may see it; empty is what is kept from them."""

    id: UUID
    version: int
    stage: str
    owner: str
    case_kind: str
    service: str
    rating: int
    tags: tuple[str, ...]
    finding: str
    contested_for: str
    excluded: bool
    rated_again: int
    done: dict[str, date]
    clocks: list[Clock]
    waits: list[dict[str, str]]
    commands: list[str]
    case: UUID | None
    comment: Any
    rater: str


class Rectifications(Followups):
    kind = Rectification

    def read(self, id_: UUID, reader: Actor, purpose: str = "") -> Shown:
        """What this reader may see, noted before it is told.  Raises as ``Access.read``."""
        review = self.casework.of_kind(Rectification, id_)
        self.access.read(reader, review, purpose)
        return self.shown(review, reader)

    def rater(self, id_: UUID, reader: Actor, purpose: str) -> str:
        """The id of whom to call, for who has to call them now.

        Raises Conflicted for an officer the review is about, NotYours where nobody is to be
        called by this reader, and as ``Access.read``.
        """
        review = self.casework.of_kind(Rectification, id_)
        self.access.read(reader, review, purpose)
        if reader.who in review.rated:
            raise Conflicted("read")
        if not CALLS & set(self.commands(review, reader)):
            raise NotYours("read")
        return review.rater

    def shown(self, review: Rectification, reader: Actor) -> Shown:
        is_about_them = reader.who in review.rated
        knows_the_rater = reader.role in (*PRIVATE, *OVERSIGHT) and not is_about_them
        return Shown(
            id=review.id,
            version=review.version,
            stage=str(review.stage),
            owner=str(review.owner),
            case_kind=review.case_kind,
            service=review.service,
            rating=review.rating,
            tags=review.tags,
            finding=review.finding,
            contested_for=review.contested_for,
            excluded=review.excluded,
            rated_again=review.rated_again,
            done=dict(review.done),
            clocks=list(review.clocks.values()),
            waits=awaited(review),
            commands=self.commands(review, reader),
            case=None if is_about_them else review.case,
            comment="" if is_about_them else review.comment,
            rater=review.rater if knows_the_rater else "",
        )

    def commands(self, review: Rectification, reader: Actor) -> list[str]:
        now = self.casework.now()
        return review.open_commands(reader, legal_day(now), now)
