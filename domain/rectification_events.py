"""差评整改 — the facts that a rectification records.  Its verbs stand in ``rectification``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.divisions import Division
from domain.dossier import Dossier
from domain.rectification_rules import Progress


class Review(Dossier):
    """A bad review and what became of it: the facts, as they are recorded and remembered."""

    finding = ""
    excluded = False
    rated_again = 0
    contested_for = ""

    if TYPE_CHECKING:
        case: UUID
        case_version: int
        service: str
        rating: int
        rater: str
        owner: Division
        rated: frozenset[str]

    class Event(Dossier.Event):
        pass

    class Opened(Event, Aggregate.Created):
        """差评接收.  ``owner`` has it from this moment on; ``about`` is the rater, if known."""

        personal = {"comment": "about"}

        case: str
        case_version: int
        case_kind: str
        service: str
        rating: int
        tags: list[str]
        comment: str
        owner: str
        rated: list[str]

        def evolve(self, case: Any) -> None:
            case.stage = Progress.ASSIGNED
            case.case = UUID(self.case)
            case.case_version = self.case_version
            case.service = self.service
            case.rating = self.rating
            case.rater = self.about
            case.parties = frozenset({self.about} if self.about else ())
            case.owner = Division(self.owner)
            case.rated = frozenset(self.rated)

    class Assigned(Event):
        """转办: another unit has it from now on."""

        owner: str
        reason: str

        def evolve(self, case: Any) -> None:
            case.owner = Division(self.owner)

    class Contacted(Event):
        """联系核实."""

        personal = {"note": "about"}

        how: str
        reached: bool
        note: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.CONTACTED

    class Verified(Event):
        """核查结论."""

        personal = {"account": "about"}

        finding: str
        account: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.VERIFIED
            case.finding = self.finding

    class Planned(Event):
        """复杂事项: the reason it takes longer, what will be done; the limit is stretched."""

        reason: str
        measures: str

    class Rectified(Event):
        """整改."""

        measures: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.RECTIFIED

    class Replied(Event):
        """反馈."""

        personal = {"answer": "about"}

        how: str
        answer: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.REPLIED

    class Revisited(Event):
        """回访."""

        personal = {"note": "about"}

        satisfied: bool
        note: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.REVISITED

    class RatedAgain(Event):
        """再次评价, once."""

        personal = {"comment": "about"}

        rating: int
        comment: str

        def evolve(self, case: Any) -> None:
            case.rated_again = self.rating

    class Contested(Event):
        """申诉."""

        ground: str
        reason: str
        evidence: list[str]

        def evolve(self, case: Any) -> None:
            case.contested_for = self.ground

    class ContestDecided(Event):
        """复核: the level above makes the finding."""

        upheld: bool
        finding: str
        reason: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.VERIFIED
            case.finding = self.finding
            case.excluded = self.upheld

    class Closed(Event):
        """办结."""

        outcome: str

        def evolve(self, case: Any) -> None:
            case.stage = Progress.CLOSED
