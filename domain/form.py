"""The form of an application (申请表): what it asks, in which words, and what an answer may be.

The interface draws its schema from these fields.  The domain checks every answer with them
once more, so that no case is ever made of values its rules could not read.  A flaw is the path
of the answer within the form, such as ``members.0.born``: never the answer itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from domain.divisions import Division
from domain.errors import Malformed

MOST_YUAN = Decimal(10**10)


@dataclass(frozen=True)
class Field:
    """One question.  ``holds`` is the type that the event's field of the same name has."""

    name: str
    zh: str
    optional: bool = False
    """May be left out: the event's field then has a default; within a row there is none."""
    holds: ClassVar[str] = ""

    def flaws(self, value: Any) -> Iterator[str]:
        """Where the answer is not what it should be: paths below this field."""
        if not self.fits(value):
            yield ""

    def fits(self, value: Any) -> bool:
        raise NotImplementedError


@dataclass(frozen=True)
class Text(Field):
    most: int = 200
    least: int = 1
    holds = "str"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and self.least <= len(value) <= self.most


@dataclass(frozen=True)
class Who(Text):
    """The id of a person; name and number stand with the person, not in the form."""

    most: int = 64
    holds = "PersonId"


@dataclass(frozen=True)
class People(Field):
    """Ids of several people, each once."""

    most: int = 30
    holds = "list[PersonId]"

    def fits(self, value: Any) -> bool:
        if not isinstance(value, list) or len(value) > self.most:
            return False
        return all(Who("", "").fits(who) for who in value) and len(set(value)) == len(value)


@dataclass(frozen=True)
class Place(Field):
    """A division's code, anywhere in the country."""

    holds = "Code"

    def fits(self, value: Any) -> bool:
        try:
            Division(value)
        except (Malformed, AttributeError, TypeError):
            return False
        return True


@dataclass(frozen=True)
class Choice(Field):
    choices: tuple[tuple[str, str], ...] = ()
    """Code and Chinese of each."""
    holds = "Code"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.choices)

    def fits(self, value: Any) -> bool:
        return value in self.codes


@dataclass(frozen=True)
class Choices(Choice):
    """Any of them, each once."""

    least: int = 0
    holds = "list[Code]"

    def fits(self, value: Any) -> bool:
        if not isinstance(value, list) or not set(map(str, value)) <= set(self.codes):
            return False
        return self.least <= len(value) == len(set(map(str, value)))


@dataclass(frozen=True)
class YesNo(Field):
    holds = "bool"

    def fits(self, value: Any) -> bool:
        return isinstance(value, bool)


@dataclass(frozen=True)
class Whole(Field):
    least: int = 0
    most: int = 1000
    holds = "int"

    def fits(self, value: Any) -> bool:
        return type(value) is int and self.least <= value <= self.most


@dataclass(frozen=True)
class Day(Field):
    holds = "date"

    def fits(self, value: Any) -> bool:
        return isinstance(value, date) and not isinstance(value, datetime)


@dataclass(frozen=True)
class Amount(Field):
    """Yuan, to the fen; where a kind is counted in pieces, the number of them."""

    holds = "Decimal"

    def fits(self, value: Any) -> bool:
        if not isinstance(value, Decimal) or not value.is_finite():
            return False
        return 0 <= value < MOST_YUAN and value == round(value, 2)


@dataclass(frozen=True)
class Amounts(Choice):
    """An amount for each of some kinds."""

    holds = "dict[Code, Decimal]"

    def flaws(self, value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield ""
            return
        for kind, amount in value.items():
            if kind not in self.codes or not Amount("", "").fits(amount):
                yield f".{kind}" if kind in self.codes else ""


@dataclass(frozen=True)
class Record(Field):
    """A few answers that belong together."""

    fields: tuple[Field, ...] = ()
    holds = "dict[str, Any]"

    def flaws(self, value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield ""
            return
        yield from (f".{path}" for path in flaws(self.fields, value))


@dataclass(frozen=True)
class Rows(Record):
    """A list of such records."""

    least: int = 0
    most: int = 30
    holds = "list[dict[str, Any]]"

    def flaws(self, value: Any) -> Iterator[str]:
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            yield ""
            return
        for number, row in enumerate(value):
            yield from (f".{number}{path}" for path in super().flaws(row))


def flaws(fields: Iterable[Field], answers: Mapping[str, Any]) -> Iterator[str]:
    """Every path at which the answers are missing, unknown or not what they should be."""
    known = {field.name: field for field in fields}
    if set(answers) - set(known):
        yield "unknown"
    for name, field in known.items():
        if name in answers:
            yield from (f"{name}{path}" for path in field.flaws(answers[name]))
        elif not field.optional:
            yield name
