"""Personal facts are sealed in the log, open to who has the keys, and gone with the key."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from os import urandom
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import (
    MapperDeserialisationError,
    ProgrammingError,
    StoredEvent,
)
from eventsourcing.utils import Environment, TopicError
from sqlalchemy import Engine, text

from application.eventstore import Factory
from application.eventstore.loading import replay
from application.eventstore.mapper import Mapper
from application.eventstore.sealing import Misplaced
from application.eventstore.transcoder import Sealed
from application.ledgers.keys import KeyMissing, PersonalKeys, WrongMasterKey, mac
from domain.topics import name_topics

MASTER = bytes(range(32))
NAME, ILLNESS, WORDS = "王其木格", "慢性肾病", "入户时老人卧床"


class File(Aggregate):
    class Event(Aggregate.Event):
        by: str

    class Opened(Event, Aggregate.Created):
        personal = {"name": "about", "income": "about", "members": "[].person"}
        about: str
        name: str
        income: Decimal
        members: list[dict[str, Any]]

        def apply(self, file: Any) -> None:
            file.name, file.income, file.members = self.name, self.income, self.members

    class Noted(Event):
        personal = {"words": "by", "rumour": "nobody"}
        words: str
        rumour: str
        nobody: str

        def apply(self, file: Any) -> None:
            file.words = self.words

    class Shelved(Event):
        shelf: str


class Moved(Aggregate.Event):
    """An event whose field has another name than when it was stored."""

    class_version = 2
    personal = {"place": "about"}
    about: str
    place: str

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["place"] = state.pop("adress").upper()


name_topics(File, "test_file")
File.Moved = Moved
name_topics(File, "test_file")


class Archive(Application[UUID]):
    def __init__(self, engine: Engine, keys: PersonalKeys | None) -> None:
        self.engine, self.keys = engine, keys
        super().__init__()

    def construct_factory(self, env: Environment) -> Factory:
        return Factory(env, engine=self.engine, keys=self.keys)

    def load(self, id_: UUID) -> Any:
        return self.repository.get(id_, projector_func=replay)

    def stored(self, id_: UUID) -> Sequence[StoredEvent]:
        return self.recorder.select_events(id_)


@pytest.fixture(scope="module")
def engine(shared_engine: Engine) -> Engine:
    return shared_engine


@pytest.fixture
def keys(engine: Engine) -> PersonalKeys:
    return PersonalKeys(engine, MASTER)


@pytest.fixture
def archive(engine: Engine, keys: PersonalKeys) -> Archive:
    return Archive(engine, keys)


@pytest.fixture
def people() -> list[str]:
    return [str(uuid4()) for _ in range(3)]


@pytest.fixture
def file(archive: Archive, people: list[str]) -> File:
    about, spouse, clerk = people
    file = File._create(
        File.Opened,
        by=clerk,
        about=about,
        name=NAME,
        income=Decimal(0),
        members=[{"person": about, "illness": ""}, {"person": spouse, "illness": ILLNESS}],
    )
    file.trigger_event(File.Noted, by=clerk, words=WORDS, rumour=WORDS, nobody="")
    file.trigger_event(File.Shelved, by=clerk, shelf="A7")
    archive.save(file)
    return file


def test_what_was_sealed_is_read_as_it_was(archive: Archive, file: File) -> None:
    loaded = archive.load(file.id)
    assert (loaded.name, loaded.income, loaded.words) == (NAME, Decimal(0), WORDS)
    assert loaded.members == file.members
    assert file.members[1]["illness"] == ILLNESS, "saving must not change the aggregate"


def test_no_clear_text_is_in_the_table(engine: Engine, archive: Archive, file: File) -> None:
    with engine.connect() as connection:
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
    engine: Engine, file: File
) -> None:
    blind = Archive(engine, None)
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


def changed(change: Callable[[dict[str, Any]], None]) -> Callable[[StoredEvent], StoredEvent]:
    def forge(event: StoredEvent) -> StoredEvent:
        state = json.loads(event.state)
        change(state)
        forged = json.dumps(state).encode()
        return StoredEvent(event.originator_id, event.originator_version, event.topic, forged)

    return forge


def swapped_fields(state: dict[str, Any]) -> None:
    state["name"], state["income"] = state["income"], state["name"]


def swapped_items(state: dict[str, Any]) -> None:
    state["members"].reverse()


def other_person(state: dict[str, Any]) -> None:
    state["name"]["$e"][0] = state["members"][1]["$e"][0]


def other_words(state: dict[str, Any]) -> None:
    state["name"]["$e"][3] = "A" + state["name"]["$e"][3][1:]


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


def test_an_erasure_holds_in_other_processes_when_they_ask_again(
    engine: Engine, keys: PersonalKeys, file: File, people: list[str]
) -> None:
    other = PersonalKeys(engine, MASTER)
    archive = Archive(engine, other)
    assert archive.load(file.id).name == NAME
    keys.destroy(people[0])
    assert archive.load(file.id).name == NAME
    other.remembered_for = -1.0
    other._forget(people)
    assert archive.load(file.id).name == {"erased": True}


def test_after_an_erasure_new_facts_get_a_new_key(
    archive: Archive, keys: PersonalKeys, file: File, people: list[str]
) -> None:
    keys.destroy(people[0])
    again = File._create(
        File.Opened, by="", about=people[0], name="新名", income=Decimal(1), members=[]
    )
    archive.save(again)
    assert archive.load(again.id).name == "新名"
    assert archive.load(file.id).name == {"erased": True}
    assert json.loads(archive.stored(again.id)[0].state)["name"]["$e"][1] == 2


def test_the_database_alone_opens_nothing(engine: Engine, file: File) -> None:
    keys = PersonalKeys(engine, urandom(32))
    with pytest.raises(WrongMasterKey):
        Archive(engine, keys).load(file.id)
    with pytest.raises(WrongMasterKey):
        keys.verify()
    PersonalKeys(engine, MASTER).verify()
    with engine.connect() as connection:
        kept = connection.execute(
            text("SELECT wrapped FROM ledgers.personal_keys WHERE wrapped IS NOT NULL")
        ).all()
    assert all(len(bytes(wrapped)) == 12 + 32 + 16 for (wrapped,) in kept)


def test_a_key_that_is_not_there_is_not_taken_for_an_erased_one(
    archive: Archive, keys: PersonalKeys
) -> None:
    with pytest.raises(KeyMissing):
        keys.kept({(str(uuid4()), 1)})


def test_all_who_need_a_new_person_s_key_get_the_same(engine: Engine) -> None:
    everybody = [PersonalKeys(engine, MASTER) for _ in range(8)]
    for _ in range(5):
        persons = [str(uuid4()) for _ in range(4)]
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda keys, p=persons: keys.current(p), everybody))
        sealed = everybody[0].current(persons)[persons[0]][1].encrypt(bytes(12), b"x", b"")
        for keys in everybody:
            no, key = keys.current(persons)[persons[0]]
            assert (no, key.decrypt(bytes(12), sealed, b"")) == (1, b"x")


def test_a_stream_s_keys_come_in_one_round_trip(
    engine: Engine, keys: PersonalKeys, file: File, people: list[str]
) -> None:
    cold, asked = PersonalKeys(engine, MASTER), list[int]()
    load = cold._load
    cold._load = lambda persons: asked.append(len(persons)) or load(persons)
    Archive(engine, cold).load(file.id)
    assert asked == [4]  # three people, and the stream's own


def test_memory_of_keys_is_bounded(engine: Engine) -> None:
    keys = PersonalKeys(engine, MASTER)
    keys.remembered = 3
    for _ in range(5):
        keys.current([str(uuid4())])
    assert len(keys._rings) == 3


def test_an_old_event_is_opened_before_it_is_brought_up_to_date(
    archive: Archive, people: list[str]
) -> None:
    mapper: Any = archive.mapper
    id_ = uuid4()
    old = {"originator_id": id_, "about": people[0], "adress": "north gate"}
    mapper.sealer.seal(old, {"adress": "about"}, f"{id_}\n4\ntest_file.Moved")
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


def test_a_keyed_hash_needs_its_key() -> None:
    assert mac(MASTER, NAME) == mac(MASTER, NAME)
    assert len(mac(MASTER, NAME)) == 64
    assert mac(MASTER, NAME) != mac(urandom(32), NAME)
    assert mac(MASTER, NAME) != mac(MASTER, NAME + " ")
