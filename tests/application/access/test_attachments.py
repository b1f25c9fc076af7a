"""Files are what they say, lie encrypted, and cannot be changed unnoticed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from application.attachments import LARGEST, kind_of
from application.refusals import FileKindRefused, FileTooLarge, UnknownAttachment
from application.vault import FileDamaged, Vault
from domain.errors import Malformed
from domain.office import Actor, Role
from tests.application.access.conftest import MASTER, Office
from tests.conftest import Database
from tests.domain.access.hands import REGION, actor, who

JPG = b"\xff\xd8\xff\xe0" + "阿拉坦其其格的身份证".encode() * 50 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"
APPLICANT = actor(Role.APPLICANT, REGION)


@pytest.fixture
def database(module_database: Database) -> Database:
    """Files that lie side by side disturb nobody."""
    return module_database


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("身份证.jpg", JPG, "image/jpeg"),
        ("card.JPEG", JPG, "image/jpeg"),
        ("a b.png", PNG, "image/png"),
        ("申请书.v2.pdf", PDF, "application/pdf"),
    ],
)
def test_a_file_is_what_its_name_and_its_first_bytes_say(
    name: str, content: bytes, kind: str
) -> None:
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("card.png", JPG),
        ("card.pdf", b"MZ\x90"),
        ("card.jpg", b""),
        ("card.svg", b"<svg/>"),
        ("card.zip", b"PK\x03\x04"),
        ("card.pdf", PDF + b"<< /S /JavaScript /JS (app.alert(1)) >>"),
        ("card.pdf", PDF + b"<< /Launch 1 0 R >>"),
        ("card.pdf", PDF + b"<< /Names << /EmbeddedFiles 3 0 R >> >>"),
    ],
)
def test_what_is_not_what_it_says_or_does_something_is_refused(
    name: str, content: bytes
) -> None:
    with pytest.raises(FileKindRefused):
        kind_of(name, content)


@pytest.mark.parametrize(
    "name", ["", "card", ".jpg", "../card.jpg", "a/b.jpg", "a\\b.jpg", "a\x00.jpg", "a.jpg\n"]
)
def test_a_name_that_is_no_file_name_is_malformed(name: str) -> None:
    with pytest.raises(Malformed):
        kind_of(name, JPG)


def test_what_was_uploaded_is_read_back_whole(office: Office) -> None:
    kept = office.attachments.upload(APPLICANT, "身份证.jpg", JPG)

    found, content = office.attachments.read(kept.id, sha256(JPG).hexdigest())

    assert found == kept
    assert content == JPG
    assert kept.size == len(JPG)


def test_more_than_ten_megabytes_are_refused(office: Office) -> None:
    with pytest.raises(FileTooLarge):
        office.attachments.upload(APPLICANT, "a.jpg", JPG.ljust(LARGEST + 1, b"\0"))
    office.attachments.upload(APPLICANT, "a.jpg", JPG.ljust(LARGEST, b"\0"))


def test_neither_the_disk_nor_the_table_says_anything_in_clear(
    office: Office, engine: Engine
) -> None:
    office.attachments.upload(APPLICANT, "阿拉坦其其格.jpg", JPG)

    (file,) = (p for p in office.vault.folder.rglob("*") if p.is_file())
    stored = file.read_bytes()
    with engine.connect() as connection:
        rows = connection.scalars(text("SELECT a::text FROM ledgers.attachments a")).all()

    assert JPG[:4] not in stored
    assert "身份证".encode() not in stored
    assert file.stat().st_mode & 0o077 == 0
    assert rows
    for clear in ("阿拉坦", "阿拉坦".encode().hex()):
        assert not any(clear in row for row in rows)


def test_the_same_file_lies_there_once_under_two_ids(office: Office) -> None:
    first = office.attachments.upload(APPLICANT, "a.jpg", JPG)
    second = office.attachments.upload(APPLICANT, "b.jpg", JPG)

    assert first.id != second.id
    assert len([p for p in office.vault.folder.rglob("*") if p.is_file()]) == 1
    assert office.attachments.read(second.id, second.sha256)[0].name == "b.jpg"


def test_web_processes_that_store_one_file_at_once_leave_it_whole(vault: Vault) -> None:
    other = Vault(vault.folder, MASTER)

    with ThreadPoolExecutor(8) as hands:
        digests = set(hands.map(lambda n: (vault, other)[n % 2].put(JPG), range(16)))

    assert other.get(digests.pop()) == JPG
    assert digests == set()
    assert len([p for p in vault.folder.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize("place", [0, 5, 20, -1])
def test_one_altered_bit_is_noticed_wherever_it_is(vault: Vault, place: int) -> None:
    digest = vault.put(JPG)
    stored = bytearray(vault.path(digest).read_bytes())
    stored[place] ^= 1
    vault.path(digest).write_bytes(stored)

    with pytest.raises(FileDamaged):
        vault.get(digest)


def test_a_file_under_anothers_name_is_noticed(vault: Vault) -> None:
    mine, others = vault.put(JPG), vault.put(PNG)
    vault.path(mine).write_bytes(vault.path(others).read_bytes())

    with pytest.raises(FileDamaged):
        vault.get(mine)


def test_a_file_cut_short_or_gone_is_noticed_and_an_upload_makes_it_good(
    vault: Vault,
) -> None:
    digest = vault.put(JPG)

    for left in (b"", b"AJ1", vault.path(digest).read_bytes()[:40]):
        vault.path(digest).write_bytes(left)
        with pytest.raises(FileDamaged):
            vault.get(digest)
    vault.path(digest).unlink()
    with pytest.raises(FileDamaged):
        vault.get(digest)

    assert vault.put(JPG) == digest
    assert vault.get(digest) == JPG


def test_another_key_opens_nothing(vault: Vault) -> None:
    digest = vault.put(JPG)

    with pytest.raises(FileDamaged):
        Vault(vault.folder, MASTER[::-1]).get(digest)


def test_papers_are_named_as_they_were_uploaded_and_by_whom(office: Office) -> None:
    kept = office.attachments.upload(APPLICANT, "a.jpg", JPG)
    named = {"material": "card", "sha256": kept.sha256, "attachment": str(kept.id)}

    office.attachments.check([named], APPLICANT)

    wrong = [
        ({**named, "sha256": "0" * 64}, APPLICANT),
        ({**named, "attachment": str(uuid4())}, APPLICANT),
        (named, actor(Role.APPLICANT, REGION, "stranger")),
    ]
    for paper, by in wrong:
        with pytest.raises(UnknownAttachment) as refused:
            office.attachments.check([paper], by)
        assert refused.value.details == ["card"]
    with pytest.raises(Malformed):
        office.attachments.check([{**named, "attachment": "1"}], APPLICANT)
    with pytest.raises(UnknownAttachment):
        office.attachments.read(kept.id, "0" * 64)


def test_what_an_agent_uploads_is_the_principals_too(office: Office) -> None:
    agent = Actor(who("agent"), Role.AGENT, REGION, on_behalf_of=APPLICANT.who)
    kept = office.attachments.upload(agent, "a.jpg", JPG)
    named = {"material": "card", "sha256": kept.sha256, "attachment": str(kept.id)}

    office.attachments.check([named], APPLICANT)
    office.attachments.check([named], agent)
