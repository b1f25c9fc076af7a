"""Whenever somebody has died, each benefit they have a part in is told.

What was theirs alone ends from the month after the death; a household's is looked at again
within three months (民发〔2022〕83号 一(三)).  Where the day itself becomes known only
later, what had ended too late ends from the month after that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from eventsourcing.domain import Aggregate

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.benefit import Benefit
from domain.death_dated import ends_sooner
from domain.person import Person
from domain.recipient import Recipient

NAME = "death_reaches_benefits"


def react(died: Any, office: Casework) -> Iterator[Aggregate]:
    """Found by what was saved with each benefit, never by a board."""
    if not isinstance(died.died_on, date):
        return  # erased meanwhile: nothing is left that could be told
    person = office.people.person(died.person)
    if person is None or person.died_on is None:
        return  # withdrawn meanwhile
    id_, at = Recipient.id_of(died.person), office.now()
    recipient = office.streams.get(Recipient, id_) or Recipient.first(died.person, at)
    recipient.note_death(died.died_on, at)
    if isinstance(died, Person.DeathDated):
        recipient.date_death(died.died_on, at)
    yield recipient
    for benefit in office.streams.load(Benefit, recipient.benefits).values():
        act = office.act(machine(NAME, benefit.owner)).dated(died.on)
        if benefit.is_reached(died.person, died.died_on):
            benefit.note_death(
                act, person=died.person, died_on=died.died_on, source=died.source
            )
            yield benefit
        elif last := last_death(office, benefit, recipient):
            if ends_sooner(benefit, act, last):
                yield benefit


def last_death(office: Casework, benefit: Benefit, told: Recipient) -> date | None:
    """The day on which the last of those it is for died, where each day is known."""
    others = {*benefit.persons} - {told.person}
    known = office.streams.load(Recipient, map(Recipient.id_of, others)).values()
    days = [one.death for one in (told, *known)]
    dated = [day for day in days if day]
    return max(dated) if len(dated) == 1 + len(others) else None


policy = Policy(NAME, (Person.Died, Person.DeathDated), react)
