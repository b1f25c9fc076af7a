"""申诉复核 — the unit calls a bad review mistaken or malicious; the level above decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from domain.act import Act
from domain.errors import DomainError, NoLawfulGround, OutOfOrder
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code
from domain.rectification_events import Review
from domain.rectification_rules import CONTESTABLE, Finding, Progress
from domain.stage import during


class Contest(Review):
    contested_for = ""
    excluded = False
    """An upheld contest: the review does not count against the unit."""

    class Contested(Review.Event):
        """申诉.  ``evidence`` are the SHA-256 of papers."""

        personal = {"reason": "about"}

        ground: Code
        reason: str
        evidence: list[Code]

        def evolve(self, case: Any) -> None:
            case.contested_for = self.ground

    class ContestDecided(Review.Event):
        """复核: the level above makes the finding."""

        leads_to = Progress.VERIFIED
        personal = {"reason": "about"}

        upheld: bool
        finding: Code
        reason: str

        def evolve(self, case: Any) -> None:
            case.finding = self.finding
            case.excluded = self.upheld

    @during(Progress.ASSIGNED, Progress.CONTACTED, Progress.VERIFIED)
    def contest(self, act: Act, *, ground: str, reason: str, evidence: Iterable[str]) -> None:
        """The unit asks the level above to find the review mistaken or malicious, once.

        ``evidence`` are the SHA-256 of papers; there must be some.
        """
        papers = list(evidence)
        if ground not in CONTESTABLE or not papers:
            raise NoLawfulGround("contest", ground)
        self.record(self.Contested, act, ground=ground, reason=reason, evidence=papers)

    @during(Progress.ASSIGNED, Progress.CONTACTED, Progress.VERIFIED)
    def decide_contest(self, act: Act, *, upheld: bool, reason: str) -> None:
        """The level above finds what the unit said, or that the review is true."""
        finding = self.contested_for if upheld else str(Finding.TRUE)
        self.record(self.ContestDecided, act, upheld=upheld, finding=finding, reason=reason)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: nothing is decided that nobody contests."""
        yield from super().objections(name, actor, now)
        if name == "decide_contest" and "contest" not in self.done:
            yield OutOfOrder(name, ["contest"])
