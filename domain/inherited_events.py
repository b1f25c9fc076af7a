"""The events a dossier type inherits, each as a class of its own: its topic says whose it is.

The library would build every one of them as a dataclass from nothing, a thousand classes of
2 ms at every start.  They add no field, so they stay what they inherit; what is there already,
the library leaves as it is, and what has its fields it does not build again.
"""

from __future__ import annotations

from dataclasses import fields
from types import new_class

from eventsourcing.domain import Aggregate, AggregateEvent

from domain.topics import events_of

FIELDS = "__dataclass_fields__"
Event = type[AggregateEvent]


def inherit_events(cls: type[Aggregate]) -> None:
    """Give this class, before the library looks at it, the events of what it is made of."""
    if "Event" not in vars(cls):
        cls.Event = of_its_own(cls, "Event", cls.Event)  # type: ignore[misc,assignment]
    for name, event in events_within(cls).items():
        if not issubclass(event, cls.Event) and adds_nothing(cls.Event, event):
            setattr(cls, name, of_its_own(cls, name, event, cls.Event))


def events_within(cls: type[Aggregate]) -> dict[str, Event]:
    """Those of its direct bases and, in their place where it has one of the name, its own."""
    found: dict[str, Event] = {}
    for holder in (*reversed(cls.__bases__), cls):
        found |= events_of(holder)
    return found


def adds_nothing(base: Event, event: Event) -> bool:
    """Whether the event has every field of this base already."""
    return {f.name for f in fields(base)} <= {f.name for f in fields(event)}


def of_its_own(cls: type[Aggregate], name: str, event: Event, *more: Event) -> Event:
    """A class below this event that differs in nothing but whose it is."""
    own = {
        "__module__": cls.__module__,
        "__qualname__": f"{cls.__qualname__}.{name}",
        FIELDS: getattr(event, FIELDS),
    }
    made: Event = new_class(name, (event, *more), exec_body=lambda body: body.update(own))
    return made
