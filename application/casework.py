"""Casework (办件): take an application in, move it along, answer a repeat as the first time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from application import claims
from application.births import check_births, check_deaths
from application.conflicts import check_conflict, check_recusal, check_together
from application.eventstore.datastore import Engine
from application.eventstore.sealing import Keys
from application.keyed_hash import KeyedHash
from application.ledgers.numbers import Numbers
from application.named_people import named, with_ids
from application.orders import Done, Order, Work
from application.outset import Outset
from application.people import Identity, People
from application.records import Records
from domain.act import Act
from domain.calendar import Calendar
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.dossier import Dossier
from domain.errors import NotInProcedure, StaleCase
from domain.open_application import OpenApplication
from domain.person_claim import PersonClaim
from domain.stage import Verb
from domain.traits.data_check import DataCheck

EXACT = frozenset({"verify", "approve", "refuse", "serve", "decide_change"})
"""Steps that judge the file as it was seen: on any other version they are refused."""


class Casework(Records):
    """What is done with applications, and with every other dossier step by step."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        hashes: KeyedHash,
        *,
        now: Callable[[], datetime],
        calendar: Callable[[], Calendar] | None = None,
    ) -> None:
        super().__init__(engine, keys, now=now, calendar=calendar)
        self.people = People(self.streams, hashes)
        self.outset = Outset(self.people, self.gazettes, Numbers(engine))

    def submit(
        self,
        code: str,
        order: Order,
        *,
        applicant: Identity | str,
        owner: str,
        papers: list[dict[str, str]],
        form: Mapping[str, Any],
    ) -> Done:
        """File an application of this type: new people, their claims and the case in one save.

        Raises Objections and every other refusal of the type's ``submit``,
        DuplicateApplication, Conflicted for an officer of the household, Malformed,
        NameDiffers, KeyReused.
        """
        kind = CASE_TYPES[code]

        def work(act: Act) -> Work:
            told = {"applicant": applicant, **form}
            act, number, claims, terms = self.outset.begin(act, code, owner, told)
            check_deaths(self.people, act, told)
            facts, people = self.resolved(act, told, claims)
            case = kind.submit(act, number=number, owner=owner, papers=papers, **facts)
            self.outset.read(code, owner, terms)
            check_conflict(self.standings, act.by, case)
            taken = self.moved_claims(case, frozenset(), act, new={str(p.id) for p in people})
            return Work(case, [*people, *taken])

        return self.once(order, work)

    def change(
        self, dossier: UUID, seen: int, order: Order, verb: str, facts: Mapping[str, Any]
    ) -> Done:
        """Take one step of a dossier, after what time has brought to it.

        ``seen`` is the version its reader acted on: StaleCase where the step judges the file
        and the file has changed; other steps go on as long as they are open.  Raises
        CaseNotFound, KeyReused and every refusal of the step.
        """

        def work(act: Act) -> Work:
            case = self.dossier(dossier)
            if verb in EXACT and case.version != seen:
                raise StaleCase(str(case.version))
            check_recusal(self.standings, verb, facts)
            check_together(self.standings, case, verb, act.by, facts)
            told, people = self.resolved(act, dict(facts), about=case.about)
            check_deaths(self.people, act, {"applicant": asked_about(case), **told})
            covered = covers(case)
            case.catch_up(act)
            step(case, verb)(case, act, **told)
            return Work(case, [*people, *self.moved_claims(case, covered, act)])

        return self.once(order, work)

    def catch_up(self, dossier: UUID, order: Order) -> Done:
        """Do what time has brought, and no more."""

        def work(act: Act) -> Work:
            case = self.dossier(dossier)
            covered = covers(case)
            case.catch_up(act)
            return Work(case, self.moved_claims(case, covered, act))

        return self.once(order, work)

    def resolved(
        self,
        act: Act,
        facts: dict[str, Any],
        claims: dict[str, PersonClaim] | None = None,
        about: str = "",
    ) -> tuple[Any, list[Aggregate]]:
        """The facts with ids for people, and the people who were not on file before.

        ``claims`` on their numbers where they were read before; ``about``: whom the dossier is
        about, where there is one.  Raises Malformed, NameDiffers.
        """
        check_births(self.people, act, {"applicant": about, **facts})
        asked = list(named(facts))
        if not asked:
            return facts, []
        found = self.people.find_or_register(act, asked, claims)
        ids = dict(zip(asked, found.ids, strict=True))
        return with_ids(facts, ids.__getitem__), found.new

    def moved_claims(
        self, case: Dossier, covered: frozenset[str], act: Act, new: Collection[str] = ()
    ) -> list[OpenApplication]:
        """Claims taken and given up as the case came to cover other people, or ended.

        Of who is ``new`` in this very save no other application can be open.
        """

        def load(ids: Iterable[UUID]) -> dict[UUID, OpenApplication]:
            return self.streams.load(OpenApplication, ids)

        wanted = covers(case)
        return claims.moved(
            load, case.code, case.id, held=covered, wanted=wanted, new=new, at=act.at
        )


def step(case: Dossier, verb: str) -> Verb:
    """The verb of this name.  Raises NotInProcedure where the dossier has none."""
    if verb not in case.verbs:
        raise NotInProcedure(verb)
    return case.verbs[verb]


def asked_about(case: Dossier) -> str:
    """Of whom a register has told that tells of a death and names nobody."""
    return case.asked_about("death")[0] if isinstance(case, DataCheck) else case.about


def covers(case: Dossier) -> frozenset[str]:
    """For whom nobody may file another application now."""
    return case.exclusive_for if isinstance(case, Case) else frozenset()
