"""Names, numbers and addresses as they may be searched: hashed with a key, never in clear."""

from __future__ import annotations

import hmac
from datetime import date

from application.ledgers.keys import mac
from domain.names import name_read
from domain.people import ResidentId


class KeyedHash:
    """Made from the master key (32 bytes), which lies outside the database."""

    def __init__(self, master: bytes) -> None:
        self.key = hmac.digest(master, b"anjuan search", "sha256")

    def name(self, name: str) -> str:
        """Of a whole name, however it was typed.  Raises Malformed."""
        return mac(self.key, f"name:{name_read(name)}")

    def number(self, number: ResidentId) -> str:
        return mac(self.key, f"number:{number.number}")

    def number_typed(self, text: str, today: date) -> str:
        """Of a number as somebody typed it.  Raises Malformed."""
        return self.number(ResidentId.read(text, today))

    def login(self, text: str) -> str:
        """Of whatever was typed as a login."""
        return mac(self.key, f"login:{text.strip().lower()}")

    def address(self, address: str) -> str:
        """Of a network address: buckets for rate limits must not say who came."""
        return mac(self.key, f"address:{address}")
