"""All boards through the real runner, on the real log: in order, once, and never skipping."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import Engine, text, update
from sqlalchemy.exc import ProgrammingError

from application.boards import BOARDS, deadlines, people, worklist
from application.boards.board import Board
from application.boards.follower import Follower
from application.boards.parked import LATER, parked, parked_cases
from application.boards.positions import places, positions, reached
from application.boards.runner import Runner
from application.ledgers.keys import PersonalKeys, WrongMasterKey
from domain.case import Case
from domain.office import Role
from domain.people import ResidentId
from domain.person import Person
from tests.application.boards.allowance import COUNTY, MONDAY, Told, act, several, told
from tests.application.boards.conftest import Log, keep, rows

Everything = dict[str, list[Any]]


def wall(engine: Engine) -> Everything:
    return {
        table.name: rows(engine, table) for board in BOARDS.values() for table in board.tables
    }


def test_boards_follow_the_log(log: Log, engine: Engine, runner: Runner):
    log.save(told(), told("accept"), told("archive"))
    runner.catch_up()

    stages = sorted(row.stage for row in rows(engine, worklist.worklist))
    assert stages == ["accepted", "archived", "submitted"]
    assert len(rows(engine, deadlines.deadlines)) == 3
    assert {place.position for place in places(engine)} == {10}


def test_a_row_comes_back_from_its_table_as_the_fold_made_it(
    log: Log, boards_engine: Engine, runner: Runner
):
    cases = list(several(7))
    log.save(*cases)
    runner.catch_up()

    for name in ("worklist", "deadlines", "supervision"):
        board = BOARDS[name]
        for case in cases:
            events = list(log.events.get(case.id))
            with boards_engine.begin() as tx:
                assert board.load(tx, [(case.id,)]) == {(case.id,): board.shown(events)}


def test_the_row_of_any_time_is_the_fold_of_the_events_until_then(log: Log, runner: Runner):
    case = told("archive")
    log.save(case)
    events = list(log.events.get(case.id))

    stages = [worklist.board.shown(events[: n + 1]).stage for n in range(4)]  # type: ignore
    assert stages == ["submitted", "accepted", "verified", "approved"]


def person() -> Person:
    return Person.register(
        act(Role.WINDOW, COUNTY, MONDAY),
        name="乌云其其格",
        name_key="a1",
        number=ResidentId("11010519491231002X"),
        number_key="b2",
        phone="13900000000",
    )


def test_people_are_shown_masked_and_found_by_hashes(log: Log, engine: Engine, runner: Runner):
    one = person()
    log.save(one)
    runner.catch_up()

    assert rows(engine, people.people) == [
        (str(one.id), "乌***格", "1101**********002X", "a1", "b2")
    ]


def test_an_erased_person_is_a_blank_row(log: Log, engine: Engine, runner: Runner):
    one = person()
    log.save(one)
    log.factory.keys.destroy(str(one.id))  # type: ignore[attr-defined]
    runner.catch_up()

    assert rows(engine, people.people) == [(str(one.id), "", "", "", "")]


def test_keys_that_cannot_be_opened_are_nobodys_fault_and_park_nothing(
    log: Log, engine: Engine, boards_engine: Engine
):
    log.save(person())
    stranger = PersonalKeys(boards_engine, bytes(32))
    runner = Runner(boards_engine, Follower.on(boards_engine, stranger), [people.board])
    runner.prepare()

    with pytest.raises(WrongMasterKey):
        runner.catch_up()
    assert parked_cases(engine) == []


@pytest.fixture
def stumbling(boards_engine: Engine, follower: Follower) -> tuple[Runner, set[str]]:
    """A worklist that can't fold the acceptance of some cases, until they are forgiven."""
    bad: set[str] = set()

    def fold(row: worklist.Row | None, event: Any) -> worklist.Row | None:
        if isinstance(event, Case.Accepted) and row and row.number in bad:
            raise ZeroDivisionError
        return worklist.fold(row, event)

    board = Board(
        worklist.worklist,
        worklist.Row,
        fold,
        hears=worklist.board.hears,
        key=worklist.key,
        counters=worklist.counts,
        tally=worklist.tally,
    )
    runner = Runner(boards_engine, follower, [board])
    runner.prepare()
    return runner, bad


