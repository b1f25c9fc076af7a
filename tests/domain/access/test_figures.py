"""What is published is what rules read, within what they can count with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.divisions import Division
from domain.errors import Malformed
from domain.figures import EARLIEST, FIGURES
from domain.gazette import Gazette
from domain.household_aid.form import ASSETS, INCOME
from domain.office import Role
from domain.publication import Publication
from tests.courses import COURSES
from tests.domain.access.hands import REGION, TODAY, act

KEEPER = act(Role.CATALOGUE, REGION)
DOMAIN = Path(__file__).parents[3] / "domain"
AREAS = "|".join(sorted({key.partition(".")[0] for key in FIGURES}))
NO_RULES = {"figures.py", "__init__.py"}
WRITTEN = re.compile(rf"({AREAS})(\.\{{?[a-z0-9_]+\}}?)+")
FREE = re.compile(r"\{[a-z]+\}")


def opened(key: str) -> Publication:
    return Publication.open(KEEPER, key=key, division=REGION)


def published(key: str, value: str, since: date = TODAY, until: date | None = None) -> None:
    opened(key).publish(KEEPER, value=Decimal(value), since=since, source="样例", until=until)


def test_every_key_that_a_course_of_a_case_reads_is_in_the_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()
    find = Gazette.find

    def noting(self: Gazette, key: str, place: Division, day: date) -> Decimal | None:
        asked.add(key)
        return find(self, key, place, day)

    monkeypatch.setattr(Gazette, "find", noting)
    for course in COURSES.values():
        course()

    assert len(asked) > 20
    assert asked <= set(FIGURES)


def strings(tree: ast.AST) -> Iterator[str]:
    """Every text of a module; what is put into one stands as ``{free}``."""
    inside = {
        id(part) for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for part in f.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "{free}" for p in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            yield str(node.value)


def test_every_key_that_is_written_in_a_rule_is_in_the_catalogue() -> None:
    paths = [path for path in DOMAIN.rglob("*.py") if path.name not in NO_RULES]
    texts = {text for path in paths for text in strings(ast.parse(path.read_text("utf-8")))}
    keys = {text for text in texts if WRITTEN.fullmatch(text)}

    assert {"dibao.standard.{free}", "office.late_entry", "rating.supplement"} <= keys
    for key in keys:
        known = re.compile(FREE.sub("[a-z0-9_.]+", key.replace(".", r"\.")) + r"(\..+)?")
        assert any(known.fullmatch(figure) for figure in FIGURES), key


def test_every_kind_that_a_form_offers_can_be_published() -> None:
    assert {f"dibao.assets.{kind}" for kind, _ in ASSETS} <= set(FIGURES)
    assert {f"dibao.income_excluded.{kind}" for kind, _ in INCOME} <= set(FIGURES)


@pytest.mark.parametrize("key", sorted(FIGURES))
def test_both_ends_of_a_range_can_be_published_and_nothing_beyond(key: str) -> None:
    figure = FIGURES[key]

    for value in (figure.least, figure.most):
        published(key, str(value))
    finest = "0.5" if figure.whole else "0.001"
    for value in (
        str(figure.least - 1),
        str(figure.most + 1),
        str(figure.least + Decimal(finest)),
        "NaN",
        "Infinity",
    ):
        with pytest.raises(Malformed, match="value"):
            published(key, value)


@pytest.mark.parametrize("key", ["no.such.key", "dibao", "dibao.assets.yurts", "Dibao 1", ""])
def test_a_key_that_no_rule_reads_is_refused(key: str) -> None:
    with pytest.raises(Malformed, match="key"):
        opened(key)


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [
        (date.min, None, "since"),
        (EARLIEST - timedelta(days=1), None, "since"),
        (date(2037, 1, 1), None, "since"),
        (date.max, None, "since"),
        (TODAY, TODAY, "until"),
        (TODAY, TODAY - timedelta(days=1), "until"),
        (TODAY, date.max, "until"),
    ],
)
def test_days_on_which_nothing_can_hold_are_refused(
    since: date, until: date | None, wrong: str
) -> None:
    with pytest.raises(Malformed, match=wrong):
        published("pwd.living", "100", since, until)
    right = opened("pwd.living")
    right.publish(KEEPER, value=Decimal(100), since=TODAY, source="样例")
    with pytest.raises(Malformed):
        right.correct(
            KEEPER, since=since, value=Decimal(1), source="样例", reason="笔误", until=until
        )


def test_a_correction_stays_in_the_range_too() -> None:
    figure = opened("rating.supplement")
    figure.publish(KEEPER, value=Decimal(5), since=TODAY, source="样例")

    with pytest.raises(Malformed, match="value"):
        figure.correct(
            KEEPER, since=TODAY, value=Decimal(9999999999), source="样例", reason="笔误"
        )


def test_a_holiday_is_no_longer_than_a_month_even_when_it_is_ended() -> None:
    published("calendar.day", "0", TODAY, TODAY + timedelta(days=8))
    with pytest.raises(Malformed, match="until"):
        published("calendar.day", "0", TODAY, TODAY + timedelta(days=40))
    holiday = opened("calendar.day")
    holiday.publish(KEEPER, value=Decimal(0), since=TODAY, source="样例")
    with pytest.raises(Malformed, match="until"):
        holiday.withdraw(KEEPER, since=TODAY, until=date.max, reason="更正")


def test_what_should_never_have_held_is_withdrawn_from_its_first_day() -> None:
    figure = opened("pwd.living")
    figure.publish(KEEPER, value=Decimal(100), since=TODAY, source="样例")

    figure.withdraw(KEEPER, since=TODAY, until=TODAY, reason="误发")

    assert not figure.entries[TODAY].holds(REGION, TODAY)
