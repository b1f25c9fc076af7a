"""自然人 — the facts that are recorded of a person.  Their verbs stand in ``person``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from eventsourcing.domain import Aggregate

from domain.personal import Code, PersonId
from domain.signed import Signed


class PersonFacts(Aggregate):
    died_on = None
    """No register has told of a death: people entered before it could be told have none."""
    death_told_by = ""
    """What ``died_on`` rests on: the source that was told with it."""

    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        name: str
        number: str
        name_key: str
        number_key: str
        phone: str
        born: date | None
        sex: str
        registered_by: str

    class Event(Signed):
        person: PersonId

    class Registered(Event, Aggregate.Created):
        personal = dict.fromkeys(
            ("name", "number", "name_key", "number_key", "phone", "born", "sex"), "person"
        )
        name: str
        number: str
        name_key: str
        """Keyed hash of the name: a search finds it without a clear name in any index."""
        number_key: str
        phone: str
        born: date | None
        sex: str

        def apply(self, person: Any) -> None:
            person.name = self.name
            person.number = self.number
            person.name_key = self.name_key
            person.number_key = self.number_key
            person.phone = self.phone
            person.born = self.born
            person.sex = self.sex
            person.registered_by = self.by

    class Renamed(Event):
        personal = dict.fromkeys(("name", "name_key", "reason"), "person")
        name: str
        name_key: str
        reason: str

        def apply(self, person: Any) -> None:
            person.name = self.name
            person.name_key = self.name_key

    class Identified(Event):
        """落户 — name and number of a child that was entered without a number."""

        personal = dict.fromkeys(
            ("name", "name_key", "number", "number_key", "born", "sex"), "person"
        )
        name: str
        name_key: str
        number: str
        number_key: str
        born: date
        sex: str

        def apply(self, person: Any) -> None:
            person.name = self.name
            person.name_key = self.name_key
            person.number = self.number
            person.number_key = self.number_key
            person.born = self.born
            person.sex = self.sex

    class ContactChanged(Event):
        personal = {"phone": "person"}
        phone: str

        def apply(self, person: Any) -> None:
            person.phone = self.phone

    class AccountOpened(Event):
        """A first password was handed out at a window, to somebody whose card was seen."""

    class Died(Event):
        """死亡 — told once; whatever a person receives for life hears of it."""

        personal = {"died_on": "person"}
        died_on: date
        source: Code
        """What it was learnt from: a register's answer, or a code of a type's ending."""

        def apply(self, person: Any) -> None:
            person.died_on = self.died_on
            person.death_told_by = self.source

    class DeathDated(Event):
        """死亡日期更正 — the day itself, where only the day of the news was known."""

        personal = {"died_on": "person"}
        died_on: date
        source: Code

        def apply(self, person: Any) -> None:
            person.died_on = self.died_on
            person.death_told_by = self.source

    class DeathWithdrawn(Event):
        """死亡信息撤销: the person was seen alive; whatever ended for the death hears of it."""

        personal = {"reason": "person"}
        reason: str

        def apply(self, person: Any) -> None:
            person.died_on = None
            person.death_told_by = ""
