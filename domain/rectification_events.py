"""差评整改 — the facts that a rectification records.  Its verbs stand in ``rectification``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.divisions import Division
from domain.dossier import Dossier
from domain.personal import Code, PersonId
from domain.post import Side
from domain.rectification_rules import Progress


class Review(Dossier):
    """A bad review and what became of it: the facts, as they are recorded and remembered.

    ``about`` is the rater, empty where the review is anonymous; what is said in words may say
    something about the rater, and is sealed as the rater's.
    """

    stage_type = Progress
    finding = ""
    rated_again = 0

    if TYPE_CHECKING:
        case: UUID
        case_version: int
        case_kind: str
        service: str
        rating: int
        tags: tuple[str, ...]
        comment: Any
        rater: str
        owner: Division
        rated: frozenset[str]

    class Event(Dossier.Event):
        pass

    class Opened(Event, Aggregate.Created):
        """差评接收.  ``owner`` has it from this moment on; ``rated`` served the rater."""

        leads_to = Progress.ASSIGNED
        personal = {"comment": "about"}

        procedure: Code
        case: Code
        case_version: int
        case_kind: Code
        service: Code
        rating: int
        tags: list[Code]
        comment: str
        owner: Code
        rated: list[PersonId]

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)
            case.case, case.case_version = UUID(self.case), self.case_version
            case.case_kind, case.service = self.case_kind, self.service
            case.rating, case.tags, case.comment = self.rating, tuple(self.tags), self.comment
            case.rater = self.about
            case.parties = frozenset({self.about} - {""})
            case.owner = Division(self.owner)
            case.rated = frozenset(self.rated)

    class Assigned(Event):
        """转办: another unit has it from now on."""

        personal = {"reason": "about"}

        owner: Code
        reason: str

        def evolve(self, case: Any) -> None:
            case.owner = Division(self.owner)

    class Contacted(Event):
        """联系核实."""

        leads_to = Progress.CONTACTED
        personal = {"note": "about"}

        how: Code
        reached: bool
        note: str

    class Verified(Event):
        """核查结论."""

        leads_to = Progress.VERIFIED
        personal = {"account": "about"}

        finding: Code
        account: str

        def evolve(self, case: Any) -> None:
            case.finding = self.finding

    class Planned(Event):
        """复杂事项: why it takes longer and what will be done; the limit is stretched."""

        personal = {"reason": "about", "measures": "about"}

        reason: str
        measures: str

    class Rectified(Event):
        """整改."""

        leads_to = Progress.RECTIFIED
        personal = {"measures": "about"}

        measures: str

    class Replied(Event):
        """反馈."""

        leads_to = Progress.REPLIED
        personal = {"answer": "about"}

        how: Code
        answer: str

    class Revisited(Event):
        """回访."""

        leads_to = Progress.REVISITED
        personal = {"note": "about"}

        satisfied: bool
        note: str

    class RatedAgain(Event):
        """再次评价, once."""

        personal = {"comment": "about"}

        rating: int
        comment: str

        def evolve(self, case: Any) -> None:
            case.rated_again = self.rating

    class Closed(Event):
        """办结.  ``outcome``: rectified, explained, or excluded from the unit's figures."""

        leads_to = Progress.CLOSED

        outcome: Code

    class Recounted(Event):
        """A new holiday notice moved ends that were provisional."""

    @property
    def about(self) -> str:
        return self.rater

    def unit(self, side: Side) -> Division:
        """The unit that has it; there is no other side."""
        return self.owner
