"""自然人 — find people by their numbers, or enter them together with what is filed for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from eventsourcing.domain import Aggregate
from eventsourcing.persistence import StoredEvent

from application.keyed_hash import KeyedHash
from application.ledgers.streams import Streams
from application.refusals import NameDiffers
from domain.act import Act
from domain.names import name_read
from domain.people import ResidentId
from domain.person import Person
from domain.person_claim import PersonClaim


@dataclass(frozen=True)
class Identity:
    """A person as a form names one; only newborn and found children have no number."""

    name: str
    number: str = ""
    phone: str = ""


class Found(NamedTuple):
    """The ids in the order asked, and what must be saved in the same statement as the case."""

    ids: list[str]
    new: list[Aggregate]


class People:
    def __init__(self, streams: Streams, hashes: KeyedHash) -> None:
        self.streams = streams
        self.hashes = hashes

    def find_or_register(
        self,
        act: Act,
        identities: Iterable[Identity],
        claims: dict[str, PersonClaim] | None = None,
    ) -> Found:
        """One person for each number, entered where nobody has it yet.

        Two queries however many people, or one where the claims were read before.  Where
        two saves enter the same number the store refuses the second (IntegrityError): ask
        once more, and the person is found.  Raises Malformed, NameDiffers.
        """
        asked = [(identity, self.number_of(identity, act)) for identity in identities]
        if claims is None:
            claims = self.claims(number for _, number in asked if number)
        people = self.named(claim.person for claim in claims.values())
        new: list[Aggregate] = []
        ids: list[str] = []
        for identity, number in asked:
            claim = claims.get(number.number) if number else None
            person = people.get(claim.person) if claim else None
            if person is None or person.erased:
                person = self.register(act, identity, number)
                people[str(person.id)] = person
                new.append(person)
                if number:
                    claim = claims[number.number] = self.claimed(act, person, number, claim)
                    new.append(claim)
            elif person.name != name_read(identity.name):
                raise NameDiffers()
            ids.append(str(person.id))
        return Found(ids, new)

    def claims(self, numbers: Iterable[ResidentId]) -> dict[str, PersonClaim]:
        """Whose each number is, as far as it is on file."""
        keys = {self.claim_id(n): n.number for n in numbers}
        return {keys[i]: claim for i, claim in self.streams.load(PersonClaim, keys).items()}

    def claims_of(self, act: Act, identities: Iterable[Identity]) -> dict[UUID, str]:
        """The streams that say whose these people's numbers are.  Raises Malformed."""
        numbers = (self.number_of(identity, act) for identity in identities)
        return {self.claim_id(number): number.number for number in numbers if number}

    def claims_in(
        self, asked: Mapping[UUID, str], stored: Sequence[StoredEvent]
    ) -> dict[str, PersonClaim]:
        """The same as ``claims``, of streams that were read already."""
        return {asked[i]: claim for i, claim in self.streams.made(PersonClaim, stored).items()}

    def claim_id(self, number: ResidentId) -> UUID:
        return PersonClaim.id_of(self.hashes.number(number))

    def find(self, act: Act, number: str) -> Person | None:
        """The person who has this number.  Raises Malformed."""
        read = ResidentId.read(number, act.today)
        return self.holder(self.claims((read,)).get(read.number))

    def holder(self, claim: PersonClaim | None) -> Person | None:
        """Whose number it is, unless that person was erased."""
        person = self.person(claim.person) if claim else None
        return None if person is None or person.erased else person

    def person(self, person: str | UUID) -> Person | None:
        return self.streams.get(Person, UUID(str(person)))

    def named(self, persons: Iterable[str]) -> dict[str, Person]:
        """Several at once, by id: for a page that shows a household."""
        found = self.streams.load(Person, (UUID(p) for p in persons))
        return {str(id_): person for id_, person in found.items()}

    def register(
        self,
        act: Act,
        identity: Identity,
        number: ResidentId | None,
        person: UUID | None = None,
    ) -> Person:
        return Person.register(
            act,
            person=person,
            name=identity.name,
            name_key=self.hashes.name(identity.name),
            number=number,
            number_key=self.hashes.number(number) if number else "",
            phone=identity.phone,
        )

    def claimed(
        self, act: Act, person: Person, number: ResidentId, held: PersonClaim | None
    ) -> PersonClaim:
        if held is None:
            key = self.hashes.number(number)
            return PersonClaim.claim(act, number_key=key, person=person.id)
        held.pass_to(act, person.id)
        return held

    def entered(
        self, act: Act, identity: Identity, person: UUID
    ) -> tuple[Person, PersonClaim] | None:
        """Somebody under an id that was chosen before; None where the number is on file.

        The number's claim is read once: between two looks somebody else could enter it, and
        the second look would take the number from them.  Raises Malformed.
        """
        number = ResidentId.read(identity.number, act.today)
        claim = self.claims((number,)).get(number.number)
        if self.holder(claim):
            return None
        new = self.register(act, identity, number, person)
        return new, self.claimed(act, new, number, claim)

    def rename(self, act: Act, person: Person, *, name: str, reason: str) -> None:
        """The caller saves the person.  Raises NotYours, Malformed."""
        person.rename(act, name=name, name_key=self.hashes.name(name), reason=reason)

    @staticmethod
    def number_of(identity: Identity, act: Act) -> ResidentId | None:
        return ResidentId.read(identity.number, act.today) if identity.number else None
