"""Forms drawn from the domain's: a case type says its questions once, with their Chinese names.

A person's id in a form of the domain is asked for as name and identity number outside.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from marshmallow import fields, validate

from domain import answers
from domain import form as asked
from interface.http.schemas.fields import (
    Choice,
    Day,
    Form,
    Many,
    Part,
    Text,
    Whole,
    YesNo,
)
from interface.http.schemas.patterns import (
    Amount,
    CreditNumber,
    Division,
)
from interface.http.schemas.people import Who

COMPLAINTS = {"required": "required", "null": "null", "invalid": "object"}


def drawn(
    name: str, questions: Iterable[asked.Field], *, optional: bool = False, **more: Any
) -> type[Form]:
    """A form class of this name, with a field for each question and these others.

    ``optional``: any of the questions may be left out.
    """
    shown = {question.name: field(question, name, optional) for question in questions}
    return type(name, (Form,), {**shown, **more})


def field(question: asked.Field, within: str, optional: bool = False) -> Any:
    said: dict[str, Any] = {
        "required": not (question.optional or optional),
        "metadata": {"title": question.zh},
    }
    return draw(question, within, said)


@singledispatch
def draw(question: asked.Field, within: str, said: dict[str, Any]) -> Any:
    raise TypeError(f"no field is drawn for {type(question).__name__}")


@draw.register
def _(question: answers.Text, within: str, said: dict[str, Any]) -> Any:
    return Text(question.most, question.least, **said)


@draw.register
def _(question: answers.Who, within: str, said: dict[str, Any]) -> Any:
    return Part(Who, **said)


@draw.register
def _(question: answers.People, within: str, said: dict[str, Any]) -> Any:
    return Many(Part(Who), question.most, **said)


@draw.register
def _(question: answers.Place, within: str, said: dict[str, Any]) -> Any:
    return Division(**said)


@draw.register
def _(question: answers.CreditNumber, within: str, said: dict[str, Any]) -> Any:
    return CreditNumber(**said)


@draw.register
def _(question: answers.Choice, within: str, said: dict[str, Any]) -> Any:
    return Choice(*question.codes, **explained(question, said))


@draw.register
def _(question: answers.Choices, within: str, said: dict[str, Any]) -> Any:
    most = len(question.codes)
    return Many(Choice(*question.codes), most, question.least, **explained(question, said))


@draw.register
def _(question: answers.YesNo, within: str, said: dict[str, Any]) -> Any:
    return YesNo(**said)


@draw.register
def _(question: answers.Whole, within: str, said: dict[str, Any]) -> Any:
    return Whole(question.least, question.most, **said)


@draw.register
def _(question: answers.Day, within: str, said: dict[str, Any]) -> Any:
    return Day(**said)


@draw.register
def _(question: answers.Amount, within: str, said: dict[str, Any]) -> Any:
    return Amount(**said)


@draw.register
def _(question: answers.Amounts, within: str, said: dict[str, Any]) -> Any:
    return AmountByKind(question.codes, **explained(question, said))


@draw.register
def _(question: asked.Record, within: str, said: dict[str, Any]) -> Any:
    return Part(drawn(f"{within}{title(question.name)}", question.fields), **said)


@draw.register
def _(question: asked.Rows, within: str, said: dict[str, Any]) -> Any:
    row = drawn(f"{within}{title(question.name)}", question.fields)
    return Many(Part(row), question.most, question.least, **said)


class AmountByKind(fields.Dict):
    """An amount for each of some kinds; a kind nobody knows is refused."""

    default_error_messages = {**COMPLAINTS, "validator_failed": "wrong-shape"}

    def __init__(self, kinds: tuple[str, ...], **kwargs: Any) -> None:
        kind = validate.OneOf(kinds, error=f"choice|{', '.join(kinds)}")
        super().__init__(fields.String(validate=kind), Amount(), **kwargs)


def explained(question: answers.Choice, said: dict[str, Any]) -> dict[str, Any]:
    """The Chinese of each choice, for whoever draws the form."""
    meaning = "；".join(f"{code} {zh}" for code, zh in question.choices)
    return {**said, "metadata": {**said["metadata"], "description": meaning}}


def title(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
