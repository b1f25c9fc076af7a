"""Runs a policy: follows the store, and saves what it does together with its position.

Both are one statement, fenced by the position: of two runners that compete the second is
refused and goes on from where the first one is.  What a policy does because of one event is
also one command, so that neither a replay nor a position set back can do it twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import (
    IntegrityError,
    Notification,
    StoredEvent,
    Tracking,
)
from eventsourcing.utils import TopicError

from application.casework import Casework
from application.eventstore.commands import Command, CommandRepeated
from application.eventstore.mapper import registered
from application.eventstore.tracking import ProcessRecorder
from application.eventstore.trouble import described, is_trouble
from application.policies.parked import Parking
from application.policies.policy import Policy, machine_name

BATCH = 500
RACES = 10
"""How often a cause is acted on anew when somebody else saved the same stream first."""
MOST_PARKED = 100
"""Streams.  When more fail, it is the program's fault and not theirs: the policy stops."""


class LostRaces(Exception):
    """Somebody else was quicker each time."""


class TooManyParked(Exception):
    """So many causes wait that going on would only add to them."""


class Overtaken(Exception):
    """Another runner of this policy has come further."""


class Replayed(NamedTuple):
    done: int
    left: int


class PolicyRunner:
    def __init__(self, policy: Policy, casework: Casework, batch: int = BATCH) -> None:
        recorder = casework.factory.process_recorder()
        assert isinstance(recorder, ProcessRecorder)
        self.policy, self.casework, self.batch = policy, casework, batch
        self.recorder, self.mapper = recorder, casework.mapper
        self.parking = Parking(casework.engine, policy.name)
        self.digest = sha256(policy.name.encode()).digest()

    def position(self) -> int:
        """How far the policy has come, whoever brought it there."""
        return self.recorder.max_tracking_id(self.policy.name) or 0

    def step(self) -> int:
        """Take the next page; says by how many positions it went further.

        Raises TooManyParked, and whatever the database says when it is in trouble.
        """
        begun = self.position()
        page = self.recorder.select_page(begun, self.batch)
        if page.upto == begun:
            return 0
        if self.parking.streams() >= MOST_PARKED:
            raise TooManyParked(self.policy.name)
        with suppress(Overtaken):
            for notification in page.notifications:
                if self.concerns(notification):
                    self.take(notification)
            self.go_on(page.upto)
        return page.upto - begun

    def concerns(self, notification: Notification) -> bool:
        """What can't be told from its topic may: nothing is passed over silently."""
        try:
            return issubclass(registered(notification.topic), self.policy.hears)
        except TopicError:
            return True

    def take(self, cause: Notification) -> None:
        """Act, or put the cause aside with all that follow in its stream."""
        stream = UUID(str(cause.originator_id))
        try:
            if self.parking.holds(stream) and self.parking.wait_behind(cause.id, stream):
                return
            try:
                self.act(cause, Tracking(self.policy.name, cause.id))
            except Exception as error:
                if is_trouble(error):
                    raise
                self.parking.park(cause.id, stream, described(error))
        except IntegrityError:
            raise Overtaken from None

    def act(self, cause: Notification, tracking: Tracking | None = None) -> None:
        """Do what the policy does because of this event, unless it was done before."""
        event: Any = self.mapper.to_domain_event(cause)
        if event.by == machine_name(self.policy.name):
            return
        id_ = self.policy.command_id(event.originator_id, event.originator_version)
        command = Command(id_, self.digest)
        for _ in range(RACES):
            events = self.reaction(event)
            if not events:
                return
            try:
                self.recorder.insert_events(events, command=command, tracking=tracking)
                return
            except CommandRepeated:
                return
            except IntegrityError:
                if tracking and self.position() >= cause.id:
                    raise
        raise LostRaces(self.policy.name)

    def reaction(self, event: Any) -> list[StoredEvent]:
        changed: Iterable[Any] = self.policy.react(event, self.casework)
        return [self.mapper.to_stored_event(e) for a in changed for e in a.collect_events()]

    def go_on(self, position: int) -> None:
        """Nothing up to here is left to do."""
        with suppress(IntegrityError):
            self.recorder.insert_tracking(Tracking(self.policy.name, position))

    def replay(self) -> Replayed:
        """After the fix: act on what is parked, in its order, as far as it goes."""
        done, failing = 0, set[UUID]()
        causes = self.parking.causes()
        for cause in causes:
            if cause.stream_id in failing:
                continue
            (notification,) = self.recorder.select_notifications(cause.position, 1)
            try:
                self.act(notification)
            except Exception as error:
                if is_trouble(error):
                    raise
                failing.add(cause.stream_id)
                self.parking.explain(cause.position, described(error))
            else:
                self.parking.release(cause.position)
                done += 1
        return Replayed(done, len(causes) - done)
