"""Whenever an application is approved that grants support, a benefit begins.

One for each kind of support: two subsidies granted by one approval are two benefits, for
each is adjusted and ended on its own.  Whoever has a part in it is written down with it; of
somebody who has died by then it is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from eventsourcing.domain import Aggregate

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.act import Act
from domain.award import Award
from domain.benefit import Benefit
from domain.case import Case
from domain.divisions import Division
from domain.recipient import Recipient

NAME = "open_benefit"
ALREADY_DEAD = "known_before"


def react(approved: Any, office: Casework) -> Iterator[Aggregate]:
    """Begins in the month the approval names, with the figures that the approval read."""
    if type(approved).awards is Case.Approved.awards:
        return
    case = office.case(approved.originator_id, approved.originator_version)
    yield from granted(NAME, approved, case, approved.awards(case), office)


def granted(
    policy: str, approved: Any, case: Case, awards: Iterable[Award], office: Casework
) -> Iterator[Aggregate]:
    """A benefit for each of these awards of an approval, and everybody with a part in them."""
    act = office.act(machine(policy, case.owner)).dated(approved.on)
    benefits = [
        Benefit.grant(
            act,
            award,
            case=approved.originator_id,
            case_version=approved.originator_version,
            person=award.payee or case.applicant,
            owner=case.owner,
            organ=Division(approved.acting_division),
            from_month=approved.effective_from.replace(day=1),
            rests_on=approved.readings,
        )
        for award in awards
    ]
    yield from recipients(office, act, benefits)
    yield from benefits


def recipients(office: Casework, act: Act, benefits: Iterable[Benefit]) -> Iterable[Recipient]:
    """Everybody with a part in these benefits, who are told of the deaths among them."""
    having: dict[str, list[Benefit]] = {}
    for benefit in benefits:
        for person in {benefit.person, *benefit.persons}:
            having.setdefault(person, []).append(benefit)
    known = office.streams.load(Recipient, map(Recipient.id_of, having))
    for person, parts in sorted(having.items()):
        recipient = known.get(Recipient.id_of(person)) or Recipient.first(person, act.at)
        for benefit in parts:
            recipient.entitle(benefit.id, act.at)
            hear_of_death(benefit, act, recipient)
        yield recipient


def hear_of_death(benefit: Benefit, act: Act, recipient: Recipient) -> None:
    """Where this person had died before, and it does not know."""
    day, person = recipient.death, recipient.person
    if day and benefit.is_reached(person, day):
        benefit.note_death(act, person=person, died_on=day, source=ALREADY_DEAD)


policy = Policy(NAME, (Case.Approved,), react)
