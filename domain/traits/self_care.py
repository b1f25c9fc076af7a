"""生活自理能力评估: the county, or whom it entrusts, sees what somebody can do unaided."""

from __future__ import annotations

from collections.abc import Iterable

from domain.act import Act
from domain.case import Case, Trait
from domain.personal import Code
from domain.self_care import failed_read, self_care_class
from domain.stage import Stage, during


class SelfCare(Trait):
    self_care: str = ""
    """The class that the latest assessment came to; nothing before the first."""

    class SelfCareAssessed(Case.Event):
        """Which of the six were failed, and the class that follows from it (43 §20-22)."""

        personal = {"failed": "about", "ability": "about"}
        failed: list[Code]
        ability: Code

        def evolve(self, case: SelfCare) -> None:
            case.self_care = self.ability

    @during(Stage.ACCEPTED, Stage.VERIFIED, occurs=True)
    def assess_self_care(self, act: Act, *, failed: Iterable[str]) -> None:
        """``failed`` are codes of ``domain.self_care.ITEMS``.  Raises Malformed."""
        lost = failed_read(failed)
        self.record(self.SelfCareAssessed, act, failed=lost, ability=self_care_class(lost))
