"""附件 — papers are uploaded first, then named in a case by their id and SHA-256."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID, uuid4

from application.ledgers.uploads import Upload, Uploads
from application.refusals import FileKindRefused, FileTooLarge, UnknownAttachment
from application.vault import Vault
from domain.errors import Malformed
from domain.office import Actor

LARGEST = 10 * 1024 * 1024
"""Bytes; configurable default."""
FILE_NAME = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]{1,120}\.([A-Za-z]{3,4})")
KINDS = {
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "pdf": ("application/pdf", b"%PDF-"),
}
"""By extension: the media type, and how such a file begins."""
ACTIVE = re.compile(rb"/(JS|JavaScript|Launch|EmbeddedFiles?)\b")
"""What makes a PDF do something, or carry something else."""


class Attachment(NamedTuple):
    id: UUID
    sha256: str
    kind: str
    size: int
    name: str


@dataclass(frozen=True)
class Attachments:
    uploads: Uploads
    vault: Vault

    def upload(self, actor: Actor, name: str, content: bytes) -> Attachment:
        """Keep a jpg, png or pdf of up to 10 MB, by its name and by its first bytes.

        Raises FileTooLarge, FileKindRefused, Malformed for a name that is none.
        """
        if len(content) > LARGEST:
            raise FileTooLarge(str(LARGEST))
        kind = kind_of(name, content)
        id_, digest = uuid4(), self.vault.put(content)
        self.uploads.enter(
            Upload(
                id_,
                digest,
                kind,
                len(content),
                self.vault.seal(name.encode(), str(id_)),
                actor.who,
                actor.on_behalf_of or actor.who,
            )
        )
        return Attachment(id_, digest, kind, len(content), name)

    def read(self, attachment: UUID, digest: str) -> tuple[Attachment, bytes]:
        """What a case names by id and digest; whether the case may be read was asked before.

        Raises UnknownAttachment, and FileDamaged for one that was moved or altered.
        """
        held = self.uploads.find((attachment,)).get(attachment)
        if held is None or held.sha256 != digest:
            raise UnknownAttachment()
        name = self.vault.open(held.sealed_name, str(held.id)).decode()
        content = self.vault.get(digest)
        return Attachment(held.id, held.sha256, held.kind, held.size, name), content

    def check(self, papers: Iterable[Mapping[str, str]], actor: Actor) -> None:
        """Whether all these papers were uploaded as they are named, by or for this actor.

        Raises UnknownAttachment with the materials it holds for, Malformed for an id that is
        none.
        """
        named = {uuid_read(paper["attachment"]): paper for paper in papers}
        held = self.uploads.find(named)
        mine = {actor.who, actor.on_behalf_of} - {""}
        wrong = [
            paper["material"]
            for id_, paper in named.items()
            if id_ not in held
            or held[id_].sha256 != paper["sha256"]
            or not mine & {held[id_].uploaded_by, held[id_].uploaded_for}
        ]
        if wrong:
            raise UnknownAttachment(*wrong)


def kind_of(name: str, content: bytes) -> str:
    """The media type, if the extension and the first bytes agree on it."""
    shape = FILE_NAME.fullmatch(name)
    if shape is None:
        raise Malformed("name")
    kind, beginning = KINDS.get(shape[1].lower(), ("", b""))
    if not kind or not content.startswith(beginning):
        raise FileKindRefused()
    if kind == "application/pdf" and ACTIVE.search(content):
        raise FileKindRefused("active")
    return kind


def uuid_read(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Malformed("attachment") from None
