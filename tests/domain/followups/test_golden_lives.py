"""Benefits that were once recorded load for ever, to the state they had."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from domain.benefit import Benefit
from domain.topics import events_of
from tests.golden import as_line, loaded, state_of
from tests.lives import LIVES

STREAMS = Path(__file__).parent / "golden"
RECORDED = sorted(STREAMS.glob("*.jsonl"))


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_benefit_loads_to_the_state_it_had(path):
    *events, state = path.read_text("utf-8").splitlines()
    known = json.loads(state)
    now = json.loads(as_line(state_of(loaded(events))))
    assert {name: now[name] for name in known} == known


def test_every_life_was_recorded_and_every_event_stands_in_some_stream():
    assert {path.stem for path in RECORDED} >= set(LIVES)
    seen = {
        json.loads(line).get("topic")
        for path in RECORDED
        for line in path.read_text("utf-8").splitlines()
    }
    assert {f"benefit.{name}" for name, _ in events_of(Benefit)} <= seen


def test_what_was_granted_in_version_1_has_no_later_turns_and_no_next_check():
    first = (STREAMS / "granted-v1.jsonl").read_text("utf-8").splitlines()[0]
    benefit = loaded([first])
    assert "class_version" not in json.loads(first)["state"]
    assert (benefit.turns, benefit.next_check) == ([(date(2026, 3, 1), 1200)], None)
    assert benefit.lasts


def test_what_was_granted_before_version_3_has_no_day_on_which_it_ends():
    first = (STREAMS / "lowered.jsonl").read_text("utf-8").splitlines()[0]
    assert json.loads(first)["state"]["class_version"] == 2
    assert loaded([first]).until is None
