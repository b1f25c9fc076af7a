"""The office's own application types on every board, from submission to the archive."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from application.audit.entries import entries
from application.audit.lines import Speaker
from application.boards import BOARDS, deadlines, supervision, worklist
from application.boards.follower import Follower
from application.boards.parked import parked_cases
from application.boards.rebuild import Rebuild
from application.boards.runner import Runner
from application.boards.scope import NEVER
from domain.cases import CASE_TYPES
from interface.audit_cli import WORDS
from tests.application.boards.conftest import Log, rows
from tests.builders import Course

STEPS = ("accept", "verify", "approve", "serve", "archive")
LIVES = [
    (code, procedure.name) for code, kind in CASE_TYPES.items() for procedure in kind.procedures
]
every_life = pytest.mark.parametrize(("code", "procedure"), LIVES)


def lived(code: str, procedure: str) -> Course:
    course = Course(code, procedure)
    for step in STEPS:
        if step in course.steps:
            course.later(3).to(step)
    return course


@every_life
def test_a_case_of_every_type_and_version_passes_over_the_boards(code: str, procedure: str):
    row = None
    for event in lived(code, procedure).case.pending_events:
        row = worklist.board.fold(row, event)
        assert row.stage == event.stage
        assert row.waits == event.waits

    assert (row.stage, row.waits_role, row.due_on) == ("archived", "", NEVER)


@every_life
def test_every_line_of_its_timeline_is_made_of_words(code: str, procedure: str):
    for entry in entries(lived(code, procedure).case.pending_events):
        assert entry.step in WORDS
        assert entry.role in WORDS
        assert entry.stage in WORDS
        assert all(move.limit in WORDS for move in entry.clocks)
        for language in ("zh", "en"):
            assert entry.on.isoformat() in Speaker(language, WORDS).line(entry)


def test_all_of_them_are_built_anew_as_they_stand(
    log: Log, boards_engine: Engine, engine: Engine, runner: Runner, follower: Follower
):
    lives = [lived(*life).case for life in LIVES]
    for number, case in enumerate(lives):
        first = case.pending_events[0]
        object.__setattr__(first, "number", f"NM-{number}")
    log.save(*lives)
    runner.catch_up()

    assert parked_cases(engine) == []
    for table in (worklist.worklist, deadlines.deadlines, supervision.supervision):
        assert len(rows(engine, table)) == len(LIVES)
    with Rebuild(boards_engine, follower, *BOARDS.values()) as anew:
        anew.build()
        assert anew.compare() == []
