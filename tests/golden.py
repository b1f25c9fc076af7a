"""Golden files: the shape of stored events, and streams that were once recorded.

``python -m tests.golden`` writes the shape anew and adds streams that are missing.  A changed
shape needs an upcast in the same commit; a stream that was recorded is never written again:
what the office stored in some year must load for ever.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from eventsourcing.domain import AggregateEvent
from eventsourcing.utils import get_topic, resolve_topic

from application.eventstore.transcoder import StrictTranscoder
from domain.cases import CASE_TYPES
from domain.clock import Clock
from domain.divisions import Division
from domain.form import Field, Record
from domain.materials import Material
from domain.procedure import Procedure
from domain.topics import events_of
from tests.builders import Course
from tests.courses import COURSES
from tests.lives import LIVES

FOLDER = Path(__file__).parent / "domain" / "golden"
SHAPE = FOLDER / "shape.json"
STREAMS = FOLDER / "streams"
AFTERCARE = FOLDER.parent / "followups" / "golden"
"""Streams of benefits."""
LIBRARY = {f.name for f in fields(AggregateEvent)} | {"originator_topic"}


def shape() -> dict[str, Any]:
    """All that stands in stored events: fields, values inside them, codes and names."""
    return {
        "events": {
            f"{kind.code}.{name}": {
                f.name: str(f.type) for f in fields(event) if f.name not in LIBRARY
            }
            for kind in CASE_TYPES.values()
            for name, event in events_of(kind)
        },
        "personal": {
            f"{kind.code}.{name}": event.personal
            for kind in CASE_TYPES.values()
            for name, event in events_of(kind)
            if event.personal
        },
        "versions": {
            f"{kind.code}.{name}": version
            for kind in CASE_TYPES.values()
            for name, event in events_of(kind)
            if (version := getattr(event, "class_version", 1)) > 1
        },
        "clock": {f.name: str(f.type) for f in fields(Clock)},
        "forms": {code: questions(kind.asks) for code, kind in CASE_TYPES.items()},
        "procedures": {
            code: {p.name: codes_of(p) for p in kind.procedures}
            for code, kind in CASE_TYPES.items()
        },
    }


def questions(asked: tuple[Field, ...]) -> dict[str, Any]:
    return {
        field.name: questions(field.fields)
        if isinstance(field, Record)
        else list(getattr(field, "codes", ())) or field.holds
        for field in asked
    }


def codes_of(rules: Procedure) -> dict[str, list[str]]:
    steps, limits = rules.steps, rules.limits
    return {
        "steps": [step.name for step in steps],
        "limits": [limit.name for limit in limits],
        "materials": [material.code for material in rules.materials],
        "refusals": [rule.code for rule in (*rules.refusals, *rules.judged)],
        "closures": [ground.code for ground in rules.closures],
        "extensions": [ground.code for limit in limits for ground in limit.grounds],
        "left_out": sorted(
            {c.code for s in steps for c in (*s.unless, *s.waivable)} | unless(rules.materials)
        ),
    }


def unless(materials: tuple[Material, ...]) -> set[str]:
    return {condition.code for material in materials for condition in material.unless}


def portrait(value: Any) -> Any:
    """A state as plain JSON: every attribute, in an order of its own."""
    if isinstance(value, Procedure):
        return value.name
    if isinstance(value, Division):
        return value.code
    if isinstance(value, AggregateEvent):
        return portrait(vars(value))
    if is_dataclass(value) and not isinstance(value, type):
        return portrait(asdict(value))
    if isinstance(value, Mapping):
        return {
            "/".join(key) if isinstance(key, tuple) else str(key): portrait(held)
            for key, held in sorted(value.items(), key=str)
        }
    if isinstance(value, list | tuple):
        return [portrait(held) for held in value]
    if isinstance(value, set | frozenset):
        return sorted(str(held) for held in value)
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, bool | int | None) else str(value)


def state_of(case: Any) -> dict[str, Any]:
    state: dict[str, Any] = portrait(vars(case))
    return {name: held for name, held in state.items() if name != "_pending_events"}


def written(course: Course) -> Iterator[str]:
    """A stream as the store writes it, in clear: a line for each event, then the state."""
    return recorded(course.case)


def recorded(dossier: Any) -> Iterator[str]:
    encode = StrictTranscoder().encode
    for event in dossier.pending_events:
        state = json.loads(encode(vars(event)))
        if (version := getattr(event, "class_version", 1)) > 1:
            state["class_version"] = version
        yield as_line({"topic": get_topic(type(event)), "state": state})
    yield as_line(state_of(dossier))


def as_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def loaded(lines: Iterable[str]) -> Any:
    """The state that recorded events add up to, loaded as the store loads them."""
    decode, case = StrictTranscoder().decode, None
    for stored in map(json.loads, lines):
        kind = resolve_topic(stored["topic"])
        state = decode(json.dumps(stored["state"]).encode())
        for version in range(state.pop("class_version", 1), getattr(kind, "class_version", 1)):
            getattr(kind, f"upcast_v{version}_v{version + 1}")(state)
        event = object.__new__(kind)
        object.__setattr__(event, "__dict__", state)
        case = event.mutate(case)
    return case


def main() -> None:
    for folder in (STREAMS, AFTERCARE):
        folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(shape(), ensure_ascii=False, indent=1, sort_keys=True)
    SHAPE.write_text(f"{text}\n", "utf-8")
    for name, course in COURSES.items():
        keep(STREAMS / f"{name}.jsonl", lambda course=course: written(course()))
    for name, life in LIVES.items():
        keep(AFTERCARE / f"{name}.jsonl", lambda life=life: recorded(life().benefit))


def keep(path: Path, lines: Callable[[], Iterable[str]]) -> None:
    """Record a stream that was never recorded."""
    if not path.exists():
        path.write_text("\n".join([*lines(), ""]), "utf-8")
        sys.stdout.write(f"recorded {path.name}\n")


if __name__ == "__main__":
    main()
