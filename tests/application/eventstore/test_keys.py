"""The keys of persons: made once, the same for all, and gone when they are destroyed."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from os import urandom
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from eventsourcing.persistence import IntegrityError
from sqlalchemy import Engine, text

from application.ledgers.keys import KeyMissing, PersonalKeys, WrongMasterKey, mac
from tests.application.eventstore.archive import (
    MASTER,
    NAME,
    Archive,
    File,
)


def test_an_erasure_holds_in_other_processes_when_they_ask_again(
    shared_engine: Engine, keys: PersonalKeys, file: File, people: list[str]
) -> None:
    other = PersonalKeys(shared_engine, MASTER)
    archive = Archive(shared_engine, other)
    assert archive.load(file.id).name == NAME
    keys.destroy(people[0])
    assert archive.load(file.id).name == NAME
    other.remembered_for = -1.0
    other._rings.clear()
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


def test_the_database_alone_opens_nothing(shared_engine: Engine, file: File) -> None:
    keys = PersonalKeys(shared_engine, urandom(32))
    with pytest.raises(WrongMasterKey):
        Archive(shared_engine, keys).load(file.id)
    with pytest.raises(WrongMasterKey):
        keys.verify()
    PersonalKeys(shared_engine, MASTER).verify()
    with shared_engine.connect() as connection:
        kept = connection.execute(
            text("SELECT wrapped FROM ledgers.personal_keys WHERE wrapped IS NOT NULL")
        ).all()
    assert all(len(bytes(wrapped)) == 12 + 32 + 16 for (wrapped,) in kept)


def test_a_key_that_is_not_there_is_not_taken_for_an_erased_one(
    archive: Archive, keys: PersonalKeys
) -> None:
    with pytest.raises(KeyMissing):
        keys.kept({(str(uuid4()), 1)})


@pytest.mark.parametrize("where", ["in several processes", "in threads of one"])
def test_all_who_need_a_new_person_s_key_get_the_same(
    shared_engine: Engine, where: str
) -> None:
    one = PersonalKeys(shared_engine, MASTER)
    several = [PersonalKeys(shared_engine, MASTER) for _ in range(8)]
    everybody = [one] * 8 if where == "in threads of one" else several
    with ThreadPoolExecutor(8) as threads:
        for _ in range(20):
            persons = [str(uuid4()) for _ in range(4)]
            list(threads.map(lambda keys, p=persons: keys.current(p), everybody))
            sealed = one.current(persons)[persons[0]][1].encrypt(bytes(12), b"x", b"")
            for keys in everybody:
                no, key = keys.current(persons)[persons[0]]
                assert (no, key.decrypt(bytes(12), sealed, b"")) == (1, b"x")


def test_what_another_thread_saw_before_is_not_taken_for_the_truth(
    shared_engine: Engine,
) -> None:
    keys, person = PersonalKeys(shared_engine, MASTER), str(uuid4())
    make = keys._make

    def made_while_another_looks(numbers: Any) -> Any:
        made = make(numbers)
        keys._remember({person: {}}, float("inf"))
        return made

    keys._make = made_while_another_looks
    assert keys.current([person])[person][0] == 1
    keys._remember({person: {}}, float("inf"))
    assert keys.kept({(person, 1)})[person, 1]
    keys._remember({person: {}}, float("inf"))
    assert keys.current([person])[person][0] == 1


def test_a_stream_s_keys_come_in_one_round_trip(
    shared_engine: Engine, keys: PersonalKeys, file: File, people: list[str]
) -> None:
    cold, asked = PersonalKeys(shared_engine, MASTER), list[int]()
    load = cold._load
    cold._load = lambda persons: asked.append(len(persons)) or load(persons)
    Archive(shared_engine, cold).load(file.id)
    assert asked == [4]  # three people, and the stream's own


def test_memory_of_keys_is_bounded(shared_engine: Engine) -> None:
    keys = PersonalKeys(shared_engine, MASTER)
    keys.remembered = 3
    for _ in range(5):
        keys.current([str(uuid4())])
    assert len(keys._rings) == 3


def test_a_keyed_hash_needs_its_key() -> None:
    assert mac(MASTER, NAME) == mac(MASTER, NAME)
    assert len(mac(MASTER, NAME)) == 64
    assert mac(MASTER, NAME) != mac(urandom(32), NAME)
    assert mac(MASTER, NAME) != mac(MASTER, NAME + " ")


def about_itself(id_: UUID) -> File:
    return File._create(
        File.Opened, id=id_, by="", about=str(id_), name=NAME, income=Decimal(1), members=[]
    )


def kept_in(engine: Engine, person: UUID) -> int:
    count = text("SELECT count(*) FROM ledgers.personal_keys WHERE person = :person")
    with engine.connect() as connection:
        return connection.scalar(count, {"person": person})


def test_the_key_of_who_begins_with_a_save_is_kept_by_that_very_save(
    shared_engine: Engine,
) -> None:
    keys = PersonalKeys(shared_engine, MASTER)
    keys._load = keys._make = None  # neither looked up nor made before
    file = about_itself(uuid4())
    Archive(shared_engine, keys).save(file)
    assert kept_in(shared_engine, file.id) == 1
    for cold in (keys, PersonalKeys(shared_engine, MASTER)):
        assert Archive(shared_engine, cold).load(file.id).name == NAME


def test_a_save_that_fails_keeps_no_key_and_the_process_forgets_it(
    shared_engine: Engine, archive: Archive, keys: PersonalKeys, file: File
) -> None:
    new, late = about_itself(uuid4()), archive.load(file.id)
    file.trigger_event(File.Shelved, shelf="a", by="")
    archive.save(file)
    late.trigger_event(File.Shelved, shelf="b", by="")
    with pytest.raises(IntegrityError):
        archive.save(new, late)
    assert kept_in(shared_engine, new.id) == 0
    again = about_itself(new.id)
    archive.save(again)
    assert Archive(shared_engine, PersonalKeys(shared_engine, MASTER)).load(new.id).name == NAME


def test_an_id_that_follows_from_a_name_may_have_a_key_before_it_begins(
    shared_engine: Engine, archive: Archive, keys: PersonalKeys
) -> None:
    derived = uuid5(uuid4(), "a login")
    keys.current([str(derived)])
    archive.save(about_itself(derived))
    assert archive.load(derived).name == NAME


def test_a_save_about_many_new_persons_makes_their_keys_at_once(shared_engine: Engine) -> None:
    keys, made = PersonalKeys(shared_engine, MASTER), list[int]()
    make = keys._make
    keys._make = lambda numbers: made.append(len(numbers)) or make(numbers)
    archive = Archive(shared_engine, keys)
    household = [str(uuid4()) for _ in range(4)]
    files = [
        File._create(File.Opened, by="", about=one, name=NAME, income=Decimal(1), members=[])
        for one in household
    ]
    archive.save(*files)
    assert made == [4]
    assert archive.load(files[3].id).name == NAME
