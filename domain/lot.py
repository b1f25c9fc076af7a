"""抽签 — a lot that nobody chooses, nobody knows beforehand, and anybody can draw again.

It follows from the id that a file was given by chance, from the very microsecond at which it is
drawn (the event's own timestamp), from the file's number and from the published per cent.
Never change the rule: what was drawn once has to be drawn the same again.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID


def seed_of(file: UUID, moment: datetime) -> str:
    """What a lot on this file rests on at this moment."""
    return f"{file} {moment.isoformat()}"


def lot_falls_on(seed: str, number: str, per_cent: int) -> bool:
    """Whether one in so many.  Of old, ``seed`` was the file's id alone, or typed in."""
    drawn = int.from_bytes(sha256(f"{seed}/{number}".encode()).digest()[:8])
    return drawn % 100 < per_cent
