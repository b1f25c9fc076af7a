"""Whom an open application covers: claims are taken and given up in the save that moves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from domain.open_application import OpenApplication

Find = Callable[[UUID], OpenApplication | None]


def moved(
    find: Find, benefit: str, case: UUID, *, held: Iterable[str], wanted: Iterable[str], at: datetime
) -> list[OpenApplication]:
    """The claims that change when a case that covered ``held`` comes to cover ``wanted``.

    Raises DuplicateApplication where somebody is covered by another open application.
    """
    before, after = set(held), set(wanted)
    changed = []
    for person in sorted(after - before):
        claim = find(OpenApplication.create_id(benefit, person))
        if claim is None:
            claim = OpenApplication.first(benefit, person, case, at)
        else:
            claim.claim(case, at)
        changed.append(claim)
    for person in sorted(before - after):
        if claim := find(OpenApplication.create_id(benefit, person)):
            claim.release(case, at)
            changed.append(claim)
    return changed
