"""一人一次 — what was granted for somebody is never granted for them again."""

from __future__ import annotations

from domain.case import Trait


class OnceOnly(Trait):
    @property
    def exclusive_for(self) -> frozenset[str]:
        """Also after it was approved or settled, for good."""
        granted = not self.done.keys().isdisjoint(("approve", "settle"))
        return frozenset(self.covered) if granted else super().exclusive_for
