"""个人信息变更 — a new name or number, a death that was none, and what one sees of it.

Without it whoever took a new name could apply for nothing more: their number is on file under
the old one.  What was filed before stays as it was; it names the person by id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from application.casework import Casework
from application.conflicts import check_own
from application.orders import Done, Order, Work
from application.people import Identity
from application.refusals import NameDiffers, UnknownPerson
from domain.act import Act
from domain.names import name_read
from domain.office import Actor
from domain.person import Person


@dataclass(frozen=True)
class PersonalDetails:
    casework: Casework

    def rename(self, order: Order, identity: Identity, *, name: str, reason: str) -> Done:
        """更名: a window clerk has seen the new card; ``identity`` has the name on file.

        Raises UnknownPerson, NameDiffers, Conflicted for the clerk's own, NotYours, Malformed.
        """

        def change(act: Act, person: Person) -> None:
            self.casework.people.rename(act, person, name=name, reason=reason)

        return self.in_office(order, identity, change)

    def change_phone(self, order: Order, identity: Identity, *, phone: str) -> Done:
        """联系电话: a window clerk was told it.  Raises as ``rename``."""

        def change(act: Act, person: Person) -> None:
            person.change_contact(act, phone=phone)

        return self.in_office(order, identity, change)

    def withdraw_death(self, order: Order, identity: Identity, *, reason: str) -> Done:
        """死亡信息撤销: a verifier has seen alive who is held dead.  Raises as ``rename``."""

        def change(act: Act, person: Person) -> None:
            person.withdraw_death(act, reason=reason)

        return self.in_office(order, identity, change)

    def change_own_phone(self, order: Order, *, phone: str) -> Done:
        """The same by the person.  Raises UnknownPerson, NotYours."""

        def work(act: Act) -> Work:
            person = self.own(act.by)
            person.change_contact(act, phone=phone)
            return Work(person)

        return self.casework.once(order, work)

    def own(self, reader: Actor) -> Person:
        """查阅本人信息 (个人信息保护法 §45): who the reader is on file as.

        Raises UnknownPerson.
        """
        person = self.casework.people.person(UUID(reader.who))
        if person is None or person.erased:
            raise UnknownPerson()
        return person

    def in_office(
        self, order: Order, identity: Identity, change: Callable[[Act, Person], None]
    ) -> Done:
        def work(act: Act) -> Work:
            person = self.held(act, identity)
            check_own(self.casework.standings, act.by, str(person.id))
            change(act, person)
            return Work(person)

        return self.casework.once(order, work)

    def held(self, act: Act, identity: Identity) -> Person:
        """Who has this number and this name: both are on the card, or on the old one."""
        person = self.casework.people.find(act, identity.number)
        if person is None:
            raise UnknownPerson()
        if person.name != name_read(identity.name):
            raise NameDiffers()
        return person
