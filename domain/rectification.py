"""差评整改 — a bad review is checked, answered, put right and asked about again.

Whoever served the applicant handles it (谁办理谁负责).  The rater stays hidden from the
officers the review is about: they may neither see who gave it nor judge it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.books import Books
from domain.clock import Clock
from domain.derived import derived_id
from domain.divisions import DIVISIONS, Division
from domain.errors import (
    DomainError,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
)
from domain.moment import Moment
from domain.office import Actor
from domain.procedure import Procedure
from domain.rating import BAD, level_read
from domain.rectification_contest import Contest
from domain.rectification_rules import (
    JUDGING,
    PROCEDURE,
    Finding,
    Progress,
    limits_read,
)
from domain.stage import during

HANDLED = (Progress.ASSIGNED, Progress.CONTACTED, Progress.VERIFIED, Progress.RECTIFIED)
"""Before the answer to the rater."""


class Rectification(Contest, code="rectification"):
    """One bad review being put right; it has an owner from its first event on."""

    procedures = (PROCEDURE,)

    @staticmethod
    def id_of(case: UUID, version: int) -> UUID:
        """The rectification of the review that this event of the case recorded."""
        return derived_id("rectification", str(case), str(version))

    @classmethod
    def open(
        cls,
        act: Act,
        *,
        case: UUID,
        case_version: int,
        case_kind: str,
        service: str,
        rating: int,
        tags: Iterable[str],
        comment: str,
        rater: str,
        owner: Division,
        rated: Iterable[str],
    ) -> Self:
        """Take in a bad review (level 1 or 2) and give it to the unit that served.

        ``rater`` is empty where the review is anonymous; ``rated`` are the officers it is
        about.  Raises Malformed for a review that is not bad.
        """
        if rating not in BAD:
            raise Malformed("rating", str(rating))
        act = act.doing("open")
        return cls.begin(
            cls.Opened,
            act,
            limits_read(act, owner, named=bool(rater)),
            place=owner,
            about=rater,
            id=cls.id_of(case, case_version),
            procedure=PROCEDURE.name,
            case=str(case),
            case_version=case_version,
            case_kind=case_kind,
            service=service,
            rating=rating,
            tags=list(tags),
            comment=comment,
            owner=str(owner),
            rated=sorted(rated),
        )

    def goals(self) -> tuple[str, ...]:
        return ("close",)

    @during(*HANDLED)
    def assign(self, act: Act, *, owner: str, reason: str) -> None:
        """Give it to another unit of the supervisor's area; no limit starts anew.

        Raises UnknownDivision, NotInArea.
        """
        unit = DIVISIONS.named(owner)
        if not unit.within(act.by.division):
            raise NotInArea(owner)
        self.record(self.Assigned, act, owner=str(unit), reason=reason)

    @during(Progress.ASSIGNED)
    def contact(self, act: Act, *, how: str, reached: bool, note: str = "") -> None:
        """Ask the rater what happened; a try that reached nobody is recorded as that."""
        self.record(self.Contacted, act, how=how, reached=reached, note=note)

    @during(Progress.ASSIGNED, Progress.CONTACTED)
    def verify(self, act: Act, *, finding: str, account: str) -> None:
        """Say what the check found (Finding).  Raises Malformed for any other word."""
        if finding not in set(Finding):
            raise Malformed("finding", finding)
        self.record(self.Verified, act, finding=str(finding), account=account)

    @during(Progress.VERIFIED)
    def plan(self, act: Act, *, reason: str, measures: str) -> None:
        """A complex matter: why it takes longer and what will be done, once."""
        self.is_true("plan")
        self.record(self.Planned, act, reason=reason, measures=measures)

    @during(Progress.VERIFIED)
    def rectify(self, act: Act, *, measures: str) -> None:
        """Say what was put right; only what was found true can be."""
        self.is_true("rectify")
        self.record(self.Rectified, act, measures=measures)

    @during(Progress.VERIFIED, Progress.RECTIFIED)
    def reply(self, act: Act, *, how: str, answer: str) -> None:
        """Tell the rater the result; without a legal basis: explain why not."""
        self.record(self.Replied, act, how=how, answer=answer)

    @during(Progress.REPLIED)
    def revisit(self, act: Act, *, satisfied: bool, note: str = "") -> None:
        """Ask a named rater whether it was put right: each of them (100 %)."""
        self.record(self.Revisited, act, satisfied=satisfied, note=note)

    @during(Progress.REPLIED, Progress.REVISITED)
    def rate_again(self, act: Act, *, rating: int, comment: str = "") -> None:
        """The rater's second verdict, once; the first one stays as it was given."""
        self.record(self.RatedAgain, act, rating=level_read(rating), comment=comment)

    @during(Progress.REPLIED, Progress.REVISITED)
    def close(self, act: Act) -> None:
        """End it: rectified, explained, or excluded because a contest was upheld."""
        explained = "rectified" if self.finding == Finding.TRUE else "explained"
        outcome = "excluded" if self.excluded else explained
        self.record_end(self.Closed, act, outcome=outcome)

    def is_true(self, step: str) -> None:
        if self.finding != Finding.TRUE:
            raise NoLawfulGround(step, self.finding)

    @during(*Progress)
    def recount(self, act: Act) -> None:
        """A year's holidays were published: count again what was provisional."""
        self.record_recount(self.Recounted, act)

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Also the officers the review is about, from what shows the rater or judges it."""
        return super().barred(name, role) | (self.rated if name in JUDGING else frozenset())

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: what the rater called bad again is not closed by the unit itself."""
        yield from super().objections(name, actor, now)
        if name == "close" and self.rated_again in BAD and actor.division == self.owner:
            yield NotYours("a level above")

    def record(
        self,
        event: type[Books.Event],
        act: Act,
        *,
        under: Procedure | None = None,
        clocks: Iterable[Clock] | None = None,
        **facts: Any,
    ) -> None:
        """Under the limits that hold for the owner on that day."""
        rules = under or limits_read(act, self.owner, named=bool(self.rater))
        super().record(event, act, under=rules, clocks=clocks, **facts)
