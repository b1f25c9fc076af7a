"""A board built anew beside the live one: compared with it, then put in its place."""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import Engine, text

from application.boards import BOARDS, worklist
from application.boards.board import Board
from application.boards.follower import Follower
from application.boards.parked import parked_cases
from application.boards.positions import places
from application.boards.rebuild import Rebuild, StillBehind
from application.boards.runner import Runner
from domain.case import Case
from tests.application.boards.allowance import several, told
from tests.application.boards.conftest import Log, keep, rows
from tests.application.boards.test_tables import described


def change(engine: Engine, statement: str) -> None:
    with engine.begin() as tx:
        tx.execute(text(statement))


@pytest.fixture
def anew(boards_engine: Engine, follower: Follower) -> Any:
    with Rebuild(boards_engine, follower, *BOARDS.values()) as anew:
        yield anew


def test_a_board_built_anew_says_what_the_live_one_says(
    log: Log, runner: Runner, anew: Rebuild
):
    log.save(*several(20))
    runner.catch_up()
    anew.build()
    log.save(*several(5))
    runner.catch_up()

    assert anew.compare() == []


def test_a_tampered_row_is_found(
    log: Log, boards_engine: Engine, runner: Runner, anew: Rebuild
):
    case = told("verify")
    log.save(case, *several(6))
    runner.catch_up()
    change(boards_engine, f"UPDATE boards.worklist SET stage = 'x' WHERE case_id = '{case.id}'")
    anew.build()

    (difference,) = anew.compare()
    assert (difference.table, difference.live_only, difference.anew_only) == ("worklist", 1, 1)
    assert difference.keys == [str(case.id)]


def test_a_removed_row_and_a_false_figure_are_found(
    log: Log, boards_engine: Engine, runner: Runner, anew: Rebuild
):
    log.save(*several(7))
    runner.catch_up()
    change(
        boards_engine,
        "DELETE FROM boards.deadlines WHERE stream_id IN"
        " (SELECT stream_id FROM boards.deadlines LIMIT 1)",
    )
    change(
        boards_engine,
        "UPDATE boards.supervision_figures SET n = n + 1 WHERE measure = 'received'",
    )
    anew.build()

    found = {difference.table: difference for difference in anew.compare()}
    assert set(found) == {"deadlines", "supervision_figures"}
    assert (found["deadlines"].live_only, found["deadlines"].anew_only) == (0, 1)


def test_the_new_board_takes_the_place_of_a_forged_one_whole(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, anew: Rebuild
):
    log.save(*several(14))
    runner.catch_up()
    before = described(boards_engine, "boards")
    change(boards_engine, "UPDATE boards.worklist SET stage = 'forged'")
    anew.build()
    log.save(*several(3))
    anew.switch()
    log.save(told(number="after"))
    runner.catch_up()

    found = rows(engine, worklist.worklist)
    assert "forged" not in {row.stage for row in found}
    assert "after" in {row.number for row in found}
    assert described(boards_engine, "boards") == before
    with Rebuild(boards_engine, runner.follower, *BOARDS.values()) as again:
        again.build()
        assert again.compare() == []


def test_readers_and_runners_go_on_while_a_board_is_exchanged(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, anew: Rebuild
):
    log.save(*several(10))
    runner.catch_up()
    done, failed = Event(), list[Exception]()

    def read() -> None:
        while not done.is_set():
            try:
                if len(rows(engine, worklist.worklist)) < 10:
                    failed.append(AssertionError("a row was missing"))
            except Exception as error:
                failed.append(error)

    threads = [Thread(target=read), Thread(target=keep, args=(runner, done))]
    for thread in threads:
        thread.start()
    anew.build()
    log.save(*several(10))
    anew.switch()
    done.set()
    for thread in threads:
        thread.join()

    assert failed == []


def test_building_anew_mends_a_board_that_had_stopped(
    log: Log, boards_engine: Engine, engine: Engine, follower: Follower
):
    def fold(row: Any, event: Any) -> Any:
        raise ZeroDivisionError

    broken = Board(worklist.worklist, worklist.Row, fold, hears=Case.Event)
    runner = Runner(boards_engine, follower, [broken], limit=3)
    runner.prepare()
    log.save(*several(7))
    runner.catch_up()
    with Rebuild(boards_engine, follower, worklist.board) as anew:
        anew.build()
        with pytest.raises(StillBehind):
            anew.compare()
        anew.switch()

    (place,) = places(engine)
    assert place.stopped == ""
    assert len(rows(engine, worklist.worklist)) == 7


def test_a_parked_case_is_parked_or_freed_by_building_anew(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, anew: Rebuild
):
    log.save(told(number="same"), told(number="same"))
    runner.catch_up()
    anew.build()
    assert anew.compare() == []
    anew.switch()

    assert [case.board for case in parked_cases(engine)] == ["worklist"]


def test_nothing_is_left_of_a_board_that_was_only_compared(
    log: Log, boards_engine: Engine, runner: Runner, follower: Follower
):
    with Rebuild(boards_engine, follower, worklist.board) as anew:
        anew.build()
        anew.compare()

    with boards_engine.connect() as tx:
        left = tx.scalars(text("SELECT nspname FROM pg_namespace WHERE nspname ~ '^boards'"))
        assert list(left) == ["boards"]