def test_a_case_that_cannot_be_folded_is_parked_and_the_others_go_on(
    log: Log, engine: Engine, stumbling: tuple[Runner, set[str]]
):
    runner, bad = stumbling
    bad.add("NM-BAD")
    made = Told(number="NM-BAD").then("accept").then("verify")
    log.save(made.case, *(told("verify") for _ in range(30)))
    runner.catch_up()
    made.then("approve")
    log.save(made.case)
    runner.catch_up()

    stages = {row.number: row.stage for row in rows(engine, worklist.worklist)}
    assert stages.pop("NM-BAD") == "submitted"
    assert set(stages.values()) == {"verified"}
    (case,) = parked_cases(engine)
    assert (case.board, case.key, case.events) == ("worklist", str(made.case.id), 3)
    assert case.error.startswith("ZeroDivisionError in fold")
    assert [row.error == LATER for row in rows(engine, parked)] == [False, True, True]

    bad.clear()
    assert runner.replay("worklist") == 0
    assert dict_of(engine)["NM-BAD"] == "approved"


def dict_of(engine: Engine) -> dict[str, str]:
    return {row.number: row.stage for row in rows(engine, worklist.worklist)}


def test_counts_are_right_although_a_case_was_parked_and_came_back(
    log: Log, engine: Engine, stumbling: tuple[Runner, set[str]]
):
    runner, bad = stumbling
    cases = [Told(number=f"NM-{n}").then("accept") for n in range(6)]
    bad.update({"NM-1", "NM-4"})
    log.save(*(one.case for one in cases))
    runner.catch_up()
    bad.clear()
    runner.replay("worklist")

    counted = {}
    for row in rows(engine, worklist.counts):
        counted[row.division, row.stage] = counted.get((row.division, row.stage), 0) + row.n
    assert counted[COUNTY, "accepted"] == 6
    assert counted[COUNTY, "submitted"] == 0


def test_a_replay_before_the_fix_parks_the_case_again(
    log: Log, engine: Engine, stumbling: tuple[Runner, set[str]]
):
    runner, bad = stumbling
    bad.add("NM-BAD")
    log.save(Told(number="NM-BAD").upto("verify").case)
    runner.catch_up()

    assert runner.replay("worklist") == 2
    assert dict_of(engine) == {"NM-BAD": "submitted"}


def test_a_board_that_would_park_too_many_cases_stops_and_holds_nobody_up(
    log: Log, engine: Engine, boards_engine: Engine, follower: Follower
):
    def fold(row: Any, event: Any) -> Any:
        raise ZeroDivisionError

    broken = Board(worklist.worklist, worklist.Row, fold, hears=Case.Event)
    runner = Runner(boards_engine, follower, [broken, deadlines.board], limit=5)
    runner.prepare()
    log.save(*(told() for _ in range(6)))
    runner.catch_up()

    at = {place.board: place for place in places(engine)}
    assert at["deadlines"].position == 6
    assert not at["deadlines"].stopped
    assert at["worklist"].position == 0
    assert at["worklist"].stopped.startswith("ZeroDivision")
    assert rows(engine, parked) == []
    assert reached(engine, ["worklist"], 6) == 0

    mended = Runner(boards_engine, follower, [worklist.board])
    mended.replay("worklist")
    mended.catch_up()
    assert len(dict_of(engine)) == 6


def test_up_to_the_limit_cases_are_parked_one_by_one(
    log: Log, engine: Engine, stumbling: tuple[Runner, set[str]]
):
    runner, bad = stumbling
    runner.limit = 5
    cases = [Told(number=f"NM-{n}").then("accept") for n in range(20)]
    bad.update(f"NM-{n}" for n in range(0, 20, 4))
    log.save(*(one.case for one in cases))
    runner.catch_up()

    assert len(parked_cases(engine)) == 5
    assert sorted(set(dict_of(engine).values())) == ["accepted", "submitted"]


def test_a_value_the_table_refuses_parks_its_case_only(
    log: Log, engine: Engine, runner: Runner
):
    log.save(told(number="same"), told(number="same"), told(number="other"))
    runner.catch_up()

    assert sorted(dict_of(engine)) == ["other", "same"]
    (case,) = parked_cases(engine)
    assert (case.board, case.error) == ("worklist", "IntegrityError 23505 worklist_number_key")


def test_an_unreadable_event_parks_its_case_on_the_boards_that_hear_it(
    log: Log, engine: Engine, runner: Runner
):
    stored = log.mapper.to_stored_event(told().pending_events[0])
    garbled = type(stored)(
        stored.originator_id, stored.originator_version, stored.topic, b"{not json"
    )
    log.recorder.insert_events([garbled])
    log.save(told())
    runner.catch_up()

    heard = {"worklist", "deadlines", "supervision"}
    assert {case.board for case in parked_cases(engine)} == heard
    assert len(dict_of(engine)) == 1


