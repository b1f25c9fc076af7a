"""Pages: who sees which rows, in which order, and that figures agree with the cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Engine

from application.boards.pages import deadlines, officers, publications, register, supervision
from application.boards.pages import worklist as pages
from application.boards.pages.reading import reading
from application.boards.pages.wanted import Desk, Wanted
from application.boards.runner import Runner
from domain.assignment import Assignment
from domain.case import Case
from domain.divisions import Division
from domain.errors import Malformed
from domain.office import Role
from domain.officer import Officer
from domain.person import Person
from domain.publication import Publication
from tests.application.boards.allowance import (
    COUNTY,
    LEAGUE,
    MONDAY,
    TOWNSHIP,
    VILLAGE,
    Grant,
    Told,
    act,
    several,
    told,
)
from tests.application.boards.conftest import Log

NEIGHBOUR = "150103001001"
FAR = "150203001015"
ELSEWHERE = "150203001"
TODAY = MONDAY + timedelta(3)


@pytest.fixture
def tx(engine: Engine, log: Log, runner: Runner) -> Iterator[Connection]:
    with engine.connect() as tx:
        yield tx


def told_to(log: Log, runner: Runner, *cases: Any) -> None:
    log.save(*cases)
    runner.catch_up()


def ids(tx: Connection, **wanted: Any) -> set[UUID]:
    return {line.case_id for line in pages.page(tx, Wanted(**wanted), TODAY).rows}


def test_each_area_sees_what_lies_in_it(log: Log, runner: Runner, tx: Connection):
    here, near, far = told(), told(owner=NEIGHBOUR), told(owner=FAR)
    told_to(log, runner, here, near, far)

    assert ids(tx, area="15") == {here.id, near.id, far.id}
    assert ids(tx, area=LEAGUE) == {here.id, near.id}
    assert ids(tx, area=COUNTY) == ids(tx, area=TOWNSHIP) == ids(tx, area=VILLAGE) == {here.id}
    assert ids(tx, area="150102001002") == ids(tx, area="150104") == set()


def test_the_unit_that_took_a_case_in_sees_it_too_and_nobody_twice(
    log: Log, runner: Runner, tx: Connection
):
    away = Told(intake=ELSEWHERE).case
    told_to(log, runner, away, told())

    for area in (ELSEWHERE, ELSEWHERE[:6], ELSEWHERE[:4]):
        assert ids(tx, area=area) == {away.id}
    for area in (VILLAGE, COUNTY, LEAGUE, "15"):
        assert len(pages.page(tx, Wanted(area), TODAY).rows) == 2
    assert ids(tx, area="150203002") == set()


def test_a_desk_sees_what_waits_for_it_and_nothing_else(
    log: Log, runner: Runner, tx: Connection
):
    new, accepted, verified = told(), told("accept"), told("verify")
    away = Told(intake=ELSEWHERE).upto("verify").case
    taken = Told(intake=ELSEWHERE).case
    told_to(log, runner, new, accepted, verified, away, taken, told("archive"))

    def pile(role: str, division: str) -> set[UUID]:
        return ids(tx, area=division, desk=Desk(role, division))

    assert pile("window", TOWNSHIP) == {new.id}
    assert pile("window", ELSEWHERE) == {taken.id}
    assert pile("verifier", TOWNSHIP) == {accepted.id}
    assert pile("approver", COUNTY) == {verified.id}
    assert pile("approver", LEAGUE) == {away.id}
    assert pile("approver", "15") == pile("verifier", COUNTY) == set()
    assert pile("verifier", VILLAGE) == set()
    wanted = Wanted(LEAGUE, desk=Desk("approver", LEAGUE))
    assert pages.pile_size(tx, wanted) == 1


def test_asking_for_another_division_shows_nothing_beyond_ones_scope(
    log: Log, runner: Runner, tx: Connection
):
    far, away = told(owner=FAR), Told(owner=FAR, intake=TOWNSHIP).case
    told_to(log, runner, far, away)

    assert ids(tx, area=COUNTY, within=FAR) == {away.id}
    assert ids(tx, area=NEIGHBOUR, within=FAR) == set()
    neighbours = Desk("checker", FAR[:6])
    assert ids(tx, area=NEIGHBOUR, desk=neighbours) == set()


def test_what_an_officer_has_taken_is_theirs_and_the_rest_is_free(
    log: Log, runner: Runner, tx: Connection
):
    mine, free = told("accept"), told("accept")
    claim = Assignment.open(act(Role.VERIFIER, TOWNSHIP, MONDAY), mine.id)
    claim.claim(act(Role.VERIFIER, TOWNSHIP, MONDAY, "officer-1"))
    told_to(log, runner, mine, free, claim)

    desk = Desk("verifier", TOWNSHIP)
    assert ids(tx, area=TOWNSHIP, desk=desk, holder="officer-1") == {mine.id}
    assert ids(tx, area=TOWNSHIP, desk=desk, holder="") == {free.id}
    assert ids(tx, area=TOWNSHIP, desk=desk) == {mine.id, free.id}


def test_filters_narrow(log: Log, runner: Runner, tx: Connection):
    grant, case, verified = told(kind=Grant), told("accept"), told("verify")
    told_to(log, runner, grant, case, verified)

    assert ids(tx, area="15", kind="boards_grant") == {grant.id}
    assert ids(tx, area="15", stage="verified") == {verified.id}
    assert ids(tx, area="15", step="approve") == {verified.id}
    assert ids(tx, area="15", within=TOWNSHIP) == {grant.id, case.id, verified.id}
    assert ids(tx, area="15", within=NEIGHBOUR) == set()
    assert ids(tx, area="15", due_until=MONDAY + timedelta(8)) == {grant.id}
    assert ids(tx, area="15", due_from=MONDAY + timedelta(8)) == {case.id, verified.id}


@pytest.mark.parametrize("by", pages.ORDERS)
def test_pages_hold_every_case_once_and_in_order(
    log: Log, runner: Runner, tx: Connection, by: str
):
    cases = [told(day=MONDAY + timedelta(n % 3)) for n in range(17)]
    cases += [Told(owner=FAR, intake=TOWNSHIP).case for _ in range(8)]
    told_to(log, runner, *cases)

    seen: list[tuple[Any, UUID]] = []
    cursor, first = "", True
    while cursor or first:
        page = pages.page(tx, Wanted(LEAGUE), TODAY, by=by, cursor=cursor, size=6)
        seen += [(getattr(line, by), line.case_id) for line in page.rows]
        cursor, first = page.cursor, False
        log.save(told(day=MONDAY - timedelta(90)))  # What comes before slips in nowhere.
        runner.catch_up()
    assert seen == sorted(seen)
    assert [case for _, case in seen].count(cases[0].id) == 1
    assert {case.id for case in cases} <= {case for _, case in seen}
    assert len(seen) == len(set(seen)) == 25


@pytest.mark.parametrize("cursor", ["x", "W10", "²", "WyJhIiwiYiJd", "a" * 600, "bnVsbA"])
def test_a_cursor_of_ones_own_making_is_refused(tx: Connection, cursor: str):
    with pytest.raises(Malformed):
        pages.page(tx, Wanted("15"), TODAY, cursor=cursor)


@pytest.mark.parametrize("asked", [{"size": 0}, {"size": 101}, {"by": "stage"}])
def test_a_page_has_a_size_and_an_order_that_there_is(tx: Connection, asked: dict[str, Any]):
    with pytest.raises(Malformed):
        pages.page(tx, Wanted("15"), TODAY, **asked)


@pytest.mark.parametrize(
    ("days", "light"), [(0, "green"), (3, "yellow"), (5, "red"), (7, "red"), (8, "overdue")]
)
def test_the_light_changes_with_the_days(
    log: Log, runner: Runner, tx: Connection, days: int, light: str
):
    told_to(log, runner, told())
    (line,) = pages.page(tx, Wanted("15"), MONDAY + timedelta(days)).rows
    assert line.light == light


@pytest.mark.parametrize("division", ["15", LEAGUE, COUNTY, TOWNSHIP, VILLAGE])
def test_the_load_counts_what_waits_and_what_is_late(
    log: Log, runner: Runner, tx: Connection, division: str
):
    told_to(log, runner, *several(14), told(owner=FAR), told(kind=Grant))
    load = pages.load(tx, division, MONDAY + timedelta(8))

    by_stage = {(one.kind, one.stage): one for one in load}
    far = 1 if division == "15" else 0
    assert by_stage["boards_allowance", "submitted"].all == 2 + far
    assert by_stage["boards_allowance", "submitted"].overdue == 2 + far
    assert by_stage["boards_grant", "submitted"][2:] == ("window", 1, 1, 0)
    assert by_stage["boards_allowance", "accepted"].overdue == 0
    assert ("boards_allowance", "archived") not in by_stage


def person(name_key: str, number_key: str = "", name: str = "苏日娜") -> Person:
    clerk = act(Role.WINDOW, COUNTY, MONDAY)
    return Person.register(clerk, name=name, name_key=name_key, number_key=number_key)


def found(tx: Connection, area: str, **search: str) -> list[UUID]:
    page = register.page(tx, area, register.Search(**search), TODAY)
    return [line.case_id for line in page.rows]


def test_a_case_is_found_by_number_name_and_identity_number(
    log: Log, runner: Runner, tx: Connection
):
    anna, other = person("aa", "11"), person("aa", "22")
    first = told("archive", applicant=str(anna.id), number="NM-150102-test-20260302-00001")
    second = told(applicant=str(other.id), number="NM-150102-test-20260303-00001", day=TODAY)
    told_to(log, runner, anna, other, first, second, told(number="NM-1_0102"))

    assert found(tx, "15", number="NM-150102-test-20260302-00001") == [first.id]
    assert found(tx, "15", number="NM-150102-") == [second.id, first.id]
    assert found(tx, "15", number="NM-1_01") != found(tx, "15", number="NM-150102")
    assert found(tx, "15", name_key="aa") == [second.id, first.id]
    assert found(tx, "15", number_key="22") == [second.id]
    assert found(tx, "15", number_key="22", name_key="bb") == []
    assert found(tx, "15", applicant=str(anna.id)) == [first.id]
    assert found(tx, "1502", name_key="aa") == []


def test_the_register_shows_the_masked_name(log: Log, runner: Runner, tx: Connection):
    anna = person("aa")
    told_to(log, runner, anna, told(applicant=str(anna.id)))
    (line,) = register.of_person(tx, str(anna.id), TODAY).rows
    assert line.applicant_name == "苏*娜"


def test_the_register_goes_on_from_page_to_page(log: Log, runner: Runner, tx: Connection):
    who = str(uuid4())
    cases = [told(applicant=who, day=MONDAY + timedelta(n % 2)) for n in range(7)]
    told_to(log, runner, *cases)

    seen, cursor = list[UUID](), ""
    while len(seen) < 7:
        page = register.of_person(tx, who, TODAY, cursor=cursor, size=3)
        seen += [line.case_id for line in page.rows]
        cursor = page.cursor
    assert cursor == ""
    assert set(seen) == {case.id for case in cases}


@pytest.mark.parametrize("search", [{}, {"number": "NM-"}])
def test_a_search_must_say_what_is_looked_for(tx: Connection, search: dict[str, str]):
    with pytest.raises(Malformed):
        found(tx, "15", **search)


def test_deadlines_are_listed_by_their_next_end(log: Log, runner: Runner, tx: Connection):
    late, soon = told(day=MONDAY - timedelta(30)), told()
    told_to(log, runner, late, soon, told(owner=FAR), told("archive"))

    page = deadlines.page(tx, LEAGUE)
    assert [line.stream_id for line in page.rows] == [late.id, soon.id]
    page = deadlines.page(tx, LEAGUE, until=MONDAY)
    assert [line.stream_id for line in page.rows] == [late.id]
    assert deadlines.page(tx, LEAGUE, kind="boards_grant").rows == []


def test_the_scheduler_is_told_what_has_ended(
    log: Log, runner: Runner, tx: Connection, engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(deadlines, "AT_ONCE", 2)
    ended = [told(day=MONDAY - timedelta(n % 2)) for n in range(7)]
    hours = Told(day=MONDAY).upto("approve")
    far_off = told("accept", day=date(2030, 12, 20))
    told_to(log, runner, *ended, hours.case, far_off)
    due = deadlines.DueDossiers(engine)

    last = MONDAY + timedelta(7)
    assert {one.id for one in due.due(last + timedelta(1))} == {
        c.id for c in [*ended, hours.case]
    }
    assert len(list(due.due(last))) < 8
    on_the_day = hours.day + timedelta(1)
    assert hours.case.id in {one.id for one in due.due(on_the_day)}
    assert hours.case.id not in {one.id for one in due.due(hours.day)}
    assert list(due.provisional(date(2030, 12, 31))) == []
    assert {one.id for one in due.provisional(date(2031, 12, 31))} == {far_off.id}


def independent(cases: list[Case], first: date, last: date) -> Counter[str]:
    """The main figures again, from the events and not by the board's fold."""
    sums: Counter[str] = Counter()
    for case in cases:
        late = False
        for event in case.pending_events:
            name, counts = type(event).__name__, first <= event.on <= last
            late |= any(c["stopped_on"] and c["stopped_on"] > c["due"] for c in event.clocks)
            if name in ("Approved", "Withdrawn"):
                sums["overdue" if late else "on_time"] += counts
            if name in ("Submitted", "Accepted", "Approved", "Withdrawn", "Evaluated"):
                sums[name] += counts
    return sums


