"""Each type records events of its own, made at little cost from what it inherits."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from domain.cases import CASE_TYPES
from domain.topics import events_of
from tests.courses import COURSES

every_type = pytest.mark.parametrize("kind", CASE_TYPES.values(), ids=CASE_TYPES)


def told_by(event):
    return {f.name: getattr(event, f.name) for f in fields(event)}


@every_type
def test_every_event_of_a_type_is_its_own_and_tells_all_that_it_inherits(kind):
    for name, event in events_of(kind):
        inherited = {f.name for base in event.__mro__[1:-1] for f in told_of(base)}
        assert issubclass(event, kind.Event), name
        assert inherited == {f.name for f in fields(event)}, name


def told_of(base):
    return fields(base) if hasattr(base, "__dataclass_fields__") else ()


@every_type
def test_no_event_of_a_type_is_built_a_second_time(kind):
    """Otherwise every start of every process would take twice as long."""
    for name, event in events_of(kind):
        assert event.__init__ is event.__bases__[0].__init__, name


@pytest.mark.parametrize("course", sorted(COURSES))
def test_what_is_recorded_can_not_be_changed(course):
    for event in COURSES[course]().case.collect_events():
        for name in told_by(event):
            with pytest.raises(FrozenInstanceError):
                setattr(event, name, None)


def test_the_same_fact_recorded_by_two_types_is_two_different_events():
    told = told_by(COURSES["child_admission-2021-county"]().case.collect_events()[1])
    same = [dict(events_of(kind))["Accepted"](**told) for kind in CASE_TYPES.values()]
    for event in same:
        assert same.count(event) == 1
