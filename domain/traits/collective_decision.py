"""一事一议 — one matter, one meeting: the village certifies, the county meets with minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain.act import Act
from domain.case import Case, Trait
from domain.codes import code_read
from domain.errors import Incomplete
from domain.papers import papers_read, with_papers
from domain.personal import Code, Paper, PersonId
from domain.stage import Stage, during
from domain.traits.together import at_least

CERTIFICATE = "village_certificate"
LEAST = 3
"""People of a meeting that decides together (configurable default)."""
AGREED = "approve"
"""What a meeting proposes that is for the application."""


class CollectiveDecision(Trait):
    proposed: str = ""
    """What the latest meeting proposed."""

    class Certified(Case.Event):
        """The village committee certifies the facts (证明); the paper is on file."""

        personal = {"account": "about"}
        account: str
        papers: list[Paper]

        def evolve(self, case: CollectiveDecision) -> None:
            case.papers = with_papers(case.papers, self.papers)

    class Discussed(Case.Event):
        """集体研究: who met, what the minutes say, what is proposed."""

        personal = {"minutes": "about"}
        attended: list[PersonId]
        minutes: str
        proposal: Code

        def evolve(self, case: CollectiveDecision) -> None:
            case.hands["discuss"] |= frozenset(self.attended)
            case.proposed = self.proposal

    @during(Stage.SUBMITTED, Stage.ACCEPTED, occurs=True)
    def certify(
        self, act: Act, *, account: str, papers: Iterable[Mapping[str, str]] = ()
    ) -> None:
        """``papers`` hold the ``village_certificate``.  Raises Incomplete, Malformed."""
        handed_in = papers_read(papers)
        if not any(paper["material"] == CERTIFICATE for paper in handed_in):
            raise Incomplete(CERTIFICATE)
        self.record(self.Certified, act, account=account, papers=handed_in)

    @during(Stage.ACCEPTED, Stage.VERIFIED, occurs=True)
    def discuss(
        self, act: Act, *, attended: Iterable[str], minutes: str, proposal: str
    ) -> None:
        """At least three different people, none of whom stands aside.  Raises Conflicted."""
        people = at_least(LEAST, attended, self, act)
        self.record(
            self.Discussed,
            act,
            attended=people,
            minutes=minutes,
            proposal=code_read("proposal", proposal),
        )
