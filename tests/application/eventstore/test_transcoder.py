"""What is written comes back as it was, with its types, or is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.eventstore.transcoder import EnumAsName, Sealed, StrictTranscoder


class Stage(Enum):
    OPEN = "开"
    SHUT = "关"


class Word(StrEnum):
    YES = "y"


class Number(int):
    pass


def transcoder() -> StrictTranscoder:
    made = StrictTranscoder()
    made.register(EnumAsName(Stage, "stage"))
    return made


STRICT = transcoder()
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.uuids()
    | st.datetimes(timezones=st.none() | st.just(UTC)).map(lambda at: at.replace(fold=0))
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.sampled_from(Stage)
    | st.builds(Sealed, st.uuids().map(str), st.integers(1, 9), st.just("AA=="), st.just("")),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["a", "_type_", "b", "$"]), inner)
        | st.dictionaries(NAMES.filter(lambda name: name != "$e"), inner)
    ),
    max_leaves=20,
)


def kinds(value: object) -> object:
    """The value with the types of everything in it."""
    if isinstance(value, list):
        return [kinds(item) for item in value]
    if isinstance(value, dict):
        return {key: kinds(item) for key, item in value.items()}
    return type(value), repr(value)


@given(VALUES)
def test_what_is_written_comes_back_with_its_types(value: object) -> None:
    back = STRICT.decode(STRICT.encode(value))
    assert kinds(back) == kinds(value)


@pytest.mark.parametrize(
    "value",
    [
        (1,),
        {"a": (1,)},
        {"_type_": "decimal_str", "_data_": "NaN"},
        {"k": {"_type_": 1, "_data_": 2, "x": 3}},
        {"$e": ["somebody", 1, "", ""]},
        {1: "a"},
        {Word.YES: 1},
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("-Infinity"),
        Word.YES,
        Number(3),
        {1},
        b"x",
        "\ud800",
        2**64,
        pytest.param(object(), id="object"),
    ],
    ids=repr,
)
def test_what_json_would_change_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        STRICT.encode({"field": value})


def test_the_library_s_own_transcoder_would_have_made_such_an_event_unreadable() -> None:
    """The negative control: one such value from a form, and a case never loads again."""
    from eventsourcing.persistence import JSONTranscoder

    lax = JSONTranscoder()
    stored = lax.encode({"form": {"_type_": "no such type", "_data_": 1}})
    with pytest.raises(TypeError):
        lax.decode(stored)


def test_values_are_stored_in_words_that_last() -> None:
    value = {
        "on": date(2026, 11, 24),
        "at": datetime(2026, 11, 24, 8, tzinfo=UTC),
        "amount": Decimal("1054.00"),
        "id": UUID(int=7),
        "stage": Stage.OPEN,
    }
    assert STRICT.encode(value).decode() == (
        '{"on":{"_type_":"date_iso","_data_":"2026-11-24"},'
        '"at":{"_type_":"datetime_iso","_data_":"2026-11-24T08:00:00+00:00"},'
        '"amount":{"_type_":"decimal_str","_data_":"1054.00"},'
        '"id":{"_type_":"uuid_hex","_data_":"00000000000000000000000000000007"},'
        '"stage":{"_type_":"stage","_data_":"OPEN"}}'
    )