@pytest.mark.parametrize("division", ["15", LEAGUE, COUNTY, TOWNSHIP, VILLAGE])
def test_figures_equal_an_independent_count(
    log: Log, runner: Runner, tx: Connection, division: str
):
    cases = list(several(14)) + list(several(7, owner=NEIGHBOUR))
    cases += [Told().then("accept").then("verify", after=40).then("approve").case]
    cases += [Told().then("withdraw").case]
    first, last = MONDAY + timedelta(1), MONDAY + timedelta(60)
    mine = [case for case in cases if str(case.owner).startswith(division)]
    wanted = independent(mine, first, last)
    told_to(log, runner, *cases)

    figures = supervision.of(tx, division, first, last)

    assert figures.received == wanted["Submitted"] == 0
    assert figures.accepted == wanted["Accepted"] > 0
    assert (figures.approved, figures.withdrawn) == (wanted["Approved"], 1)
    assert (figures.on_time, figures.overdue) == (wanted["on_time"], wanted["overdue"])
    assert sum(figures.ratings["result"].values()) == wanted["Evaluated"]
    assert supervision.of(tx, division, MONDAY, MONDAY).received == len(mine)


def test_averages_say_how_long_each_limit_took(log: Log, runner: Runner, tx: Connection):
    told_to(log, runner, told("verify"), Told().then("accept").then("verify", after=7).case)
    figures = supervision.of(tx, COUNTY, MONDAY, MONDAY + timedelta(30))

    paces = {pace.limit: pace for pace in figures.paces}
    assert paces["investigation"] == ("investigation", "working", 2, 0, 3.0)


