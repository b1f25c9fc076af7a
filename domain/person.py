"""自然人 — a natural person: name and number stand here once, everything else has the id."""

from __future__ import annotations

from datetime import date
from hmac import compare_digest
from typing import Self
from uuid import UUID, uuid4

from domain.act import Act
from domain.errors import AlreadyDone, Malformed, NotYours
from domain.names import name_read
from domain.office import Role
from domain.people import ResidentId
from domain.person_events import PersonFacts
from domain.personal import Code
from domain.signed import signature
from domain.topics import name_topics

LAST_CHARACTERS = 6
LEARNT = "closed"
"""The source of a day that is no more than that on which the office learnt of a death."""
UNDATED = (LEARNT, "known_before")
"""Sources that know no day of their own."""


class Person(PersonFacts):
    @property
    def erased(self) -> bool:
        """The key was destroyed: only the id is left."""
        return not isinstance(self.name, str)

    @classmethod
    def register(
        cls,
        act: Act,
        *,
        name: str,
        name_key: str,
        number: ResidentId | None = None,
        number_key: str = "",
        phone: str = "",
        person: UUID | None = None,
    ) -> Self:
        """Enter a person under a random id.  Without a number: a child not yet registered."""
        person = person or uuid4()
        return cls._create(
            cls.Registered,
            id=person,
            **signature(act),
            person=str(person),
            name=name_read(name),
            number=number.number if number else "",
            name_key=name_key,
            number_key=number_key,
            phone=phone,
            born=number.born if number else None,
            sex=number.sex if number else "",
        )

    def rename(self, act: Act, *, name: str, name_key: str, reason: str) -> None:
        """更名 — seen on the new card by a window clerk; nobody renames themselves."""
        if act.by.role is not Role.WINDOW or act.by.who == str(self.id):
            raise NotYours("window")
        self.trigger_event(
            self.Renamed,
            **signature(act),
            person=str(self.id),
            name=name_read(name),
            name_key=name_key,
            reason=reason,
        )

    def identify(
        self, act: Act, *, name: str, name_key: str, number: ResidentId, number_key: str
    ) -> None:
        """落户 — a number for who was entered without one; nobody's number ever changes."""
        if self.number:
            raise AlreadyDone("identify")
        self.trigger_event(
            self.Identified,
            **signature(act),
            person=str(self.id),
            name=name_read(name),
            name_key=name_key,
            number=number.number,
            number_key=number_key,
            born=number.born,
            sex=number.sex,
        )

    def change_contact(self, act: Act, *, phone: str) -> None:
        """A new telephone number, from the person or from a window clerk who was told it."""
        if act.by.role is not Role.WINDOW and act.by.who != str(self.id):
            raise NotYours("applicant", "window")
        if phone != self.phone:
            self.trigger_event(
                self.ContactChanged, **signature(act), person=str(self.id), phone=phone
            )

    def open_account(self, act: Act) -> None:
        """开户 — a window clerk hands out a first password; who did is kept, not the word."""
        if act.by.role is not Role.WINDOW:
            raise NotYours("window")
        self.trigger_event(self.AccountOpened, **signature(act), person=str(self.id))

    def record_death(self, act: Act, *, died_on: date, source: Code) -> None:
        """The first report counts: a second one, of whatever day, records nothing.

        But where only the day was told on which it was learnt, an earlier one counts that
        somebody knew.  Raises NotYours, and Malformed for a day still to come or before the
        birth.
        """
        if act.by.role is not Role.MACHINE:
            raise NotYours("machine")
        if self.died_on is not None and not self.is_better(died_on, source):
            return
        if died_on > act.today or (isinstance(self.born, date) and died_on < self.born):
            raise Malformed("died-on", "nobody can have died on that day")
        self.trigger_event(
            self.Died if self.died_on is None else self.DeathDated,
            **signature(act),
            person=str(self.id),
            died_on=died_on,
            source=source,
        )

    def withdraw_death(self, act: Act, *, reason: str) -> None:
        """死亡信息撤销 — a verifier has seen the person alive, or a decision says so.

        Raises NotYours, and Malformed where no death is on file.
        """
        if act.by.role not in (Role.VERIFIER, Role.MACHINE):
            raise NotYours("verifier")
        if self.died_on is None:
            raise Malformed("died-on", "no death is on file")
        self.trigger_event(
            self.DeathWithdrawn, **signature(act), person=str(self.id), reason=reason
        )

    def is_better(self, died_on: date, source: Code) -> bool:
        """An earlier day that somebody knew, than the one on which the death was learnt."""
        known = isinstance(self.died_on, date) and died_on < self.died_on
        return known and self.death_told_by == LEARNT and source not in UNDATED

    def ends_with(self, last: str) -> bool:
        """Whether these are the last six characters of the number, told in constant time."""
        mine = str(self.number)[-LAST_CHARACTERS:]
        given = last.upper()
        right = compare_digest(mine.encode(), given.encode())
        return right and len(given) == LAST_CHARACTERS


name_topics(Person, "person")
