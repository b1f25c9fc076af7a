"""What every event here must say: a stable name, and which fields are somebody's."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from eventsourcing.domain import Aggregate

from domain.assignment import Assignment
from domain.authorisation import Authorisation
from domain.officer import Officer
from domain.person import Person
from domain.person_claim import PersonClaim
from domain.personal import catalogue, complaints
from domain.publication import Publication
from domain.signed import Signed
from domain.topics import events_of

AGGREGATES = (Person, PersonClaim, Officer, Publication, Assignment, Authorisation)
EVENTS = [event for aggregate in AGGREGATES for _, event in events_of(aggregate)]
ENVELOPE = {f.name for f in fields(Signed)} | {f.name for f in fields(Aggregate.Created)}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__qualname__)
def test_every_word_is_a_code_or_somebodys(event: type[Any]) -> None:
    assert list(complaints(event, ENVELOPE)) == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__qualname__)
def test_a_class_says_all_its_personal_fields_itself(event: type[Any]) -> None:
    assert event.personal == catalogue(event)


@pytest.mark.parametrize("aggregate", AGGREGATES, ids=lambda a: a.__name__)
def test_no_annotation_made_a_dataclass_of_an_aggregate(aggregate: type[Aggregate]) -> None:
    assert not is_dataclass(aggregate)


def test_the_topics_are_these() -> None:
    assert sorted(event.TOPIC for event in EVENTS) == [
        "assignment.Claimed",
        "assignment.Opened",
        "assignment.Reassigned",
        "assignment.Released",
        "authorisation.Granted",
        "authorisation.Opened",
        "authorisation.Revoked",
        "officer.AccountOpened",
        "officer.Appointed",
        "officer.AppointmentEnded",
        "officer.Enrolled",
        "officer.Revoked",
        "person.AccountOpened",
        "person.ContactChanged",
        "person.DeathDated",
        "person.DeathWithdrawn",
        "person.Died",
        "person.Identified",
        "person.Registered",
        "person.Renamed",
        "person_claim.Claimed",
        "person_claim.Passed",
        "publication.Opened",
        "publication.Published",
        "publication.Replaced",
        "publication.Withdrawn",
    ]
