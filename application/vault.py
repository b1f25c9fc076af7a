"""Encrypted files under the SHA-256 of what they hold, in a folder all web processes share."""

from __future__ import annotations

import hmac
import os
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"AJ1"
"""How the rest is sealed: nonce (12 bytes), then AES-256-GCM bound to the digest."""
NONCE = 12


class FileDamaged(Exception):
    """A file is gone, was altered, or lies under another file's name."""


class Vault:
    """``master`` is the key (32 bytes) outside the database; the files' key is made from it."""

    def __init__(self, folder: Path, master: bytes) -> None:
        self.folder = folder
        self.sealer = AESGCM(hmac.digest(master, b"anjuan attachments", "sha256"))

    def put(self, content: bytes) -> str:
        """Keep it, once however often it comes, and say its SHA-256 in hexadecimal."""
        digest = sha256(content).hexdigest()
        if not self.sound(digest):
            self.write(self.path(digest), self.seal(content, digest))
        return digest

    def get(self, digest: str) -> bytes:
        """Raises FileDamaged."""
        try:
            sealed = self.path(digest).read_bytes()
        except FileNotFoundError:
            raise FileDamaged(digest) from None
        content = self.open(sealed, digest)
        if sha256(content).hexdigest() != digest:
            raise FileDamaged(digest)
        return content

    def seal(self, content: bytes, bound_to: str) -> bytes:
        nonce = os.urandom(NONCE)
        return MARK + nonce + self.sealer.encrypt(nonce, content, bound_to.encode())

    def open(self, sealed: bytes, bound_to: str) -> bytes:
        """Raises FileDamaged."""
        start = len(MARK) + NONCE
        nonce, box = sealed[len(MARK) : start], sealed[start:]
        try:
            if not sealed.startswith(MARK):
                raise InvalidTag
            return self.sealer.decrypt(nonce, box, bound_to.encode())
        except (InvalidTag, ValueError):
            raise FileDamaged(bound_to) from None

    def sound(self, digest: str) -> bool:
        try:
            self.get(digest)
        except FileDamaged:
            return False
        return True

    def path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    @staticmethod
    def write(path: Path, sealed: bytes) -> None:
        """Whole or not at all, and on the disk before anybody is told."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{token_hex(4)}.part")
        with open(draft, "xb", opener=private) as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
