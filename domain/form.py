"""The form of an application (申请表): what it asks, in which words, and what an answer may be.

The interface draws its schema from these fields.  The domain checks every answer with them
once more, so that no case is ever made of values its rules could not read.  A flaw is the path
of the answer within the form, such as ``members.0.born``: never the answer itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from domain.divisions import DIVISIONS, REGION, Division


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
        if self.fits(value):
            yield from self.within(value)
        else:
            yield ""

    def fits(self, value: Any) -> bool:
        raise NotImplementedError

    def within(self, value: Any) -> Iterator[str]:
        """Flaws of the parts of an answer that fits as a whole."""
        return iter(())

    def places(self, value: Any) -> Iterator[str]:
        """Codes of divisions within an answer that is without flaws."""
        return iter(())


@dataclass(frozen=True)
class Record(Field):
    """A few answers that belong together."""

    fields: tuple[Field, ...] = ()
    holds = "dict[str, Any]"

    def fits(self, value: Any) -> bool:
        return isinstance(value, dict)

    def within(self, value: Any) -> Iterator[str]:
        return (f".{path}" for path in flaws(self.fields, value))

    def places(self, value: Any) -> Iterator[str]:
        return places(self.fields, value)


@dataclass(frozen=True)
class Rows(Record):
    """A list of such records."""

    least: int = 0
    most: int = 30
    holds = "list[dict[str, Any]]"

    def fits(self, value: Any) -> bool:
        return isinstance(value, list) and self.least <= len(value) <= self.most

    def within(self, value: Any) -> Iterator[str]:
        record = Record("", "", fields=self.fields)
        for number, row in enumerate(value):
            yield from (f".{number}{path}" for path in record.flaws(row))

    def places(self, value: Any) -> Iterator[str]:
        return (code for row in value for code in places(self.fields, row))


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


def places(fields: Iterable[Field], answers: Mapping[str, Any]) -> Iterator[str]:
    """Codes of divisions in answers without flaws."""
    for field in fields:
        if field.name in answers:
            yield from field.places(answers[field.name])


def check_places(fields: Iterable[Field], answers: Mapping[str, Any]) -> None:
    """The region's own places are known; of other provinces' only the shape is.

    Raises UnknownDivision.
    """
    for code in places(fields, answers):
        if Division(code).within(REGION):
            DIVISIONS.row(code)
