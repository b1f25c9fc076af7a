"""Kinds of single answers in a form (填报项): words, codes, days, amounts, people, places.

Each says which type the event's field has, and refuses what its rules could not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from domain.divisions import Division
from domain.errors import Malformed
from domain.form import Field
from domain.people import CreditCode

MOST_YUAN = Decimal(10**10)


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
class OpenText(Text):
    """名称、地址 of an organisation: public words that say nothing about a person."""

    holds = "Code"


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
    """A division's code, anywhere in the country; here only its shape is looked at."""

    holds = "Code"

    def fits(self, value: Any) -> bool:
        try:
            Division(value)
        except (Malformed, AttributeError, TypeError):
            return False
        return True

    def places(self, value: Any) -> Iterator[str]:
        yield value


@dataclass(frozen=True)
class CreditNumber(Field):
    """统一社会信用代码 of an organisation: public, in capitals, its check character right."""

    holds = "Code"

    def fits(self, value: Any) -> bool:
        try:
            return CreditCode.read(value).code == str(value)
        except (Malformed, AttributeError, TypeError):
            return False


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
        if not isinstance(value, list) or not all(item in self.codes for item in value):
            return False
        return self.least <= len(value) == len(set(value))


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

    def fits(self, value: Any) -> bool:
        return isinstance(value, dict) and set(value) <= set(self.codes)

    def within(self, value: Any) -> Iterator[str]:
        return (f".{kind}" for kind, given in value.items() if not Amount("", "").fits(given))
