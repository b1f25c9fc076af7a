"""The events a dossier type inherits, each as a class of its own: its topic says whose it is.

The library would build every one of them as a dataclass from nothing, a thousand classes of
2 ms at every start.  They add no field, so they take over what was built for the event they
inherit; what is there already, the library leaves as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from types import new_class

from eventsourcing.domain import Aggregate, AggregateEvent

BUILT = (
    "__dataclass_fields__",
    "__dataclass_params__",
    "__match_args__",
    "__init__",
    "__repr__",
    "__eq__",
    "__hash__",
    "__setattr__",
    "__delattr__",
)
"""What a dataclass has of its own."""

Event = type[AggregateEvent]


def inherit_events(cls: type[Aggregate]) -> None:
    """Give this class, before the library looks at it, the events of what it is made of."""
    if "Event" not in vars(cls):
        cls.Event = of_its_own(cls, "Event", cls.Event)  # type: ignore[misc,assignment]
    for name, event in [*events_within(cls)]:
        if not issubclass(event, cls.Event) and adds_nothing(cls.Event, event):
            setattr(cls, name, of_its_own(cls, name, event, cls.Event))


def events_within(cls: type[Aggregate]) -> Iterator[tuple[str, Event]]:
    """Its own, and those of its direct bases that it does not have."""
    seen = {"Event"}
    for holder in (cls, *cls.__bases__):
        for name, member in vars(holder).items():
            if isinstance(member, type) and issubclass(member, AggregateEvent):
                if name not in seen:
                    seen.add(name)
                    yield name, member


def adds_nothing(base: Event, event: Event) -> bool:
    """Whether the event has every field of this base already."""
    return {f.name for f in fields(base)} <= {f.name for f in fields(event)}


def of_its_own(cls: type[Aggregate], name: str, event: Event, *more: Event) -> Event:
    """A class below this event that differs in nothing but whose it is."""
    built = {part: getattr(event, part) for part in BUILT}
    whose = {"__module__": cls.__module__, "__qualname__": f"{cls.__qualname__}.{name}"}
    made: Event = new_class(
        name, (event, *more), exec_body=lambda body: body.update(built | whose)
    )
    return made
