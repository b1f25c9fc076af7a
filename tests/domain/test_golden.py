"""What was stored once can be read for ever.

The files are written by ``python -m tests.golden``.  A change of the shape that this test finds
is either an addition with a default, or comes with an upcast in the same commit.
"""

import json

import pytest
from eventsourcing.utils import get_topic

from domain.cases import CASE_TYPES
from domain.topics import events_of
from tests.courses import COURSES
from tests.golden import SHAPE, STREAMS, loaded, shape, state_of

RECORDED = sorted(STREAMS.glob("*.jsonl"))
every_stream = pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)


def test_what_stands_in_events_keeps_its_shape():
    assert json.loads(SHAPE.read_text("utf-8")) == shape()


@every_stream
def test_a_stream_of_then_still_gives_the_state_of_then(path):
    *events, state = path.read_text("utf-8").splitlines()
    assert state_of(loaded(events)) == json.loads(state)


@every_stream
def test_a_changed_event_would_be_noticed(path):
    """Negative control: another stage in one event is another state."""
    *events, state = path.read_text("utf-8").splitlines()
    last = json.loads(events[-1])
    last["state"]["on"]["_data_"] = "2001-01-01"
    assert state_of(loaded([*events[:-1], json.dumps(last)])) != json.loads(state)


def test_every_course_was_recorded():
    assert {path.stem for path in RECORDED} >= set(COURSES)


def test_every_event_that_can_happen_stands_in_some_stream():
    seen = {
        json.loads(line).get("topic")
        for path in RECORDED
        for line in path.read_text("utf-8").splitlines()
    }
    for kind in CASE_TYPES.values():
        topics = {get_topic(event) for _, event in events_of(kind)}
        assert topics - seen == never_recorded(kind)


def verbs_of_events():
    """Which verbs record an event: as some type's stream shows, where any does."""
    verbs = {"StepWaived": {"waive"}, "Certified": {"certify"}}
    lines = [json.loads(x) for p in RECORDED for x in p.read_text("utf-8").splitlines()]
    for event in (line for line in lines if "topic" in line):
        verbs.setdefault(event["topic"].split(".")[1], set()).add(event["state"]["step"])
    return verbs


def never_recorded(kind):
    """Events of verbs that no procedure of the type names, or for which it has no occasion."""
    without_row = {v for v in kind.verbs if not any(p.has(v) for p in kind.procedures)}
    unused = {event for event, by in verbs_of_events().items() if by <= without_row}
    if len({p.path for p in kind.procedures}) == len(kind.procedures):
        unused.add("Rebound")  # there is one version of each path
    return {f"{kind.code}.{event}" for event in unused}
