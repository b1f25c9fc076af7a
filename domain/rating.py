"""好差评 — the five levels at which people rate what was done for them."""

from __future__ import annotations

from domain.errors import Malformed

LEVELS = range(1, 6)
"""5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意."""
BAD = (1, 2)
"""差评: a rating that has to be looked into."""


def level_read(rating: int) -> int:
    """Raises Malformed."""
    if rating not in LEVELS:
        raise Malformed("rating", str(rating))
    return rating