@pytest.mark.parametrize("division", ["15", LEAGUE, COUNTY, TOWNSHIP])
def test_what_lies_below_adds_up_to_the_whole(
    log: Log, runner: Runner, tx: Connection, division: str
):
    told_to(log, runner, *several(7), *several(7, owner=NEIGHBOUR), told(owner=FAR))
    first, last = MONDAY, MONDAY + timedelta(30)

    whole = supervision.of(tx, division, first, last)
    parts = supervision.below(tx, division, first, last)

    assert sum(part.received for part in parts.values()) == whole.received
    assert sum(part.approved for part in parts.values()) == whole.approved
    none = supervision.below(tx, division, first, last, kind="boards_grant")
    assert sum(part.received for part in none.values()) == 0


def test_figures_of_no_division_are_refused(tx: Connection):
    with pytest.raises(Malformed):
        supervision.of(tx, "15'", MONDAY, MONDAY)


def test_officers_are_listed_where_they_are_appointed(log: Log, runner: Runner, tx: Connection):
    admin = act(Role.ADMIN, "15", MONDAY)
    officer = Officer.enrol(admin, name="巴特尔", login="bateer")
    officer.appoint(admin, role=Role.WINDOW, division=Division(TOWNSHIP), since=MONDAY)
    second = officer.appoint(
        admin, role=Role.SUPERVISOR, division=Division(LEAGUE), since=MONDAY
    )
    officer.end_appointment(admin, second.id, reason="调离")
    told_to(log, runner, officer)

    listed = officers.page(tx, "15").rows
    assert [(line.name, line.role, line.division) for line in listed] == [
        ("巴特尔", "supervisor", LEAGUE),
        ("巴特尔", "window", TOWNSHIP),
    ]
    assert [line.role for line in officers.page(tx, "15", on=TODAY).rows] == ["window"]
    assert officers.page(tx, COUNTY, role="approver").rows == []
    signed = [str(officer.id), "time", "policy:as-long-as-an-id-but-not-one!"]
    assert len(signed[0]) == len(signed[2])
    assert officers.names(tx, signed) == {str(officer.id): "巴特尔"}
    officer.revoke(admin, reason="退休")
    told_to(log, runner, officer)
    assert officers.page(tx, "15", on=TODAY).rows == []


