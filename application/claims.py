"""Whom an open application covers: claims are taken and given up in the save that moves it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from uuid import UUID

from domain.open_application import OpenApplication

Load = Callable[[Iterable[UUID]], dict[UUID, OpenApplication]]


def moved(
    load: Load,
    benefit: str,
    case: UUID,
    *,
    held: Iterable[str],
    wanted: Iterable[str],
    new: Collection[str] = (),
    at: datetime,
) -> list[OpenApplication]:
    """The claims that change when a case that covered ``held`` comes to cover ``wanted``.

    Raises DuplicateApplication where somebody is covered by another open application.
    """
    before, after = set(held), set(wanted)
    ids = {p: OpenApplication.id_of(benefit, p) for p in sorted(before ^ after)}
    known = load(id_ for person, id_ in ids.items() if person not in new)
    changed = []
    for person, id_ in ids.items():
        claim = known.get(id_)
        if person in before:
            if claim:
                claim.release(case, at)
        elif claim:
            claim.claim(case, at)
        else:
            claim = OpenApplication.first(benefit, person, case, at)
        if claim:
            changed.append(claim)
    return changed
