"""抽签 — a lot that nobody chooses and anybody can draw again.

It follows from the id that a file was given by chance when it was submitted, from its number
and from the published per cent: all fixed before anybody could look.  Never change the rule:
what was drawn once has to be drawn the same again.
"""

from __future__ import annotations

from hashlib import sha256


def lot_falls_on(seed: str, number: str, per_cent: int) -> bool:
    """Whether one in so many: ``seed`` is the file's id; of old, what was typed in."""
    drawn = int.from_bytes(sha256(f"{seed}/{number}".encode()).digest()[:8])
    return drawn % 100 < per_cent
