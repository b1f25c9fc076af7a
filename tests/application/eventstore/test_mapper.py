"""What is read from the log: registered topics only, and told without its content."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import (
    MapperDeserialisationError,
    StoredEvent,
)
from eventsourcing.utils import TopicError

from application.eventstore.mapper import Mapper
from application.eventstore.sealing import personal_facts
from tests.application.eventstore.archive import (
    NAME,
    Archive,
    File,
    changed,
)


def test_an_old_event_is_opened_before_it_is_brought_up_to_date(
    archive: Archive, people: list[str]
) -> None:
    mapper: Any = archive.mapper
    id_ = uuid4()
    old = {"originator_id": id_, "about": people[0], "adress": "north gate"}
    facts = list(personal_facts(old, {"adress": "about"}))
    keys = mapper.sealer.keys.current([who for _, who in facts])
    mapper.sealer.seal(facts, keys, f"{id_}\n4\ntest_file.Moved")
    del old["originator_id"]
    stored = StoredEvent(id_, 4, "test_file.Moved", mapper.transcoder.encode(old))
    assert mapper.to_domain_event(stored).place == "NORTH GATE"


@pytest.mark.parametrize("topic", ["os:system", "antigravity", "this:s", "posixpath"])
def test_a_stored_topic_imports_nothing(archive: Archive, topic: str) -> None:
    with pytest.raises(TopicError):
        archive.mapper.to_domain_event(StoredEvent(uuid4(), 1, topic, b"{}"))


def test_an_event_can_t_name_an_aggregate_that_is_not_registered(
    archive: Archive, file: File
) -> None:
    opened = archive.stored(file.id)[0]
    forge = changed(lambda state: state.update(originator_topic="os:system"))
    with pytest.raises(TopicError):
        archive.mapper.to_domain_event(forge(opened))


def test_what_can_t_be_read_is_told_without_its_content(archive: Archive) -> None:
    broken = StoredEvent(uuid4(), 1, "test_file.Shelved", f'{{"shelf": "{NAME}'.encode())
    with pytest.raises(MapperDeserialisationError) as refusal:
        archive.mapper.to_domain_event(broken)
    assert NAME not in str(refusal.value)
    assert isinstance(archive.mapper, Mapper)
