"""Whatever an administrator does, what an officer could do on a day is told from the record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from application.eventstore.loading import replay
from domain.errors import DomainError
from domain.office import Role
from domain.officer import Officer
from tests.domain.access.hands import COUNTY, REGION, TOWNSHIP, act, noon

FIRST = date(2026, 1, 1)
SPAN = 40
days = st.integers(0, SPAN - 1)
posts = st.tuples(
    st.sampled_from([Role.WINDOW, Role.VERIFIER, Role.AUDITOR]),
    st.sampled_from([TOWNSHIP, COUNTY]),
)
appoint = st.tuples(st.just("appoint"), posts, days, st.none() | st.integers(1, 20))
end = st.tuples(st.just("end"), st.integers(0, 5))
revoke = st.tuples(st.just("revoke"))
careers = st.lists(st.tuples(st.integers(0, 5), appoint | end | revoke), max_size=10)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def live(career: list[Any]) -> tuple[Officer, dict[tuple[Any, int], bool]]:
    """Do it all, and keep a plain table of who could do what on which day."""
    now = 0
    officer = Officer.enrol(act(Role.ADMIN, REGION, on=day(now)), name="巴图", login="batu")
    given_: list[tuple[str, Any, int, int]] = []
    for pause, (deed, *facts) in career:
        now = min(now + pause, SPAN - 1)
        order = act(Role.ADMIN, REGION, on=day(now))
        try:
            if deed == "appoint":
                (role, place), since, length = facts
                until = None if length is None else day(since + length)
                made = officer.appoint(
                    order, role=role, division=place, since=day(since), until=until
                )
                last = SPAN if length is None else min(since + length, SPAN)
                given_.append((made.id, (role, place), since, last))
            elif deed == "end":
                number = facts[0] % max(len(given_), 1)
                officer.end_appointment(order, given_[number][0], reason="轮岗")
                given_[number] = cut(given_[number], now)
            else:
                officer.revoke(order, reason="退休")
                given_ = [cut(g, now) if not ended(officer, g, now) else g for g in given_]
        except (DomainError, IndexError):
            continue
    could = {(post, n): True for _, post, since, last in given_ for n in range(since, last)}
    return officer, could


def cut(held: tuple[str, Any, int, int], now: int) -> tuple[str, Any, int, int]:
    """Held until noon of that day: on the day itself, and on none after it."""
    id_, post, since, last = held
    return id_, post, since, min(last, now + 1)


def ended(officer: Officer, held: tuple[str, Any, int, int], now: int) -> bool:
    ended_at = officer.appointments[held[0]].ended_at
    return ended_at is not None and ended_at.date() < day(now)


@given(careers)
def test_what_an_officer_could_do_is_what_the_table_says(career: list[Any]) -> None:
    officer, could = live(career)

    for role in (Role.WINDOW, Role.VERIFIER, Role.AUDITOR):
        for place in (TOWNSHIP, COUNTY):
            for number in range(SPAN):
                expected = could.get(((role, place), number), False)
                assert officer.could(role, place, day(number)) is expected


@given(careers)
def test_an_auditor_holds_no_other_office_at_any_moment(career: list[Any]) -> None:
    officer, _ = live(career)

    for number in range(SPAN):
        evening = noon(day(number)) + timedelta(hours=6)
        roles = {held.role for held in officer.appointments_at(evening)}
        assert Role.AUDITOR not in roles or roles == {Role.AUDITOR}


@given(careers)
def test_the_record_replayed_is_the_officer(career: list[Any]) -> None:
    officer, _ = live(career)

    again = replay(None, officer.collect_events())

    assert again is not None
    assert vars(again) == vars(officer)
