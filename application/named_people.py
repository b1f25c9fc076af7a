"""People as a form names them, replaced by the ids under which everything else knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from application.people import Identity


def named(facts: Any) -> Iterator[Identity]:
    """Everybody named anywhere in these facts, in a fixed order."""
    if isinstance(facts, Identity):
        yield facts
    elif isinstance(facts, dict):
        for value in facts.values():
            yield from named(value)
    elif isinstance(facts, list):
        for value in facts:
            yield from named(value)


def with_ids(facts: Any, id_of: Callable[[Identity], str]) -> Any:
    """The same facts with ids in the place of names and numbers."""
    if isinstance(facts, Identity):
        return id_of(facts)
    if isinstance(facts, dict):
        return {name: with_ids(value, id_of) for name, value in facts.items()}
    if isinstance(facts, list):
        return [with_ids(value, id_of) for value in facts]
    return facts