def test_publications_are_listed_by_key_and_day(log: Log, runner: Runner, tx: Connection):
    keeper = act(Role.CATALOGUE, "15", MONDAY)
    rate = Publication.open(keeper, key="dibao.standard.rural", division=Division("15"))
    rate.publish(keeper, value=Decimal(700), since=MONDAY, source="样例")
    rate.publish(keeper, value=Decimal(720), since=MONDAY + timedelta(30), source="样例")
    rate.withdraw(keeper, since=MONDAY, until=MONDAY + timedelta(30), reason="到期")
    told_to(log, runner, rate)

    values = [(row.value, row.since) for row in publications.page(tx, "15", key="dibao").rows]
    assert values == [(700, MONDAY), (720, MONDAY + timedelta(30))]
    (now,) = publications.page(tx, "15", on=TODAY).rows
    assert (now.value, now.reason) == (700, "到期")
    assert publications.page(tx, LEAGUE).rows == []


def test_a_reader_who_wrote_is_told_whether_it_is_there_yet(
    log: Log, runner: Runner, engine: Engine
):
    log.save(told())
    with reading(engine, pages.HEARD, after=1, patience=0.01) as asked:
        assert asked.seen == 0
    runner.catch_up()
    with reading(engine, pages.HEARD, after=1) as asked:
        assert asked.seen == 1
        assert len(pages.page(asked.tx, Wanted("15"), TODAY).rows) == 1
