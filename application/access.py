"""权限 — one gate before every command and every reading of a dossier.

What may be done is said by the posts of the dossier's procedure and by nothing else; here it
is asked of them.  Out of sight comes first: who may not know of a case is told nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from application.boards.pages.register import Search, page
from application.casework import Casework
from application.conflicts import check_conflict
from application.ledgers.reads import Reads
from domain.authorisation import Authorisation, Grant
from domain.cases import CASE_TYPES
from domain.dossier import Dossier
from domain.errors import DomainError, Malformed, NotInArea, NotYours
from domain.moment import legal_day
from domain.office import PRIVATE, Actor, Role
from domain.open_application import OpenApplication
from domain.post import Side

OVERSIGHT = (Role.SUPERVISOR, Role.AUDITOR)
"""Who looks at every dossier of the area, whatever posts its procedure has."""
PURPOSES = {
    "casework": "办理",
    "consultation": "咨询",
    "supervision": "督办",
    "audit": "审计",
    "complaint": "申诉处理",
    "own": "本人查询",
}
"""What a reading may be for; configurable default."""
ANSWERED, HIDDEN, FORBIDDEN = "answered", "hidden", "forbidden"


@dataclass(frozen=True)
class Access:
    casework: Casework
    reads: Reads

    def authorise(self, actor: Actor, command: str, dossier: Dossier) -> None:
        """Raises NotInArea for who may not know of it, NotYours or Conflicted for who may.

        A step that the procedure does not have is let through: the dossier itself refuses.
        """
        check_conflict(self.casework.standings, actor, dossier)
        self.check_agent(actor, dossier)
        known = dossier.procedure.has(command)
        posts = dossier.procedure.step(command).posts if known else ()
        if any(post.objection(actor, dossier) is None for post in posts):
            return
        if not in_sight(actor, dossier):
            raise NotInArea()
        if posts:
            raise NotYours(command)

    def read(self, actor: Actor, dossier: Dossier, purpose: str = "") -> None:
        """Whether this may be shown, and a note of it before it is.

        Raises NotInArea, NotYours, Conflicted, Malformed for a purpose that is none; and
        whatever keeps the note from being written, so that nothing is answered unnoted.
        """
        refusal = next(self.objections_to_reading(actor, dossier), None)
        if refusal is None:
            self.note(actor, dossier.id, purpose_read(actor, purpose), ANSWERED)
            return
        outcome = HIDDEN if isinstance(refusal, NotInArea) else FORBIDDEN
        self.note(actor, dossier.id, purpose if purpose in PURPOSES else "", outcome)
        raise refusal

    def search(self, actor: Actor, purpose: str = "") -> None:
        """A note of looking for people or cases; the rows are kept to the area by the query."""
        self.note(actor, None, purpose_read(actor, purpose), ANSWERED)

    def objections_to_reading(self, actor: Actor, dossier: Dossier) -> Iterator[DomainError]:
        try:
            check_conflict(self.casework.standings, actor, dossier)
            self.check_agent(actor, dossier)
        except DomainError as refusal:
            yield refusal
        if not in_sight(actor, dossier):
            yield NotInArea()
        elif not (actor.role in PRIVATE or concerned(actor, dossier)):
            yield NotYours("read")

    def check_agent(self, actor: Actor, dossier: Dossier) -> None:
        """An agent acts in what was granted, and as long.  Raises NotInArea."""
        if actor.role is not Role.AGENT:
            return
        if not self.granted(actor, str(dossier.id), dossier.code):
            raise NotInArea()

    def check_party(self, clerk: Actor, person: UUID) -> None:
        """Whether somebody is a party to a case that this officer may know of.

        Whom an open application covers is known from the log, who applied before from the
        register.  Raises NotInArea.
        """
        if any(in_sight(clerk, case) for case in self.open_cases(person)):
            return
        search = Search(applicant=str(person))
        with self.casework.engine.connect() as tx:
            today = legal_day(self.casework.now())
            if not page(tx, clerk.division.code, search, today, size=1).rows:
                raise NotInArea()

    def open_cases(self, person: UUID) -> Iterator[Dossier]:
        for code in CASE_TYPES:
            id_ = OpenApplication.id_of(code, str(person))
            claim = self.casework.streams.get(OpenApplication, id_)
            if claim and claim.holder:
                yield self.casework.case(claim.holder)

    def authorise_filing(self, actor: Actor, kind: str) -> None:
        """An agent files for somebody only where that was granted.  Raises NotYours."""
        if actor.role is Role.AGENT and not self.granted(actor, "", kind):
            raise NotYours("submit")

    def granted(self, agent: Actor, case: str, kind: str) -> bool:
        return any(grant.reaches(case, kind) for grant in self.grants(agent))

    def grants(self, agent: Actor) -> list[Grant]:
        """What an agent may act in today, for whom they act for now."""
        id_ = Authorisation.id_of(agent.on_behalf_of, agent.who)
        held = self.casework.streams.get(Authorisation, id_)
        today = legal_day(self.casework.now())
        return [g for g in held.grants.values() if g.valid(today)] if held else []

    def note(self, actor: Actor, case: UUID | None, purpose: str, outcome: str) -> None:
        self.reads.note(
            actor=actor.who,
            role=str(actor.role),
            division=actor.division.code,
            on_behalf_of=actor.on_behalf_of,
            case_id=case,
            purpose=purpose,
            outcome=outcome,
        )


def in_sight(actor: Actor, dossier: Dossier) -> bool:
    """Whether this actor may know that the dossier is there."""
    if actor.role in PRIVATE:
        person = actor.on_behalf_of or actor.who
        return actor.role is not Role.RESIDENT and person in dossier.parties
    return any(dossier.unit(side).within(actor.division) for side in Side)


def concerned(actor: Actor, dossier: Dossier) -> bool:
    """Whether an officer's role has anything to do with this kind of dossier."""
    return actor.role in OVERSIGHT or seated(actor, dossier)


def sees_ratings(actor: Actor) -> bool:
    """好差评保密 — a rating is shown to whoever gave it and to who oversees, to nobody rated.

    The handling unit learns of a bad review from its rectification, without the rater.
    """
    return actor.role in PRIVATE or actor.role in OVERSIGHT


def seated(actor: Actor, dossier: Dossier) -> bool:
    """Whether the procedure has a post in office for this role."""
    posts = (post for step in dossier.procedure.steps for post in step.posts)
    seats = (seat.role for post in posts for seat in post.seats)
    return actor.role not in PRIVATE and actor.role in seats


def purpose_read(actor: Actor, purpose: str) -> str:
    """What an applicant reads is their own; an officer says what for.  Raises Malformed."""
    if not purpose and actor.role in PRIVATE:
        return "own"
    if purpose not in PURPOSES:
        raise Malformed("purpose")
    return purpose
