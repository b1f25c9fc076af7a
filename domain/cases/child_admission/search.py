"""寻亲 — whose child it is: the police, DNA and a search, a notice, three months."""

from __future__ import annotations

from domain.act import Act
from domain.case import Case, Trait
from domain.errors import Malformed
from domain.personal import Code
from domain.stage import Stage, during

NOBODY, GUARDIAN = "none", "guardian_found"
RESULTS = (NOBODY, GUARDIAN)


class FamilySearch(Trait):
    police_number: str = ""
    dna_sample: str = ""
    search_result: str = ""
    unidentifiable: bool = False

    class PoliceReported(Case.Event):
        """报案: the number of the police's record (捡拾报案证明)."""

        police_number: Code

        def evolve(self, case: FamilySearch) -> None:
            case.police_number = self.police_number

    class SearchRequested(Case.Event):
        """DNA 比对和查找: the number of the sample."""

        dna_sample: Code

        def evolve(self, case: FamilySearch) -> None:
            case.dna_sample = self.dna_sample

    class SearchAnnounced(Case.Event):
        """寻亲公告 of the institution: where it stands; no name of a child is in it."""

        medium: Code
        number: Code

    class SearchReported(Case.Event):
        """查找结果."""

        result: Code

        def evolve(self, case: FamilySearch) -> None:
            case.search_result = self.result

    class FoundUnidentifiable(Case.Event):
        """无法查明: nobody was found in more than three months."""

        def evolve(self, case: FamilySearch) -> None:
            case.unidentifiable = True

    @during(Stage.ACCEPTED, occurs=True)
    def report_police(self, act: Act, *, police_number: str) -> None:
        self.record(self.PoliceReported, act, police_number=police_number)

    @during(Stage.ACCEPTED, occurs=True)
    def request_search(self, act: Act, *, dna_sample: str) -> None:
        self.record(self.SearchRequested, act, dna_sample=dna_sample)

    @during(Stage.ACCEPTED, occurs=True)
    def announce_search(self, act: Act, *, medium: str, number: str) -> None:
        """``medium`` is a code: newspaper, website, ...; ``number`` of the notice."""
        self.record(self.SearchAnnounced, act, medium=medium, number=number)

    @during(Stage.ACCEPTED)
    def report_search(self, act: Act, *, result: str) -> None:
        """``none`` or ``guardian_found``.  Raises Malformed."""
        if result not in RESULTS:
            raise Malformed("result")
        self.record(self.SearchReported, act, result=result)

    @during(Stage.ACCEPTED)
    def find_unidentifiable(self, act: Act) -> None:
        self.record(self.FoundUnidentifiable, act)
