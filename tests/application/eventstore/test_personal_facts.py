"""Personal facts are sealed in the log, open to who has the keys, and gone with the key."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import (
    MapperDeserialisationError,
    ProgrammingError,
    StoredEvent,
)
from sqlalchemy import Engine, text

from application.eventstore.sealing import Misplaced
from application.eventstore.transcoder import Sealed
from application.ledgers.keys import PersonalKeys
from tests.application.eventstore.archive import (
    ILLNESS,
    NAME,
    WORDS,
    Archive,
    File,
    changed,
)


def test_what_was_sealed_is_read_as_it_was(archive: Archive, file: File) -> None:
    loaded = archive.load(file.id)
    assert (loaded.name, loaded.income, loaded.words) == (NAME, Decimal(0), WORDS)
    assert loaded.members == file.members
    assert file.members[1]["illness"] == ILLNESS, "saving must not change the aggregate"


def test_no_clear_text_is_in_the_table(
    shared_engine: Engine, archive: Archive, file: File
) -> None:
    with shared_engine.connect() as connection:
        rows = connection.execute(text("SELECT events::text, state FROM events")).all()
    stored = b"".join(row.encode() + bytes(state) for row, state in rows)
    assert b"A7" in stored, "what is not personal stays readable"
    for secret in (NAME, ILLNESS, WORDS):
        for spelled in (secret.encode(), json.dumps(secret).strip('"').encode()):
            assert spelled not in stored
            assert spelled.hex().encode() not in stored


def test_a_fact_about_nobody_is_sealed_for_its_own_stream(archive: Archive, file: File) -> None:
    noted = json.loads(archive.stored(file.id)[1].state)
    assert noted["rumour"]["$e"][0] == str(file.id)


def test_without_keys_nothing_personal_can_be_stored_and_nothing_sealed_is_opened(
    shared_engine: Engine, file: File
) -> None:
    blind = Archive(shared_engine, None)
    with pytest.raises(ProgrammingError, match="keys"):
        blind.save(
            File._create(File.Opened, by="", about="", name="x", income=Decimal(1), members=[])
        )
    loaded = blind.load(file.id)
    assert type(loaded.name) is Sealed
    assert NAME not in repr(vars(loaded))


def moved_stream(event: StoredEvent) -> StoredEvent:
    return StoredEvent(uuid4(), event.originator_version, event.topic, event.state)


def moved_version(event: StoredEvent) -> StoredEvent:
    return StoredEvent(event.originator_id, 9, event.topic, event.state)


def moved_event(event: StoredEvent) -> StoredEvent:
    return StoredEvent(event.originator_id, 1, "test_file.Noted", event.state)


def swapped_fields(state: dict[str, Any]) -> None:
    state["name"], state["income"] = state["income"], state["name"]


def swapped_items(state: dict[str, Any]) -> None:
    state["members"].reverse()


def other_person(state: dict[str, Any]) -> None:
    state["name"]["$e"][0] = state["members"][1]["$e"][0]


def other_words(state: dict[str, Any]) -> None:
    box = state["name"]["$e"][3]
    state["name"]["$e"][3] = ("B" if box[0] == "A" else "A") + box[1:]


@pytest.mark.parametrize(
    "forge",
    [
        moved_stream,
        moved_version,
        moved_event,
        changed(swapped_fields),
        changed(swapped_items),
        changed(other_person),
        changed(other_words),
    ],
)
def test_what_was_moved_or_changed_can_t_be_opened(
    archive: Archive, file: File, forge: Callable[[StoredEvent], StoredEvent]
) -> None:
    opened = archive.stored(file.id)[0]
    assert archive.mapper.to_domain_event(opened)
    with pytest.raises(Misplaced) as refusal:
        archive.mapper.to_domain_event(forge(opened))
    assert isinstance(refusal.value, MapperDeserialisationError)
    assert NAME not in str(refusal.value)


def test_with_the_key_destroyed_the_person_s_facts_are_gone_and_the_rest_stays(
    archive: Archive, keys: PersonalKeys, file: File, people: list[str]
) -> None:
    about, _, _ = people
    assert keys.destroy(about)
    loaded = archive.load(file.id)
    assert loaded.name == loaded.income == {"erased": True}
    assert loaded.members == [
        {"erased": True, "person": about},
        file.members[1],
    ]
    assert loaded.words == WORDS
    assert not keys.destroy(about), "there is nothing left to erase"
