"""盟市复核 — the level above looks at what a county has verified, before money is decided."""

from __future__ import annotations

from domain.act import Act
from domain.case import Case, Trait
from domain.errors import Malformed
from domain.personal import Code
from domain.stage import Stage, during
from domain.traits.concurrence import AGREED, DISAGREED


class LeagueReview(Trait):
    league_answer: str = ""

    class ReviewedByLeague(Case.Event):
        personal = {"opinion": "about"}
        answer: Code
        opinion: str

        def evolve(self, case: LeagueReview) -> None:
            case.league_answer = self.answer

    @during(Stage.VERIFIED)
    def review_as_league(self, act: Act, *, answer: str, opinion: str) -> None:
        """``agreed`` or ``disagreed``.  Raises Malformed for any other answer."""
        if answer not in (AGREED, DISAGREED):
            raise Malformed("review_as_league", "answer")
        self.record(self.ReviewedByLeague, act, answer=answer, opinion=opinion)