def test_an_event_of_an_unknown_name_parks_its_stream_everywhere(
    log: Log, engine: Engine, runner: Runner
):
    stored = log.mapper.to_stored_event(told().pending_events[0])
    unknown = type(stored)(stored.originator_id, 1, "no.such", stored.state)
    log.recorder.insert_events([unknown])
    runner.catch_up()

    assert {case.board for case in parked_cases(engine)} == set(BOARDS)


def test_trouble_in_the_database_parks_nobody(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner
):
    log.save(told())
    rename(boards_engine, "ALTER TABLE boards.worklist RENAME TO elsewhere")
    with pytest.raises(ProgrammingError, match="does not exist"):
        runner.step()
    rename(boards_engine, "ALTER TABLE boards.elsewhere RENAME TO worklist")
    runner.catch_up()

    assert rows(engine, parked) == []
    assert len(dict_of(engine)) == 1


def rename(engine: Engine, statement: str) -> None:
    with engine.begin() as tx:
        tx.execute(text(statement))


def test_a_second_runner_skips_what_the_first_one_holds(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, follower: Follower
):
    log.save(told())
    second = Runner(boards_engine, follower, BOARDS.values())
    with boards_engine.begin() as tx:
        assert runner.advance(tx) == len(BOARDS)
        assert second.step() == 0
    assert second.step() == 0
    assert len(dict_of(engine)) == 1


def test_the_next_runner_takes_over_where_a_killed_one_stood(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, follower: Follower
):
    log.save(*several(7))
    with boards_engine.connect() as tx:
        runner.advance(tx)
        tx.invalidate()  # The connection is gone in the middle of the batch.
    assert dict_of(engine) == {}

    Runner(boards_engine, follower, BOARDS.values()).catch_up()
    assert len(dict_of(engine)) == 7


def test_a_board_that_lags_catches_up_without_holding_the_others(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, follower: Follower
):
    log.save(*several(14))
    runner.catch_up()
    end = max(place.position for place in places(engine))
    with boards_engine.begin() as tx:
        tx.execute(text("TRUNCATE boards.deadlines"))
        here = positions.c.board == "deadlines"
        tx.execute(update(positions).where(here).values(position=0))
    log.save(told("accept"))

    small = Runner(boards_engine, follower, BOARDS.values(), batch=7)
    small.step()
    at = {place.board: place.position for place in places(engine)}
    assert (at["deadlines"], at["worklist"]) == (7, end + 2)
    small.catch_up()
    assert {place.position for place in places(engine)} == {end + 2}
    assert len(rows(engine, deadlines.deadlines)) == 15


def test_boards_at_one_place_share_one_reading_of_the_log(
    log: Log, runner: Runner, monkeypatch: pytest.MonkeyPatch
):
    log.save(told(), told())
    follower, read = runner.follower, []
    decoded: Callable[..., Any] = follower.decoded
    monkeypatch.setattr(follower, "decoded", lambda *a: read.append(a) or decoded(*a))
    runner.step()

    assert len(read) == 1


def test_batches_of_any_size_make_the_same_boards(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, follower: Follower
):
    log.save(person(), *several(10))
    runner.catch_up()
    whole = wall(engine)
    with boards_engine.begin() as tx:
        for table in (t for board in BOARDS.values() for t in board.tables):
            tx.execute(text(f"TRUNCATE boards.{table.name}"))
        tx.execute(update(positions).values(position=0))
    Runner(boards_engine, follower, BOARDS.values(), batch=1).catch_up()

    assert {
        n: [r for r in t if "n" not in r._fields or r.n] for n, t in wall(engine).items()
    } == {n: [r for r in t if "n" not in r._fields or r.n] for n, t in whole.items()}


def test_reading_waits_for_what_was_written_but_not_for_ever(
    log: Log, engine: Engine, runner: Runner
):
    log.save(told())
    assert reached(engine, ["worklist", "people"], 1, patience=0.05) == 0

    done = Event()
    thread = Thread(target=keep, args=(runner, done))
    thread.start()
    try:
        assert reached(engine, ["worklist", "people"], 1) == 1
    finally:
        done.set()
        thread.join()


def test_nothing_about_a_person_stands_in_the_reason_for_parking(
    log: Log, engine: Engine, boards_engine: Engine, follower: Follower
):
    def fold(row: Any, event: Any) -> Any:
        raise ValueError(event.name)

    board = Board(
        people.people, people.Row, fold, hears=Person.Event, key=people.key, opens=True
    )
    runner = Runner(boards_engine, follower, [board])
    runner.prepare()
    log.save(person())
    runner.catch_up()

    (case,) = parked_cases(engine)
    assert "乌云" not in case.error
    assert case.error.startswith("ValueError in fold")
